using Replication.Evidence;
using Replication.Experiments;

[assembly: Experiment(typeof(NoiseAnnealing))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky and Bottou 2017, section 3: noise gives laws on manifolds a density (Theorem 3.1) and the generator a gradient (Theorem 3.2,
/// Corollary 3.2); it costs little in W1 (Lemma 4), and while it is annealed the noisy JSD bounds the W1 of the laws themselves (Theorem 3.3).
/// </summary>
public static partial class NoiseAnnealing
{
    enum Means
    {
        Densities,
        Gradients,
        Corollary,
        Costs,
        Bounds,
        Training,
    }

    sealed record Setting(string Name, string Description, Means Means) : Arm(Name, Description)
    {
        public Play? Play { get; init; }

        public bool DiscreteNoise { get; init; }

        public double DiscriminatorDeviation { get; init; } = 1;

        public bool Exchanged { get; init; }

        public bool EqualLaws { get; init; }
    }

    internal sealed record Row(
        IReadOnlyList<DensityMatch> Densities,
        IReadOnlyList<DensityCell> Cells,
        IReadOnlyList<GradientComponent> Components,
        IReadOnlyList<GradientWeights> Weights,
        IReadOnlyList<CorollaryPoint> Corollary,
        IReadOnlyList<NoiseCost> Costs,
        IReadOnlyList<AnnealedBound> Bounds,
        IReadOnlyList<CoursePoint> Course,
        IReadOnlyList<SamplePoint> Samples)
    {
        public static Row Empty { get; } = new([], [], [], [], [], [], [], [], []);

        public CoursePoint Start => Course[0];

        public CoursePoint End => Course[^1];
    }

    static readonly double[] Deviations = [0.2, 0.3, 0.5, 1, 2];

    static readonly Setting[] Trained =
    [
        Training("segment-still", "segment, translation by SGD, no noise", new(Shape.Segment, Mover.Translation, InputNoise.None)),
        Training("segment-annealed", "segment, translation by SGD, annealed noise", new(Shape.Segment, Mover.Translation, InputNoise.Annealed)),
        Training("circle-still", "circle in R^3, translation by SGD, no noise", new(Shape.Circle, Mover.Translation, InputNoise.None)),
        Training("circle-annealed", "circle in R^3, translation by SGD, annealed noise", new(Shape.Circle, Mover.Translation, InputNoise.Annealed)),
        Training("network-still", "segment, network by Adam, no noise", new(Shape.Segment, Mover.Network, InputNoise.None) { Adam = true }),
        Training("network-annealed", "segment, network by Adam, annealed noise", new(Shape.Segment, Mover.Network, InputNoise.Annealed) { Adam = true }),
        Training("segment-adam", "segment, translation by Adam, no noise", new(Shape.Segment, Mover.Translation, InputNoise.None) { Adam = true }),
        Training(
            "network-untrained-d",
            "segment, network by Adam, no noise, D without a head start, -log D",
            new(Shape.Segment, Mover.Network, InputNoise.None) { Adam = true, TrainedDiscriminator = false, NonSaturating = true }),
    ];

    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment<Setting, Row>
    {
        Name = nameof(NoiseAnnealing),
        Title = "Noise gives disjoint manifolds a gradient, and annealed noise leads the generator to the data",
        Arms =
        [
            new("density", "samples of X + eps, Gaussian eps", Means.Densities),
            new("density-discrete", "the same with eps = +-sd in each coordinate", Means.Densities) { DiscreteNoise = true },
            new("gradient", "Theorem 3.2, both sides", Means.Gradients) { Random = false },
            new("gradient-exchanged", "the same with a and b exchanged", Means.Gradients) { Random = false, Exchanged = true },
            new("gradient-other-d", "the same with D* of twice the noise", Means.Gradients) { Random = false, DiscriminatorDeviation = 2 },
            new("gradient-equal", "the same with P_r = P_g", Means.Gradients) { Random = false, EqualLaws = true },
            new("corollary", "Corollary 3.2, both sides, and the gradient without noise in the generator", Means.Corollary) { Random = false },
            new("cost", "W1 between laws with and without noise", Means.Costs),
            new("bound", "Theorem 3.3, both sides, along the annealing", Means.Bounds) { Random = false },
            .. Trained,
        ],
        Seeds = (_, scale) => scale == Scale.Smoke ? 2 : 10,
        Seconds = (arm, scale) => scale == Scale.Smoke || arm.Play is null ? 0.2 : arm.Play.TrainedDiscriminator ? 2.5 : 1,
        Measure = Measure,
        Claims = Claims,
        Draw = Draw,
    };

    static Setting Training(string name, string description, Play play) => new(name, description, Means.Training) { Play = play };

    static Row Measure(Setting arm, Run run)
    {
        switch (arm.Means)
        {
            case Means.Densities:
                var (matches, cells) = new SmoothedLaw(run) { Gaussian = !arm.DiscreteNoise }.Compare();
                return Row.Empty with { Densities = matches, Cells = cells };
            case Means.Gradients:
                NoisyGradient[] gradients = [.. Deviations.Select(deviation => new NoisyGradient(deviation)
                {
                    DiscriminatorDeviation = arm.DiscriminatorDeviation,
                    Exchanged = arm.Exchanged,
                    EqualLaws = arm.EqualLaws,
                })];
                return Row.Empty with
                {
                    Components = [.. gradients.SelectMany(one => one.Components())],
                    Weights = [.. gradients.SelectMany(one => one.Weights())],
                };
            case Means.Corollary:
                return Row.Empty with { Corollary = NoisyGenerator.Sweep() };
            case Means.Costs:
                return Row.Empty with { Costs = NoiseCost.Table(run) };
            case Means.Bounds:
                return Row.Empty with { Bounds = AnnealedBound.Schedule() };
            default:
                var (course, samples) = new AnnealedTraining(arm.Play!, run).Train();
                return Row.Empty with { Course = course, Samples = samples };
        }
    }
}
