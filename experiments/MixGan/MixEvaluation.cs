using Replication.Core.Metrics;
using Replication.Core.Training;
using Replication.Core.Training.Mixtures;
using Replication.Evidence;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>Looks at a mixture of generators, always from the same stream of latents, so that two looks differ by the mixtures alone.</summary>
/// <param name="target">What the mixture is to be.</param>
/// <param name="draws">The run's streams; a look takes the one called evaluation.</param>
/// <param name="scale">Smoke looks at a few points only.</param>
sealed class MixEvaluation(MixTarget target, Draws draws, Scale scale)
{
    /// <summary>Width of every latent: the plane's, so that an affine generator can be any Gaussian.</summary>
    public const long Latent = 2;

    const int Shown = 250;

    int Judged => scale == Scale.Smoke ? 100 : 1000;

    int Glimpsed => scale == Scale.Smoke ? 50 : 500;

    int Repeats => scale == Scale.Smoke ? 1 : 4;

    /// <summary>The whole row at the end of a run.</summary>
    public MixRow Row(
        Mixture generators,
        Mixture? discriminators,
        IReadOnlyList<MixMoment> course,
        IReadOnlyList<MixWeight> weights,
        IReadOnlyList<MixSample> samples)
    {
        using var scope = NewDisposeScope();
        using var latents = draws.Stream("evaluation");
        var (shares, critics) = (generators.Shares(), discriminators?.Shares() ?? [1]);
        var diverged = !Finite(generators) || shares.Concat(critics).Any(share => RunDivergence.Of(share));
        Tensor[] drawn = diverged ? [] : [.. Enumerable.Range(0, Repeats).Select(_ => generators.Sample(Judged, Latent, latents))];
        var points = target.Points(Judged);
        var coverage = diverged ? null : target.Coverage(cat(drawn, 0));
        return new MixRow(
            generators.Size,
            discriminators?.Size ?? 0,
            generators.ParameterCount,
            discriminators?.ParameterCount ?? 0,
            diverged ? double.NaN : drawn.Average(one => SampleTransport.Wasserstein(one, points)),
            coverage?.ModesWithShare,
            coverage?.HighQuality,
            Mixture.EffectiveSize(shares),
            Mixture.EffectiveSize(critics),
            diverged,
            course,
            weights,
            samples);
    }

    /// <summary>One point of the course.</summary>
    public MixMoment Moment(int step, Mixture generators)
    {
        using var scope = NewDisposeScope();
        using var latents = draws.Stream("evaluation");
        if (!Finite(generators)) return new MixMoment(step, double.NaN, null, double.NaN);
        var drawn = generators.Sample(Glimpsed, Latent, latents);
        return new MixMoment(
            step,
            SampleTransport.Wasserstein(drawn, target.Points(Glimpsed)),
            target.Coverage(drawn)?.ModesWithShare,
            Mixture.EffectiveSize(generators.Shares()));
    }

    /// <summary>The weights at a step.</summary>
    public static IEnumerable<MixWeight> Weights(int step, Mixture generators) =>
        generators.Shares().Select((share, index) => new MixWeight(step, index + 1, share));

    /// <summary>Samples of the mixture to look at; none where it diverged.</summary>
    public IEnumerable<MixSample> Samples(int step, Mixture generators)
    {
        using var scope = NewDisposeScope();
        using var latents = draws.Stream("evaluation");
        return Finite(generators) ? Listed(step, "mixture", generators.Sample(Shown, Latent, latents)) : [];
    }

    /// <summary>The data to look at beside them.</summary>
    public IEnumerable<MixSample> Data()
    {
        using var scope = NewDisposeScope();
        return Listed(0, "data", target.Points(Shown));
    }

    static MixSample[] Listed(int step, string of, Tensor samples) =>
        [.. samples.cpu().data<float>().ToArray().Chunk(2).Select(at => new MixSample(step, of, Math.Round(at[0], 4), Math.Round(at[1], 4)))];

    static bool Finite(Mixture mixture)
    {
        using var guard = no_grad();
        return mixture.Parameters.Append(mixture.LogWeights).All(parameter => parameter.isfinite().all().ToBoolean());
    }
}
