using static Replication.Experiments.MixtureSize;

namespace Replication.Experiments;

static partial class MixtureWeights
{
    static readonly Axis Effective = new("exp H(w)", "generators") { Range = (0.8, 8.2) };

    static OverSeeds<MixMoment> CourseOverSeeds(Measurements<MixRow> measurements) => measurements.Points(row => row.Course)
        .OverSeeds(moment => moment.Step, moment => moment.Wasserstein, moment => moment.EffectiveGenerators);

    static IEnumerable<Figure> Draw(Measurements<MixRow> measurements) =>
        [Course(CourseOverSeeds(measurements)), Ends(measurements.Rows), Movement(measurements)];

    static Figure Course(OverSeeds<MixMoment> course)
    {
        return new("course", "Distance and weights over training")
        {
            Paper = new PaperLocus("MIX+GAN", "Section 5, entropy regulariser"),
            Caption = "W1 over training, and the effective number of 8 generators exp H(w), as median and range over seeds. In the "
                + "non-saturating game the weights collapse with the released code's entropy term and without it; ten times the term "
                + "prevents it. With the WGAN-GP payoff they do not collapse.",
            AltText = "Four panels against generator steps. W1 falls with WGAN-GP, further the larger T; in the non-saturating game it "
                + "rises for T = 1 and levels off lower for larger T. The effective number of generators stays near 8 with WGAN-GP; in the "
                + "non-saturating game it falls by half or more, least with the strong term.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels =
            [
                Panel("W1, WGAN-GP", MixRow.W1Axis, moment => moment.Wasserstein, BySize(Penalised)),
                Panel("W1, non-saturating", MixRow.W1Axis, moment => moment.Wasserstein, BySize(NonSaturating)),
                Panel("generators in effect, WGAN-GP", Effective, moment => moment.EffectiveGenerators,
                    [(Penalised[8], "entropy term 0.1"), (PenalisedAlone, "no entropy term")]),
                Panel("generators in effect, non-saturating", Effective, moment => moment.EffectiveGenerators,
                    [(NonSaturating[8], "entropy term 0.1"), (NonSaturatingAlone, "no entropy term"), (StrongEntropy, "entropy term 1")]),
            ],
        };

        static IEnumerable<(Arm<MixRow>, string)> BySize(Dictionary<int, Arm<MixRow>> arms) =>
            arms.Select(one => (one.Value, $"T = {one.Key}"));

        Panel Panel(string title, Axis axis, Expression<Func<MixMoment, object?>> y, IEnumerable<(Arm<MixRow> Arm, string Name)> arms) =>
            new(new Axis("step", "updates of the generators"), axis)
            {
                Title = title,
                Traces = [.. arms.SelectMany(one => course.Of(one.Arm).MedianAndRange(one.Name, moment => moment.Step, y))],
            };
    }

    static Figure Ends(Points<MixRow> rows) => new("modes-and-weights", "What is left at the end of training")
    {
        Paper = new PaperLocus("MIX+GAN", "Section 5"),
        Caption = "In the non-saturating game each generator holds one mode at most, so more generators hold more modes. Few of 8 keep "
            + "weight there unless the entropy term is strong; with WGAN-GP nearly all do, with or without it. Each dot is one seed.",
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
                    .. rows.SeedsByArm("WGAN-GP", Penalised.Values, row => row.ModesWithShare),
                    .. rows.SeedsByArm("non-saturating", [.. NonSaturating.Values, StrongEntropy], row => row.ModesWithShare),
                ],
            },
            new Panel(new Axis("arm", Axis.Dimensionless), Effective)
            {
                Title = "generators in effect",
                Traces =
                [
                    .. rows.SeedsByArm("WGAN-GP", [PenalisedAlone, Penalised[8]], row => row.EffectiveGenerators),
                    .. rows.SeedsByArm(
                        "non-saturating", [NonSaturatingAlone, NonSaturating[8], StrongEntropy], row => row.EffectiveGenerators),
                ],
                References = [new HorizontalLine("half of 8", Level.ClosedForm("T / 2", 4))],
            },
        ],
    };

    static Figure Movement(Measurements<MixRow> measurements)
    {
        var (samples, weights) = (measurements.Points(row => row.Samples), measurements.Points(row => row.Weights));
        (Arm<MixRow> Arm, string Title, string Short)[] played =
        [
            (Penalised[1], "1, WGAN-GP", "1, WGAN-GP"), (Penalised[8], "8, WGAN-GP", "8, WGAN-GP"),
            (NonSaturating[8], "8, non-saturating", "8, non-sat."), (StrongEntropy, "8, strong entropy", "8, strong"),
        ];
        return new("mixtures-over-training", "Mixtures learning the ring of 8")
        {
            Paper = new PaperLocus("MIX+GAN", "Section 5"),
            Caption = "Samples of the first seed over training, and the weights of their generators. One affine generator spreads over the "
                + "ring; 8 share it. In the non-saturating game each shrinks to a point and jumps from mode to mode. Few of them keep any "
                + "weight, more with a strong entropy term.",
            AltText = "Four panels of samples in the plane over the ring of 8, and below each the weights of its generators as bars. At "
                + "the end one affine generator with WGAN-GP is a broad cloud; 8 lie on modes and between them, most with similar "
                + "weights; 8 in the non-saturating game are points on a few modes, more of them with the strong entropy term.",
            PanelsPerRow = 4,
            Slider = weights.Of(Penalised[1]).Slider(weight => weight.Step, "generator step"),
            Panels =
            [
                .. played.Select(one => new Panel(Plane("x"), Plane("y"))
                {
                    Title = one.Title,
                    EqualScale = true,
                    Traces = [samples.Of(one.Arm).Where(sample => sample.Of, "data").Cloud("data", at => at.X, at => at.Y)],
                    Moving = now =>
                        [samples.At(now).Of(one.Arm).Where(sample => sample.Of, "mixture").Cloud("mixture", at => at.X, at => at.Y)],
                }),
                .. played.Select(one => new Panel(Weights("generator", 0.4, 8.6), Weights("weight", 0, 1))
                {
                    Title = $"weights: {one.Short}",
                    Moving = now =>
                    {
                        var bars = weights.At(now).Of(one.Arm);
                        return [new Bars("weight", bars[weight => weight.Component], bars[weight => weight.Weight])];
                    },
                }),
            ],
        };

        static Axis Plane(string title) => Weights(title, -2.2, 2.2);
        static Axis Weights(string title, double from, double to) => new(title, Axis.Dimensionless) { Range = (from, to) };
    }
}
