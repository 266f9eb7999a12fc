using Replication.Oracles.ClosedForms.Gan;
using Replication.Oracles.Divergences;
using Best = Replication.Oracles.Divergences.OptimalDiscriminator;

namespace Replication.Experiments;

/// <summary>
/// Theorem 1: against the best discriminator the game is worth -log 4 + 2 JSD, and least where the generator's law is the data's. Both
/// sides are integrals or sums, each from its own definition, over three families of generators.
/// </summary>
static class GameValue
{
    public static Study<Row> Study => new("theorem-1", Paper.Gan, "Theorem 1", "Against the best D the game is worth -log 4 + 2 JSD")
    {
        Arms = [Optimal, Frozen],
        Claims =
        [
            new("value-is-jsd")
            {
                Statement = "Against the best discriminator the value is -log 4 + 2 JSD, for shifted, stretched and collapsed laws.",
                Published = "-log 4 + 2 JSD",
                Formula = @"C(G) = \max_D V(G, D) = -\log 4 + 2 \, \mathrm{JSD}(p_{data} \| p_g)",
                Criterion = Generators.Is(Value, new("-log 4 + 2 JSD", (_, at) => at.Theorem), Exactly), On = [Optimal], Control = [Frozen],
            },
            new("minimum-at-the-data")
            {
                Statement = "The value is least where the generator's law is the data's, and -log 4 there.",
                Published = "-log 4 = -1.386",
                Formula = @"p_g = p_{data} \Leftrightarrow C(G) = -\log 4",
                Criterion = Least.Is(Expected<Row>.Constant("-log 4", Best.MinimumValue), Exactly)
                    .And(DivergenceAtLeast.Is(0, Tolerance.Exact("the grid holds the data's law itself"))),
                On = [Optimal], Control = [Frozen],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Optimal =
        new("best", "the best discriminator for each generator", _ => AgainstTheBest()) { Random = false };
    internal static readonly Arm<Row> Frozen =
        new("frozen", "the best discriminator for N(2, 1), whatever the generator", _ => AgainstAFrozenOne()) { Random = false };

    static readonly Sweep<Row, At> Generators = new("generators", row => row.Values);
    static readonly Quantity<At> Value = new("V(G, D)", at => at.Value);
    static readonly Quantity<Row> Least = new("least V(G, D)", row => row.Values.Min(at => at.Value));
    static readonly Quantity<Row> DivergenceAtLeast = new(
        "JSD from the data where V(G, D) is least", row => row.Values.MinBy(at => at.Value)!.JensenShannon);
    static readonly Tolerance Exactly = Tolerance.Absolute(1e-9, "both sides are quadratures to 1e-10, or sums");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var values = measurements.Points(row => row.Values);
        yield return new Figure("theorem-1", "Against the best discriminator the game is worth -log 4 + 2 JSD")
        {
            Paper = new PaperLocus("GAN", "Theorem 1"),
            Caption = "The value V(G, D) for three families of generators: N(m, 1) and N(0, s²) against data N(0, 1), and k of 8 equally "
                + "likely modes. Against the best D it lies on -log 4 + 2 JSD (dots) and is least, -log 4, where the law is the data's. "
                + "Against a D that was the best for m = 2 it falls below -log 4, away from the data.",
            AltText = "Three panels of V. Over m and over log s the line is a bowl with its bottom at -log 4, at 0 and at 1; over modes it "
                + "falls to -log 4 at 8. Dots are on the lines. The frozen discriminator's line falls to the left through the bowl.",
            PanelsPerRow = 3,
            Panels =
            [
                Family(Shift, new Axis("m, mean of the generator", Axis.Dimensionless)),
                Family(Stretch, new Axis("s, deviation of the generator", Axis.Dimensionless) { Log = true }),
                Family(Collapse, new Axis("k, modes of 8 that are kept", Axis.Dimensionless) { Range = (0.5, 10) }),
            ],
        };

        Panel Family(string family, Axis axis)
        {
            var (best, frozen) = (values.Of(Optimal).Where(at => at.Family, family), values.Of(Frozen).Where(at => at.Family, family));
            return new Panel(axis, new Axis("V(G, D)", "nats") { Range = (-3.2, 0) })
            {
                Title = family,
                Traces =
                [
                    best.Line("against the best D", at => at.Parameter, at => at.Value),
                    .. frozen.Count == 0 ? [] : new[] { frozen.Line("against a frozen D", at => at.Parameter, at => at.Value) },
                    best.Dots("-log 4 + 2 JSD", at => at.Parameter, at => at.Theorem),
                ],
                References = [new HorizontalLine("-log 4", Level.ClosedForm("-log 4", Best.MinimumValue))],
            };
        }
    }

    const string Shift = "shifted laws", Stretch = "stretched laws", Collapse = "collapsed laws";
    const int Modes = 8;
    static readonly double[] Means = [-4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4];
    static readonly double[] Deviations = [0.125, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8];
    static readonly LineDensity Data = LineDensity.Gaussian(0, 1);

    static Row AgainstTheBest() => new(
    [
        .. Means.Select(mean => Gaussians(Shift, mean, LineDensity.Gaussian(mean, 1))),
        .. Deviations.Select(sd => Gaussians(Stretch, sd, LineDensity.Gaussian(0, sd))),
        .. Enumerable.Range(1, Modes).Select(Collapsed),
    ]);

    static Row AgainstAFrozenOne() =>
        new([.. Means.Select(mean => Gaussians(Shift, mean, LineDensity.Gaussian(mean, 1), against: LineDensity.Gaussian(2, 1)))]);

    /// <param name="family">Which family the generator is of.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="generator">The generator's law.</param>
    /// <param name="against">The law that D is the best against; the generator's own unless given.</param>
    static At Gaussians(string family, double parameter, LineDensity generator, LineDensity? against = null)
    {
        var seen = against ?? generator;
        return At.Of(
            family, parameter, Best.Value(Data, generator, x => Data.Log(x) - seen.Log(x)).Value,
            FDivergences.JensenShannon.Between(Data, generator).Value);
    }

    /// <summary>Data on 8 equally likely atoms, and a generator on k of them; the divergence in closed form.</summary>
    static At Collapsed(int kept)
    {
        double[] p = [.. Enumerable.Repeat(1.0 / Modes, Modes)];
        double[] q = [.. p.Select((_, i) => i < kept ? 1.0 / kept : 0)];
        double[] best = [.. p.Zip(q, (data, generated) => data / (data + generated))];
        return At.Of(Collapse, kept, Best.Value(p, q, best), UniformCollapse.JensenShannon(Modes, kept));
    }

    internal sealed record Row(IReadOnlyList<At> Values);

    /// <param name="Family">The family of generators.</param>
    /// <param name="Parameter">The generator's mean, its standard deviation, or how many modes it keeps.</param>
    /// <param name="Value">V(G, D).</param>
    /// <param name="JensenShannon">JSD(p_data, p_g).</param>
    /// <param name="Theorem">-log 4 + 2 JSD.</param>
    internal sealed record At(string Family, double Parameter, double Value, double JensenShannon, double Theorem)
    {
        public static At Of(string family, double parameter, double value, double jensenShannon) =>
            new(family, parameter, value, jensenShannon, Best.Value(jensenShannon));
    }
}
