using Replication.Evidence;
using Replication.Figures;
using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

namespace Replication.Experiments;

public static partial class AdversarialVariationalBayes
{
    /// <summary>Table 1 as printed in the first arXiv version, and the later version's as remembered: its text was not at hand.</summary>
    static DataTable PublishedTable1 => new DataTable("published-table-1.csv")
        .With("version", ["first", "first", "later", "later"])
        .With("arm", ["vae", "avb", "vae", "avb"])
        .With("log-likelihood", [-1.593, FirstLogLikelihood, -1.568, LaterLogLikelihood])
        .With("reconstruction", [0.091, FirstReconstruction, 0.0885, 0.00577])
        .With("elbo", [-1.700, -1.483, -1.697, -1.421])
        .With("aggregate-divergence", [0.175, 0.028, 0.165, 0.026]);

    static Figure LatentPlane(Measurements<Row> measurements)
    {
        var draws = measurements.Table(nameof(Row.LatentDraws));
        return new Figure("figure-2", "What the four data points take of the latent plane")
        {
            Paper = new PaperLocus("AVB", "Figure 2"),
            Caption = "Draws of q(z|x) for each of the four images over training. The Gaussian encoder's blobs overlap and leave gaps; "
                + "the adversarially trained one cuts the prior into four regions with sharp borders, so that z tells which image it came "
                + "from. 125 draws each, one seed of ten.",
            AltText = "Two scatter panels of the latent plane in four colours, one for each image, with a slider over training. At the "
                + "end the VAE shows four overlapping ellipses; AVB shows a round disc cut into four regions that hardly overlap.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Slider = new Slider(draws, "percent", "% of training"),
            Panels = [Panel("VAE", "vae"), Panel("AVB", "avb")],
        };

        Panel Panel(string title, string arm) => new(new Axis("z₁", Axis.Dimensionless) { Range = (-3.5, 3.5) }, new Axis("z₂", Axis.Dimensionless) { Range = (-3.5, 3.5) })
        {
            Title = title,
            EqualScale = true,
            Moving = moment => [.. Enumerable.Range(1, FourPoints.Count).Select(point =>
            {
                var ofPoint = moment.Of(draws.Where("arm", arm)).Where("point", point);
                return new Dots(FormattableString.Invariant($"image {point}"), ofPoint["z1"], ofPoint["z2"]) { Cloud = true };
            })],
        };
    }

    static Figure TableOne(Measurements<Row> measurements)
    {
        var (ours, layouts) = (measurements.Table(), FourPointLayouts.Terms);
        return new Figure("table-1", "Table 1, ours beside the paper's")
        {
            Paper = new PaperLocus("AVB", "Table 1"),
            Caption = "Each dot is one training. Most VAEs stand at the optimum of two crossed pairs, as the paper's does; the best "
                + "Gaussian encoder, four parallel strips, is found by few. AVB is beyond both and near the limit of any model, -log 4. "
                + "The paper's numbers are those of its first version and, unchecked, of its later one.",
            AltText = "Four panels with a column of dots for the VAE and one for AVB: log-likelihood, bound, reconstruction error per "
                + "pixel and KL of the aggregate posterior to the prior. AVB is better in all four; the paper's numbers lie close to "
                + "ours.",
            PanelsPerRow = 2,
            Panels =
            [
                Panel("log-likelihood", "log-likelihood", new Axis("log p(x)", "nats") { Range = (-1.62, -1.35) }, new HorizontalLine("-log 4", Limit)),
                Panel("bound", "elbo", new Axis("ELBO", "nats") { Range = (-1.74, -1.34) }, new HorizontalLine("-log 4", Limit)),
                Panel("reconstruction error", "reconstruction", new Axis("error", "nats per pixel")),
                Panel("aggregate posterior to prior", "aggregate-divergence", new Axis("KL(q(z), p(z))", "nats")),
            ],
        };

        Panel Panel(string title, string column, Axis axis, params ReferenceLine[] limits) => new(new Axis("method", Axis.Dimensionless), axis)
        {
            Title = title,
            Traces =
            [
                .. new[] { "vae", "avb" }.Select(arm => new Strip("ours", ours.Where("arm", arm)["arm"], ours.Where("arm", arm)[column])),
                .. PublishedTable1.DistinctTexts("version").Select(version =>
                {
                    var published = PublishedTable1.Where("version", version);
                    return new Dots($"paper, {version} version", published["arm"], published[column]);
                }),
            ],
            References =
            [
                .. limits,
                .. layouts.DistinctTexts("layout").Select(layout => new HorizontalLine(layout, layouts.Where("layout", layout).Level(column))),
            ],
        };
    }

