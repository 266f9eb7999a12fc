using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

namespace Replication.Experiments;

static partial class Table1
{
    static IEnumerable<Figure> Draw(Measurements<Row> measurements) =>
        [LatentPlane(measurements), BesideThePaper(measurements.Rows), Layouts(), BoundOverTraining(measurements)];

    static Figure LatentPlane(Measurements<Row> measurements)
    {
        var draws = measurements.Points(row => row.LatentDraws);
        return new Figure("figure-2", "The four posteriors in the latent plane")
        {
            Paper = new PaperLocus("AVB", "Figure 2"),
            Caption = "Draws of q(z|x) for each of the four images over training. The Gaussian posteriors overlap and leave gaps. The "
                + "adversarially trained ones divide the prior into four regions with sharp borders, so that z determines its image. The "
                + "figure shows 125 draws of each posterior, from 1 seed of 10.",
            AltText = "Two scatter panels of the latent plane in four colours, one for each image, with a slider over training. At the "
                + "end the VAE shows four overlapping ellipses. AVB shows a round disc in four regions that hardly overlap.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Slider = draws.Slider(draw => draw.Percent, "% of training"),
            Panels = [Panel("VAE", Vae), Panel("AVB", Avb)],
        };

        Panel Panel(string title, Arm<Row> arm) => new(Plane("z₁", 3.5), Plane("z₂", 3.5))
        {
            Title = title,
            EqualScale = true,
            Moving = now => [.. Enumerable.Range(1, FourPoints.Count).Select(point => draws.At(now).Of(arm).Where(draw => draw.Point, point)
                .Cloud(Image(point), draw => draw.Z1, draw => draw.Z2))],
        };
    }

    static Figure BesideThePaper(Points<Row> rows)
    {
        return new Figure("table-1", "Table 1: our runs beside the paper's numbers")
        {
            Paper = new PaperLocus("AVB", "Table 1"),
            Caption = "Each dot is one training. Most VAEs reach the optimum of two crossed pairs, as the paper's does; few reach the best "
                + "Gaussian encoder, four parallel strips. AVB exceeds both and approaches the limit of any model, -log 4. The paper's "
                + "numbers are those of its first version and, unchecked, of its later one.",
            AltText = "Four panels with a column of dots for the VAE and one for AVB: log-likelihood, bound, reconstruction error per "
                + "pixel and KL of the aggregate posterior to the prior. AVB is better in all four. The paper's numbers are close to ours.",
            PanelsPerRow = 2,
            Panels =
            [
                Panel("log-likelihood", new("log p(x)", "nats") { Range = (-1.62, -1.35) },
                    row => row.LogLikelihood, paper => paper.LogLikelihood, layout => layout.LogLikelihood, Limit),
                Panel("bound", new("ELBO", "nats") { Range = (-1.74, -1.34) },
                    row => row.Elbo, paper => paper.Elbo, layout => layout.Elbo, Limit),
                Panel("reconstruction error", new("error", "nats per pixel"),
                    row => row.Reconstruction, paper => paper.Reconstruction, layout => layout.Reconstruction),
                Panel("aggregate posterior to prior", new("KL(q(z), p(z))", "nats"),
                    row => row.AggregateDivergence, paper => paper.AggregateDivergence, layout => layout.AggregateDivergence),
            ],
        };

        Panel Panel(
            string title, Axis axis, Expression<Func<Row, object?>> ours, Expression<Func<Printed, object?>> printed,
            Expression<Func<LayoutTerms, object?>> ofLayout, params ReferenceLine[] limits) =>
            new(new Axis("method", Axis.Dimensionless), axis)
            {
                Title = title,
                Traces =
                [
                    .. rows.SeedsByArm("ours", [Vae, Avb], ours),
                    .. new[] { FirstAvb.Version, LaterAvb.Version }.Select(version => PaperTable.Where(paper => paper.Version, version)
                        .Dots($"paper, {version} version", paper => paper.Method, printed)),
                ],
                References =
                [
                    .. limits,
                    .. FourPointLayouts.Named.Select(one =>
                        new HorizontalLine(one.Name, LayoutTable.Where(layout => layout.Layout, one.Name).Level(ofLayout))),
                ],
            };
    }

