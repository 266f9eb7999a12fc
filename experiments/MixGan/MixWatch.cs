using Replication.Core.Training.Mixtures;

namespace Replication.Experiments;

/// <summary>What the mixtures are to learn; without modes N(0, I).</summary>
sealed class MixTarget(GaussianModes? modes, Device device) : IDisposable
{
    /// <summary>8 Gaussians on a circle: no affine image of a normal law comes near.</summary>
    public static MixTarget Ring(Device device) => new(GaussianModes.Ring8(device), device);

    public static MixTarget Grid(Device device) => new(GaussianModes.Grid25(device), device);

    /// <summary>One affine generator can be exact, so that a second one has nothing to add.</summary>
    public static MixTarget Gaussian(Device device) => new(null, device);

    /// <summary>Independent samples, shape [count, 2].</summary>
    public Tensor Sample(long count, Generator generator) =>
        modes?.Sample(count, generator) ?? randn(count, 2, generator: generator, device: device);

    /// <summary>The law without chance, as far as points can say: each mode by equally many points of the same spiral.</summary>
    public Tensor Points(int count)
    {
        if (modes is null) return GaussianSpiral.Points(count, device);
        var around = GaussianSpiral.Points(count / modes.Centres.Count, device) * modes.StandardDeviation;
        return cat([.. modes.Centres.Select(centre => around + tensor(new[] { (float)centre.X, (float)centre.Y }, device: device))], 0);
    }

    /// <summary>How samples cover the modes; null where there are none.</summary>
    public ModeCoverage? Coverage(Tensor samples) => modes is null ? null : ModeCoverage.Of(samples, modes);

    public void Dispose() => modes?.Dispose();
}

/// <summary>Looks at a mixture of generators, always with the same latents, so that two looks differ by the mixtures alone.</summary>
sealed class MixWatch(MixTarget target, Draws draws, Run run, bool shown = false)
{
    public const long Latent = 2;   // the plane's, so that an affine generator can be any Gaussian

    const int Drawn = 250;          // samples in a figure
    readonly int _glimpsed = run.Scale == Scale.Smoke ? 50 : 500;
    readonly (int Count, int Samples) _judged = run.Scale == Scale.Smoke ? (100, 1) : (1000, 4);    // averages evaluation noise
    readonly bool _shown = shown && run.Replicate == 0;
    readonly List<MixMoment> _course = [];
    readonly List<MixWeight> _weights = [];
    readonly List<MixSample> _samples = [];

    /// <summary>One point of the course.</summary>
    public void Look(int step, Mixture generators)
    {
        using var scope = NewDisposeScope();
        var (finite, shares) = (Finite(generators), generators.Shares());
        _course.Add(finite
            ? new(step, SampleTransport.Wasserstein(Samples(_glimpsed), target.Points(_glimpsed)), Mixture.EffectiveSize(shares))
            : new(step, double.NaN, double.NaN));
        if (!_shown) return;
        _weights.AddRange(shares.Select((share, index) => new MixWeight(step, index + 1, share)));
        if (step == 0) Keep("data", target.Points(Drawn));
        if (finite) Keep("mixture", Samples(Drawn));

        Tensor Samples(int count)
        {
            using var latents = draws.Stream("evaluation");
            return generators.Sample(count, Latent, latents);
        }

        void Keep(string of, Tensor samples) => _samples.AddRange(samples.cpu().data<float>().ToArray().Chunk(2)
            .Select(at => new MixSample(step, of, Math.Round(at[0], 4), Math.Round(at[1], 4))));
    }

    /// <summary>The row at the end of a run.</summary>
    public MixRow Row(Mixture generators, Mixture? discriminators)
    {
        using var scope = NewDisposeScope();
        using var latents = draws.Stream("evaluation");
        var shares = generators.Shares();
        var diverged = !Finite(generators) || shares.Concat(discriminators?.Shares() ?? []).Any(share => RunDivergence.Of(share));
        Tensor[] drawn =
            diverged ? [] : [.. Enumerable.Range(0, _judged.Samples).Select(_ => generators.Sample(_judged.Count, Latent, latents))];
        var points = target.Points(_judged.Count);
        return new(
            generators.Size,
            generators.ParameterCount,
            discriminators?.ParameterCount ?? 0,
            diverged ? double.NaN : drawn.Average(one => SampleTransport.Wasserstein(one, points)),
            diverged ? null : target.Coverage(cat(drawn, 0))?.ModesWithShare,
            Mixture.EffectiveSize(shares),
            diverged,
            _course,
            _weights,
            _samples);
    }

    static bool Finite(Mixture mixture)
    {
        using var guard = no_grad();
        return mixture.Parameters.Append(mixture.LogWeights).All(parameter => parameter.isfinite().all().ToBoolean());
    }
}

/// <summary>A row of every study, which share arms.</summary>
/// <param name="Generators">T.</param>
/// <param name="GeneratorParameters">Numbers that the generating side learned, log-weights included.</param>
/// <param name="DiscriminatorParameters">The same of the discriminating side; 0 where W1 itself was descended.</param>
/// <param name="Wasserstein">Exact W1 between 1000 samples of the mixture and 1000 points of the target.</param>
/// <param name="ModesWithShare">Modes with a quarter or more of the high-quality samples due to them; empty without modes.</param>
/// <param name="EffectiveGenerators">exp H(w): how many generators there are in effect.</param>
/// <param name="Diverged">Whether a parameter left the finite numbers.</param>
/// <param name="Course">The run over its generator steps.</param>
/// <param name="Weights">The generators' weights over the steps, where a figure shows them, of the first replicate.</param>
/// <param name="Samples">Samples likewise.</param>
sealed record MixRow(
    int Generators,
    long GeneratorParameters,
    long DiscriminatorParameters,
    [MayDiverge(nameof(MixRow.Diverged))] double Wasserstein,
    int? ModesWithShare,
    [MayDiverge(nameof(MixRow.Diverged))] double EffectiveGenerators,
    bool Diverged,
    IReadOnlyList<MixMoment> Course,
    IReadOnlyList<MixWeight> Weights,
    IReadOnlyList<MixSample> Samples)
{
    public static readonly Quantity<MixRow> W1 = new("W1", row => row.Wasserstein);
    public static readonly Axis W1Axis = new("W1", Axis.Dimensionless) { Log = true };
}

/// <summary>A run at one step: W1 of one sample of 500 against 500 points of the target, and exp H(w).</summary>
sealed record MixMoment(
    int Step, [MayDiverge(nameof(MixRow.Diverged))] double Wasserstein, [MayDiverge(nameof(MixRow.Diverged))] double EffectiveGenerators);

/// <summary>The weight w_i of one generator at one step, i from 1 to T.</summary>
sealed record MixWeight(int Step, int Component, [MayDiverge(nameof(MixRow.Diverged))] double Weight);

/// <summary>A sample of <c>data</c> or <c>mixture</c> at one step, to four decimals.</summary>
sealed record MixSample(int Step, string Of, double X, double Y);
