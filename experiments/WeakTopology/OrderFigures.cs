namespace Replication.Experiments;

/// <summary>The figures of Theorem 2's study.</summary>
static class OrderFigures
{
    public static IEnumerable<Figure> Draw(Measurements<Order.Row> measurements)
    {
        var members = measurements.Points(row => row.Members);
        yield return new Figure("sequences", "What each sequence of laws converges in")
        {
            Paper = new PaperLocus("WGAN", "Theorem 2"),
            Caption = "Distances of P_n from its limit. Lattices converge in W and MMD alone. Shifted laws converge in TV and JSD too, but "
                + "not in KL, which is infinite. Coins converge in all. Mass that escapes on the line converges in all but W: the line is "
                + "not compact.",
            AltText = "Four log-log panels over n. In the first W and MMD fall and TV and JSD are flat. In the second W, MMD, TV and JSD "
                + "fall. In the third all five fall. In the fourth W is flat and the others fall.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels =
            [
                Panel(Order.Lattice, "lattice against U[0, 1]"),
                Panel(Order.Shift, "U[0, 1] shifted by 1/n"),
                Panel(Order.Coin, "coin against a fair one"),
                Panel(Order.Escape, "mass 1/n that escapes to n"),
            ],
        };

        var tv = new Axis("TV", Axis.Dimensionless) { Log = true };
        yield return new Figure("constants", "The inequalities of Theorem 2 and the sequences that attain them")
        {
            Paper = new PaperLocus("WGAN", "Theorem 2"),
            Caption = "Each dot is a pair of random laws. Coins attain JSD = TV² / 2 and Pinsker's KL = 2 TV² as TV vanishes, and W = 2 TV "
                + "at the ends of the space [0, 2]. Shifted laws attain JSD = TV log 2. No constant can be improved.",
            AltText = "Three log-log panels over TV. The dots of JSD lie between the line of shifted laws above and that of coins below. "
                + "The dots of KL lie above the line of coins, and those of W below it.",
            PanelsPerRow = 3,
            Panels =
            [
                new Panel(tv, new Axis("JSD", "nats") { Log = true })
                {
                    Title = "TV² / 2 ≤ JSD ≤ TV log 2",
                    Traces =
                    [
                        members.Of(Order.Pairs).Cloud("random pairs", at => at.Tv, at => at.Jsd),
                        Ascending(Order.Shift).Line("shifted laws", at => at.Tv, at => at.Jsd) with { Markers = true },
                        Ascending(Order.Coin).Line("coins", at => at.Tv, at => at.Jsd) with { Markers = true },
                    ],
                },
                new Panel(tv, new Axis("the smaller of both KLs", "nats") { Log = true })
                {
                    Title = "KL ≥ 2 TV²",
                    Traces =
                    [
                        members.Of(Order.Pairs).Cloud("random pairs", at => at.Tv, at => at.SmallerKl),
                        Ascending(Order.Coin).Where(at => at.SmallerKl, double.IsFinite)
                            .Line("coins", at => at.Tv, at => at.SmallerKl) with { Markers = true },
                    ],
                },
                new Panel(tv, new Axis("W", Axis.Dimensionless) { Log = true })
                {
                    Title = "W ≤ 2 TV",
                    Traces =
                    [
                        members.Of(Order.Pairs).Cloud("random pairs", at => at.Tv, at => at.W),
                        Ascending(Order.Shift).Line("shifted laws", at => at.Tv, at => at.W) with { Markers = true },
                        Ascending(Order.Coin).Line("coins", at => at.Tv, at => at.W) with { Markers = true },
                    ],
                },
            ],
        };

        Panel Panel(Arm<Order.Row> arm, string title)
        {
            var own = members.Of(arm);
            var finite = own.Where(at => at.SmallerKl, double.IsFinite);
            return new(
                new Axis("n", Axis.Dimensionless) { Log = true }, new Axis("distance from the limit", Axis.Dimensionless) { Log = true })
            {
                Title = title,
                Traces =
                [
                    Line(own, "W", at => at.W), Line(own, "MMD", at => at.Mmd),
                    Line(own, "TV", at => at.Tv), Line(own, "JSD", at => at.Jsd),
                    .. finite.Count > 1 ? new[] { Line(finite, "smaller KL", at => at.SmallerKl) } : [],
                ],
            };
        }

        Points<Order.Member> Ascending(Arm<Order.Row> arm) => members.Of(arm).OrderBy(at => at.Tv);

        static Trace Line(Points<Order.Member> own, string name, Expression<Func<Order.Member, object?>> y) =>
            own.Line(name, at => at.N, y) with { Markers = true };
    }
}