    static Figure Layouts() => new("gaussian-layouts", "The two best layouts of four Gaussians")
    {
        Paper = new PaperLocus("AVB", "Table 1, Figure 2"),
        Caption = "One standard deviation of each image's posterior. The paper's VAE, and most of ours, reach two crossed pairs, a local "
            + FormattableString.Invariant($"optimum with ELBO {FourPointLayouts.Crossed.Elbo:F4}. ")
            + FormattableString.Invariant($"Four parallel strips have {FourPointLayouts.Strips.Elbo:F4}. ")
            + "Both are computed by quasi-Newton ascent with the best decoder for each.",
        AltText = "Two panels of the latent plane with four ellipses each. Left, two tall ellipses are left and right of two small "
            + "ones above each other. Right, four upright narrow ellipses are side by side.",
        PanelsPerRow = 2,
        ShareX = true,
        ShareY = true,
        Panels = [.. FourPointLayouts.Named.Select(layout => new Panel(Plane("z₁", 2.5), Plane("z₂", 2.5))
        {
            Title = layout.Name,
            EqualScale = true,
            Traces = [.. Enumerable.Range(1, FourPoints.Count).Select(point =>
                EllipseTable.Where(ellipse => ellipse.Layout, layout.Name).Where(ellipse => ellipse.Point, point)
                    .Line(Image(point), ellipse => ellipse.Z1, ellipse => ellipse.Z2) with { Ascending = false })],
        })],
    };

    static Figure BoundOverTraining(Measurements<Row> measurements)
    {
        var training = measurements.Points(row => row.Training);
        return new Figure("bound-over-training", "An adversary that lags reports an invalid bound")
        {
            Paper = new PaperLocus("AVB", "Section 5.1"),
            Caption = "The bound that AVB reports through T and the true log-likelihood over training. Two adversary steps for one, at "
                + "twice the rate, keep the bound near the log-likelihood. A starved adversary reports a bound above -log 4, which no "
                + "model can have, while the log-likelihood falls below the VAE's. Each line is one seed. The scales differ.",
            AltText = "Two panels over training. With a trained adversary the log-likelihood rises to -1.4 and the bound settles on it. "
                + "With a starved one the bound rises above 0 while the log-likelihood varies between -1.5 and -2.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels = [Panel("trained adversary", Avb, (-2, -1.2)), Panel("starved adversary", Starved, (-3, 1))],
        };

        Panel Panel(string title, Arm<Row> arm, (double, double) range) =>
            new(new Axis("training", "%"), new Axis("log p(x) and its bound", "nats") { Range = range })
            {
                Title = title,
                Traces =
                [
                    .. training.Of(arm).LinePerSeed("true log-likelihood", moment => moment.Percent, moment => moment.LogLikelihood),
                    .. training.Of(arm).LinePerSeed("bound through T", moment => moment.Percent, moment => moment.Elbo),
                ],
                References = [Limit],
            };
    }

    static HorizontalLine Limit => new("-log 4", Level.ClosedForm("-log 4", FourPointSolution.UpperBound));

    static Axis Plane(string name, double reach) => new(name, Axis.Dimensionless) { Range = (-reach, reach) };

    static string Image(int point) => FormattableString.Invariant($"image {point}");

    /// <summary>Table 1's terms of both layouts.</summary>
    static Points<LayoutTerms> LayoutTable => Points.Of<LayoutTerms>("four-point-layouts",
    [
        .. from layout in FourPointLayouts.Named
           let terms = Terms.Of(layout.Solution)
           select new LayoutTerms(layout.Name, terms.LogLikelihood, terms.Elbo, terms.Reconstruction, terms.AggregateDivergence),
    ]);

    /// <summary>Where each of the four Gaussians has its standard deviation, as closed curves.</summary>
    static Points<Ellipse> EllipseTable => Points.Of<Ellipse>("four-point-ellipses",
    [
        .. from layout in FourPointLayouts.Named
           from one in layout.Solution.Encoder.Index()
           from angle in Enumerable.Range(0, 49).Select(i => i * Math.PI / 24)
           let q = one.Item
           let x = q.MeanX + q.SdX * Math.Cos(angle)
           let y = q.MeanY + q.SdY * Math.Sin(angle)
           select new Ellipse(layout.Name, 1 + one.Index, Math.Round(x, 4), Math.Round(y, 4)),
    ]);

    sealed record LayoutTerms(string Layout, double LogLikelihood, double Elbo, double Reconstruction, double AggregateDivergence);

    sealed record Ellipse(string Layout, int Point, double Z1, double Z2);
}
