using Replication.Evidence;
using Replication.Experiments;

[assembly: Experiment(typeof(PerfectDiscriminator))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky and Bottou 2017, section 2.1 and Figure 1: data and samples live on supports of low dimension (Lemma 1). Where these do not meet
/// (Theorem 2.1), or only cross (Theorem 2.2), a perfect discriminator exists, flat on both supports, and every divergence is at its maximum,
/// however close the supports are (Theorem 2.3). Where they coincide, or noise fills the space, none of this holds.
/// </summary>
public static partial class PerfectDiscriminator
{
    enum Means
    {
        Image,
        Exact,
        Trained,
    }

    enum Laws
    {
        None,
        Segments,
        Circles,
        CrossingSegments,
        CrossingCircles,
        Aligned,
        Noisy,
    }

    sealed record Setting(string Name, string Description, Means Means, Laws Laws = Laws.None) : Arm(Name, Description)
    {
        public bool LatentFillsSpace { get; init; }

        public Nonlinearity Nonlinearity { get; init; } = Nonlinearity.Relu;

        public double OutputNoise { get; init; }
    }

    internal sealed record Row(
        IReadOnlyList<DiscriminatorStep> Steps,
        IReadOnlyList<ExactCase> Cases,
        IReadOnlyList<ImagePlace> Places,
        IReadOnlyList<Spread> Spectrum)
    {
        public DiscriminatorStep Start => Steps[0];

        public DiscriminatorStep End => Steps[^1];

        /// <summary>The first iteration looked at with every sample on the right side; infinite where there was none.</summary>
        public double PerfectAfter => Steps.FirstOrDefault(step => step.Accuracy == 1)?.Iteration ?? double.PositiveInfinity;
    }

    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment<Setting, Row>
    {
        Name = nameof(PerfectDiscriminator),
        Title = "On supports that hardly meet a discriminator is perfect, and every divergence at its maximum",
        Arms =
        [
            new("image-relu", "samples of a random ReLU network, latent in R^2", Means.Image),
            new("image-tanh", "samples of a random tanh network, latent in R^2", Means.Image) { Nonlinearity = Nonlinearity.Tanh },
            new("image-noisy", "samples of the ReLU network with noise added", Means.Image) { OutputNoise = 0.1 },
            new("image-wide", "samples of a random ReLU network, latent as wide as the space", Means.Image) { LatentFillsSpace = true },
            new("exact", "D* written down, divergences exact", Means.Exact, Laws.Segments) { Random = false },
            new("exact-noisy", "parallel segments with N(0, 0.25 I) added, by quadrature", Means.Exact, Laws.Noisy) { Random = false },
            new("exact-aligned", "Beta(2, 5) against Beta(5, 2) on one segment, by quadrature", Means.Exact, Laws.Aligned) { Random = false },
            new("segments", "trained D, parallel segments at distance 1", Means.Trained, Laws.Segments),
            new("circles", "trained D, a circle of R^3 and the same lifted by 1", Means.Trained, Laws.Circles),
            new("crossing-segments", "trained D, segments crossing at 60 degrees", Means.Trained, Laws.CrossingSegments),
            new("crossing-circles", "trained D, crossing circles", Means.Trained, Laws.CrossingCircles),
            new("noisy", "trained D, parallel segments with N(0, 0.25 I) added", Means.Trained, Laws.Noisy),
            new("aligned", "trained D, Beta(2, 5) against Beta(5, 2) on one segment", Means.Trained, Laws.Aligned),
        ],
        Seeds = (_, scale) => scale == Scale.Smoke ? 2 : 10,
        Seconds = (arm, scale) => arm.Means == Means.Trained && scale != Scale.Smoke ? 1.5 : 0.2,
        Measure = Measure,
        Claims = Claims,
        Draw = Draw,
    };

    static Row Measure(Setting arm, Run run)
    {
        switch (arm.Means)
        {
            case Means.Image:
                var (places, spectrum) = new GeneratorImage(arm.LatentFillsSpace, arm.Nonlinearity, arm.OutputNoise, run).Measure();
                return new Row([], [], places, spectrum);
            case Means.Exact:
                return new Row([], ExactCases(arm.Laws), [], []);
            default:
                return new Row(new FigureOne(Trained(arm.Laws), run).Train(), [], [], []);
        }
    }

    static IReadOnlyList<ExactCase> ExactCases(Laws laws) => laws switch
    {
        Laws.Noisy => [.. Supports.Distances.Select(SharedSupport.Noisy)],
        Laws.Aligned => [SharedSupport.Aligned()],
        _ => [.. Supports.Examined.Select(ExplicitDiscriminator.Examine)],
    };

    static PairOfLaws Trained(Laws laws) => laws switch
    {
        Laws.Segments => PairOfLaws.On(Supports.ParallelSegments(1)),
        Laws.Circles => PairOfLaws.On(Supports.ShiftedCircles(1)),
        Laws.CrossingSegments => PairOfLaws.On(Supports.CrossingSegments(60)),
        Laws.CrossingCircles => PairOfLaws.On(Supports.CrossingCircles()),
        Laws.Noisy => PairOfLaws.On(Supports.ParallelSegments(1), SharedSupport.NoiseDeviation),
        Laws.Aligned => PairOfLaws.Aligned(),
        _ => throw new ArgumentOutOfRangeException(nameof(laws), laws, "No laws to train on."),
    };
}
