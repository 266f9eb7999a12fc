using Replication.Evidence.Tables;

namespace Replication.Experiments;

/// <summary>What came out of one run. W1 and coverage are taken at the end, evaluation noise averaged over four samples.</summary>
/// <param name="Generators">T.</param>
/// <param name="Discriminators">S; 0 where W1 itself was descended.</param>
/// <param name="GeneratorParameters">Numbers that the generating side learned, log-weights included.</param>
/// <param name="DiscriminatorParameters">The same of the discriminating side; 0 where there is none.</param>
/// <param name="Wasserstein">Exact W1 between 1000 samples of the mixture and 1000 points of the target.</param>
/// <param name="ModesWithShare">Modes with a quarter or more of the high-quality samples due to them; empty where the target has one mode.</param>
/// <param name="HighQuality">Share of samples within 3 standard deviations of a mode; empty where the target has one mode.</param>
/// <param name="EffectiveGenerators">exp H(w): how many generators there are in effect.</param>
/// <param name="EffectiveDiscriminators">exp H(q).</param>
/// <param name="Diverged">Whether a parameter left the finite numbers.</param>
/// <param name="Course">The run over its generator steps.</param>
/// <param name="Weights">The generators' weights over the steps.</param>
/// <param name="Samples">Samples over the steps, of the arms that a figure shows and of their first replicate alone.</param>
sealed record MixRow(
    int Generators,
    int Discriminators,
    long GeneratorParameters,
    long DiscriminatorParameters,
    [MayDiverge(nameof(MixRow.Diverged))] double Wasserstein,
    int? ModesWithShare,
    double? HighQuality,
    [MayDiverge(nameof(MixRow.Diverged))] double EffectiveGenerators,
    [MayDiverge(nameof(MixRow.Diverged))] double EffectiveDiscriminators,
    bool Diverged,
    IReadOnlyList<MixMoment> Course,
    IReadOnlyList<MixWeight> Weights,
    IReadOnlyList<MixSample> Samples);

/// <summary>A run at one step.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Wasserstein">Exact W1 of one sample of 500 against 500 points of the target.</param>
/// <param name="ModesWithShare">As in the row.</param>
/// <param name="EffectiveGenerators">exp H(w).</param>
sealed record MixMoment(
    int Step,
    [MayDiverge(nameof(MixRow.Diverged))] double Wasserstein,
    int? ModesWithShare,
    [MayDiverge(nameof(MixRow.Diverged))] double EffectiveGenerators);

/// <summary>The weight of one generator at one step.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Component">1 .. T.</param>
/// <param name="Weight">w_i.</param>
sealed record MixWeight(int Step, int Component, [MayDiverge(nameof(MixRow.Diverged))] double Weight);

/// <summary>A sample to look at.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Of"><c>data</c> or <c>mixture</c>.</param>
/// <param name="X">Horizontal coordinate, to four decimals.</param>
/// <param name="Y">Vertical coordinate, to four decimals.</param>
sealed record MixSample(int Step, string Of, double X, double Y);