    static Figure Layouts()
    {
        var ellipses = FourPointLayouts.Ellipses;
        return new Figure("gaussian-layouts", "The two best layouts of four Gaussians")
        {
            Paper = new PaperLocus("AVB", "Table 1, Figure 2"),
            Caption = "Where each image's posterior has its standard deviation. The paper's VAE, and most of ours, stand at two crossed "
                + FormattableString.Invariant($"pairs, a local optimum with ELBO {FourPointLayouts.Crossed.Elbo:F4}; four parallel strips ")
                + FormattableString.Invariant($"have {FourPointLayouts.Strips.Elbo:F4}. Both by quasi-Newton ascent with the best decoder for each."),
            AltText = "Two panels of the latent plane with four ellipses each. Left, two tall ellipses stand left and right of two small "
                + "ones above each other. Right, four upright narrow ellipses stand side by side.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels = [.. ellipses.DistinctTexts("layout").Select(layout => new Panel(
                new Axis("z₁", Axis.Dimensionless) { Range = (-2.5, 2.5) }, new Axis("z₂", Axis.Dimensionless) { Range = (-2.5, 2.5) })
            {
                Title = layout,
                EqualScale = true,
                Traces = [.. ellipses.DistinctNumbers("point").Select(point =>
                {
                    var curve = ellipses.Where("layout", layout).Where("point", point);
                    return new Line(FormattableString.Invariant($"image {point}"), curve["z1"], curve["z2"]) { Ascending = false };
                })],
            })],
        };
    }

    static Figure Honesty(Measurements<Row> measurements)
    {
        var training = measurements.Table(nameof(Row.Training));
        return new Figure("bound-over-training", "An adversary that lags makes a bound that is none")
        {
            Paper = new PaperLocus("AVB", "Section 5.1"),
            Caption = "The bound that AVB reports through T and the true log-likelihood over training. Two adversary steps for one, at "
                + "twice the rate, keep the bound near the log-likelihood; a starved adversary reports a bound above -log 4, which no "
                + "model can have, while the log-likelihood gets worse than the VAE's. Each line is one seed. The scales differ.",
            AltText = "Two panels over training. With a trained adversary the log-likelihood rises to -1.4 and the bound settles on it. "
                + "With a starved one the bound rises above 0 while the log-likelihood wanders between -1.5 and -2.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels = [Panel("trained adversary", "avb", (-2, -1.2)), Panel("starved adversary", "avb-starved", (-3, 1))],
        };

        Panel Panel(string title, string arm, (double, double) range) => new(new Axis("training", "%"), new Axis("log p(x) and its bound", "nats") { Range = range })
        {
            Title = title,
            Traces =
            [
                .. Seeds(training.Where("arm", arm)).Select(run => new Line("true log-likelihood", run["percent"], run["log-likelihood"])),
                .. Seeds(training.Where("arm", arm)).Select(run => new Line("bound through T", run["percent"], run["elbo"])),
            ],
            References = [new HorizontalLine("-log 4", Limit)],
        };
    }

    static Level Limit => Level.ClosedForm("-log 4", FourPointSolution.UpperBound);
}
