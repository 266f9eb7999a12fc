using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class GradientPenalty
{
    static readonly Axis First = new("x", Axis.Dimensionless) { Range = (-3, 3) }, Second = new("y", Axis.Dimensionless) { Range = (-3, 3) };

    static IEnumerable<Figure> Draw(Measurements<Row> measurements) =>
    [
        Surfaces(measurements), Shares(measurements), BackThroughLayers(measurements), Histograms(measurements),
        Optima(measurements), OptimalLines(measurements), Convergence(measurements), Lambdas(measurements),
    ];

    static Figure Surfaces(Measurements<Row> measurements)
    {
        var (surface, points) = (measurements.Table(nameof(Row.Surface)), measurements.Table(nameof(Row.Points)));
        return new Figure("figure-1a", "What a clipped and a penalised critic see")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 1a"),
            Caption = "Values of critics trained to optimality between the data (dots) and the data plus N(0, I), each over its own "
                + "Lipschitz constant. Clipping leaves simple shapes around the origin; the penalised critic's level sets reach out to "
                + "the modes and along the roll. On the 8 Gaussians it keeps a hill in the middle where the optimal critic has a hollow "
                + "(see Proposition 1): a slope of the wrong sign, as in the penalty's second minimum.",
            AltText = "Six contour maps over [-3, 3] x [-3, 3]: 8 Gaussians, 25 Gaussians and Swiss roll, clipped above and penalised "
                + "below. Clipped critics show one plain hill of four sides; penalised ones a star with a ray to each of the 8 modes, "
                + "rings notched at the 25, and a ridge along the roll.",
            PanelsPerRow = 3,
            ShareX = true,
            ShareY = true,
            ColourBar = new ColourBar("f / K, less its mean", Axis.Dimensionless),
            Panels = [.. new[] { ("clip", "clipped"), ("penalty", "penalised") }.SelectMany(critic =>
                Planes.Where(plane => plane.Name != "shifted").Select(plane => Map($"{plane.Name}-{critic.Item1}", $"{plane.Words}, {critic.Item2}")))],
        };

        Panel Map(string arm, string title) => new(First, Second)
        {
            Title = title,
            EqualScale = true,
            Traces =
            [
                new Contours("critic", surface.Where("arm", arm)["x"], surface.Where("arm", arm)["y"], surface.Where("arm", arm)["height"]),
                new Dots("data", points.Where("arm", arm)["x"], points.Where("arm", arm)["y"]) { Cloud = true },
            ],
        };
    }

    static Figure Shares(Measurements<Row> measurements)
    {
        var views = measurements.Table(nameof(Row.Views));
        return new Figure("figure-1a-share", "How much of W1 a critic of slope 1 finds")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 1a"),
            Caption = "E_r f - E_g f over the critic's empirical Lipschitz constant and over the exact W1 of the same samples: 1 is the "
                + "most that duality allows. The penalised critic finds more on the figure's data sets; between shifted Gaussians, where "
                + "the optimal critic is linear, clipping does as well. On the 25 Gaussians each is also run from the other's start: from "
                + "a random one some penalised critics end below 0, in the penalty's second minimum. Each dot is one seed.",
            AltText = "Strip charts of the share of W1 by data set, clipped and penalised. Penalised critics lie higher on 8 Gaussians, "
                + "25 Gaussians and Swiss roll, but for those on 25 Gaussians that started at random and ended below 0; between shifted "
                + "Gaussians both are close to 1.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                .. Planes.Select(plane => Pair(plane.Words, $"{plane.Name}-clip", $"{plane.Name}-penalty")),
                Pair("25 Gaussians, each from the other's start", "grid-clip-flat", "grid-penalty-random"),
            ],
        };

        Panel Pair(string title, string clipped, string penalised) =>
            new(new Axis("arm", Axis.Dimensionless), new Axis("share of W1", Axis.Dimensionless) { Range = (-0.6, 1.05) })
            {
                Title = title,
                Traces = [Dots("clipped", clipped), Dots("penalised", penalised)],
            };

        Strip Dots(string name, string arm) => new(name, views.Where("arm", arm)["arm"], views.Where("arm", arm)["share"]);
    }

    static Figure BackThroughLayers(Measurements<Row> measurements)
    {
        var layers = measurements.Table(nameof(Row.Layers));
        return new Figure("figure-1b-gradients", "What reaches the first layers of a deep critic")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 1b, left"),
            Caption = "Norm of the critic loss's gradient with respect to the outputs of each of 12 layers; backpropagation runs from "
                + "right to left. Clipping makes it explode or vanish exponentially, whichever bound is chosen; with the gradient penalty "
                + "it stays. Each line is one seed; float64.",
            AltText = "Gradient norm on a logarithmic axis against the layer, 1 to 12. From layer 12 to layer 1 the lines of c = 0.1 rise "
                + "by two to three decades, those of c = 0.01 fall by about 12, those of c = 0.001 by about 23; those of the penalty stay "
                + "level.",
            Panels =
            [
                new Panel(new Axis("layer, from the input", Axis.Dimensionless), new Axis("gradient norm", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        .. Clips.SelectMany(clip => PerSeed(layers, DeepArm(clip), FormattableString.Invariant($"c = {clip}"), "layer", "norm")),
                        .. PerSeed(layers, "deep-penalty", "gradient penalty", "layer", "norm"),
                    ],
                },
            ],
        };
    }

    static Figure Histograms(Measurements<Row> measurements)
    {
        var weights = measurements.Table(nameof(Row.Weights));
        return new Figure("figure-1b-weights", "Where clipping leaves the weights")
        {
            Paper = new PaperLocus("WGAN-GP", "Figure 1b, right"),
            Caption = "Weights of the 12-layer critics after training, as multiples of the largest magnitude (c, where clipped). Clipping "
                + "piles them up at its two bounds; under the penalty they keep their spread. One seed.",
            AltText = "Two histograms from -1 to 1. Clipped at 0.01: nearly all weights in the first and last bin, about half in each. "
                + "Penalised: a plateau around 0 and nothing at the ends.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels = [OfWeights("deep-0.01", "clipped at 0.01"), OfWeights("deep-penalty", "gradient penalty")],
        };

        Panel OfWeights(string arm, string title)
        {
            var bins = weights.Where("arm", arm);
            return new Panel(new Axis("weight / largest magnitude", Axis.Dimensionless), new Axis("share of the weights", Axis.Dimensionless))
            {
                Title = title,
                Traces = [new Histogram(title, bins["left"], bins["right"], bins["share"])],
            };
        }
    }

    /// <summary>One line for each seed of an arm, under one name.</summary>
    static IEnumerable<Trace> PerSeed(DataTable table, string arm, string name, string x, string y)
    {
        var runs = table.Where("arm", arm);
        return runs.DistinctNumbers("replicate").Select(replicate => runs.Where("replicate", replicate)).Select(run => new Line(name, run[x], run[y]));
    }
}
