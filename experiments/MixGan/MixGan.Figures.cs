using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class MixGan
{
    static readonly Axis Steps = new("step", "updates of the generators");

    static readonly Axis Transport = new("W1", Axis.Dimensionless) { Log = true };

    static readonly Axis AllTransport = Transport with { Range = (0.003, 3) };

    static DataTable CourseOverSeeds(Measurements<MixRow> measurements) => OverSeeds.Of(
        measurements.Table(nameof(MixRow.Course)), "course-over-seeds.csv", ["arm", "step"], "wasserstein", "effective-generators");

    static DataTable EndsOverSeeds(Measurements<MixRow> measurements) => OverSeeds.Of(
        measurements.Table(), "ends-over-seeds.csv", ["arm", "generators", "discriminators"], "wasserstein", "effective-generators");

    static IEnumerable<DataTable> Summaries(Measurements<MixRow> measurements) => [CourseOverSeeds(measurements), EndsOverSeeds(measurements)];

    static IEnumerable<Figure> Draw(Measurements<MixRow> measurements)
    {
        var rows = measurements.Table();
        var (samples, weights) = (measurements.Table(nameof(MixRow.Samples)), measurements.Table(nameof(MixRow.Weights)));
        return [ByNumber(rows, EndsOverSeeds(measurements)), Progress(CourseOverSeeds(measurements)), Ends(rows), Movement(samples, weights)];
    }

    static Figure ByNumber(DataTable rows, DataTable ends) => new("w1-by-number-of-generators", "How close a mixture of T generators comes to the ring of 8")
    {
        Paper = new PaperLocus("MIX+GAN", "Section 5, Table 1"),
        Caption = "Exact W1 after equal training, one dot a seed. With the WGAN-GP payoff the mixtures follow the best that so many "
            + "affine maps can do; one network of as many parameters as 8 of them stays behind, and a discriminator for each of 4 "
            + "generators changes little. In the non-saturating game each generator shrinks to a mode, so that W1 falls with T but stays "
            + "far from the best.",
        AltText = "Two panels of W1, on a logarithmic axis, against the number of generators 1, 2, 4, 8. With WGAN-GP the dots fall along "
            + "the line of the best possible mixture, which drops far below them at T = 8; the single network's dots lie between those of "
            + "one affine map and of 8. In the non-saturating game the dots fall too, but stay well above the line.",
        PanelsPerRow = 2,
        ShareX = true,
        ShareY = true,
        Panels =
        [
            new Panel(Number, AllTransport)
            {
                Title = "WGAN-GP",
                Traces =
                [
                    Best(ends),
                    .. Over("gp", rows),
                    At("gp-4x4", "a discriminator each", rows),
                    At("gp-single", "one MLP, parameters as T = 8", rows),
                ],
            },
            new Panel(Number, AllTransport)
            {
                Title = "non-saturating",
                Traces = [Best(ends), .. Over("ns", rows)],
            },
        ],
    };

    static Figure Progress(DataTable course) => new("course", "Distance and weights over training")
    {
        Paper = new PaperLocus("MIX+GAN", "Section 5, entropy regulariser"),
        Caption = "Above: W1 over training, median and range of the seeds. Below: how many of 8 generators there are in effect, exp H(w). "
            + "In the non-saturating game the weights collapse, with the entropy term of the released code as without, and ten times the "
            + "term holds them up; with the WGAN-GP payoff they do not collapse even without it.",
        AltText = "Four panels against generator steps. W1 falls with WGAN-GP, further the larger T; in the non-saturating game it rises "
            + "for T = 1 and levels off lower for larger T. The effective number of generators stays near 8 with WGAN-GP with and without "
            + "entropy term; in the non-saturating game it falls by half or more, least with the strong term.",
        PanelsPerRow = 2,
        ShareX = true,
        Panels =
        [
            new Panel(Steps, Transport) { Title = "W1, WGAN-GP", Traces = [.. Distances(course, "gp")] },
            new Panel(Steps, Transport) { Title = "W1, non-saturating", Traces = [.. Distances(course, "ns")] },
            new Panel(Steps, Effective) { Title = "generators in effect, WGAN-GP", Traces = [.. Entropies(course, "gp")] },
            new Panel(Steps, Effective) { Title = "generators in effect, non-saturating", Traces = [.. Entropies(course, "ns")] },
        ],
    };

    static Figure Ends(DataTable rows) => new("modes-and-weights", "What is left at the end of training")
    {
        Paper = new PaperLocus("MIX+GAN", "Section 5"),
        Caption = "One dot a seed. In the non-saturating game each generator holds one mode at most, so more generators hold more modes. "
            + "Few of 8 keep any weight there unless the entropy term is strong; with the WGAN-GP payoff nearly all do, with or without "
            + "it.",
        AltText = "Two strips of dots by arm. Left, the modes of 8 that have a quarter of their share: one or none for a single "
            + "generator, several for 8 in the non-saturating game. Right, the effective number of generators of five arms with 8 "
            + "generators: near 8 with WGAN-GP, below half in the non-saturating game, highest there with the strong entropy term.",
        PanelsPerRow = 2,
        Panels =
        [
            new Panel(new Axis("arm", Axis.Dimensionless), new Axis("modes with a quarter of their share", "of 8"))
            {
                Title = "modes",
                Traces =
                [
                    .. Payoffs.SelectMany(payoff => Sizes.Select(size => Seeds(rows, $"{payoff}-{size}", payoff, "modes-with-share"))),
                    Seeds(rows, "ns-8-strong-entropy", "ns", "modes-with-share"),
                ],
            },
            new Panel(new Axis("arm", Axis.Dimensionless), Effective)
            {
                Title = "generators in effect",
                Traces =
                [
                    .. Payoffs.SelectMany(payoff =>
                        new[] { "8-no-entropy", "8" }.Select(kind => Seeds(rows, $"{payoff}-{kind}", payoff, "effective-generators"))),
                    Seeds(rows, "ns-8-strong-entropy", "ns", "effective-generators"),
                ],
                References = [new HorizontalLine("half of 8", Level.ClosedForm("T / 2", 4))],
            },
        ],
    };

    static Figure Movement(DataTable samples, DataTable weights) => new("mixtures-over-training", "Mixtures learning the ring of 8")
    {
        Paper = new PaperLocus("MIX+GAN", "Section 5"),
        Caption = "Samples of the first seed over training, and the weights of their generators. One affine generator spreads over the "
            + "ring; 8 of them share it out. In the non-saturating game each shrinks to a point and jumps from mode to mode; few of them "
            + "keep any weight, more with a strong entropy term.",
        AltText = "Four panels of samples in the plane over the ring of 8, and below each the weights of its generators as bars. At the "
            + "end one affine generator with WGAN-GP is a broad cloud; 8 with WGAN-GP lie on the modes with nearly equal weights; 8 in "
            + "the non-saturating game are points on a few modes, more of them with the strong entropy term.",
        PanelsPerRow = 4,
        Slider = new Slider(weights.Where("arm", Played[0].Arm), "step", "generator step"),
        Panels =
        [
            .. Played.Select(one => new Panel(Plane("x"), Plane("y"))
            {
                Title = one.Title,
                EqualScale = true,
                Traces = [Cloud(samples.Where("arm", one.Arm).Where("of", "data"), "data")],
                Moving = moment => [Cloud(moment.Of(samples.Where("arm", one.Arm).Where("of", "mixture")), "mixture")],
            }),
            .. Played.Select(one => new Panel(Component, new Axis("weight", Axis.Dimensionless) { Range = (0, 1) })
            {
                Title = $"weights: {one.Short}",
                Moving = moment =>
                {
                    var now = moment.Of(weights.Where("arm", one.Arm).Where("replicate", 0.0));
                    return [new Bars("weight", now["component"], now["weight"])];
                },
            }),
        ],
    };

    static readonly string[] Payoffs = ["gp", "ns"];

    static readonly (string Arm, string Title, string Short)[] Played =
    [
        ("gp-1", "1, WGAN-GP", "1, WGAN-GP"), ("gp-8", "8, WGAN-GP", "8, WGAN-GP"),
        ("ns-8", "8, non-saturating", "8, non-sat."), ("ns-8-strong-entropy", "8, strong entropy", "8, strong"),
    ];

    static readonly Axis Component = new("generator", Axis.Dimensionless) { Range = (0.4, 8.6) };

    static readonly Axis Number = new("generators T", Axis.Dimensionless) { Range = (0, 9) };

    static readonly Axis Effective = new("exp H(w)", "generators") { Range = (0.8, 8.2) };

    static Axis Plane(string title) => new(title, Axis.Dimensionless) { Range = (-2.2, 2.2) };

    static Line Best(DataTable ends)
    {
        var bound = ends.Where("discriminators", 0.0);
        return new Line("best possible (median)", bound["generators"], bound["wasserstein-median"]) { Markers = true };
    }

    static IEnumerable<Dots> Over(string payoff, DataTable rows) => Sizes.Select(size => At($"{payoff}-{size}", "one discriminator", rows));

    static Dots At(string arm, string name, DataTable rows)
    {
        var of = rows.Where("arm", arm);
        return new Dots(name, of["generators"], of["wasserstein"]);
    }

    static IEnumerable<Trace> Course(DataTable course, string arm, string name, string column)
    {
        var of = course.Where("arm", arm);
        return
        [
            new Band(name, of["step"], of[column + "-low"], of[column + "-high"]),
            new Line(name, of["step"], of[column + "-median"]),
        ];
    }

    static IEnumerable<Trace> Distances(DataTable course, string payoff) =>
        Sizes.SelectMany(size => Course(course, $"{payoff}-{size}", $"T = {size}", "wasserstein"));

    static IEnumerable<Trace> Entropies(DataTable course, string payoff) =>
    [
        .. Course(course, $"{payoff}-8", "entropy term 0.1", "effective-generators"),
        .. Course(course, $"{payoff}-8-no-entropy", "no entropy term", "effective-generators"),
        .. payoff == "ns" ? Course(course, "ns-8-strong-entropy", "entropy term 1", "effective-generators") : [],
    ];

    static Strip Seeds(DataTable rows, string arm, string payoff, string column) => new(
        payoff == "gp" ? "WGAN-GP" : "non-saturating", rows.Where("arm", arm)["arm"], rows.Where("arm", arm)[column]);

    static Dots Cloud(DataTable samples, string name) => new(name, samples["x"], samples["y"]) { Cloud = true };
}
