using Replication.Evidence;
using Row = Replication.Experiments.AdversarialVariationalBayes.Row;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of AdversarialVariationalBayes broken once.</summary>
static class AdversarialVariationalBayesSabotages
{
    const string Avb = nameof(AdversarialVariationalBayes);

    /// <summary>Algorithm 1 with line 9 as printed: the adversary descends what it should ascend.</summary>
    static readonly Func<Run, object> AsPrinted = Sabotage.Once(run => Toy(run, FourPointAvbSettings.At(run.Scale) with { Steps = 1000 }, sign: -1));

    static readonly Func<Run, object> AsDeclared = Sabotage.Once(run => Toy(run, FourPointAvbSettings.At(run.Scale), sign: 1));

    static readonly string[] BetterThanVae = ["avb-beats-vae", "avb-beats-every-gaussian", "avb-first-version", "avb-later-version", "avb-reconstruction", "avb-aggregate"];

    public static IEnumerable<Sabotage> All =>
    [
        .. Swapped("optimal-adversary", "adversary", "adversary-linear"),
        Sabotage.Live(Avb, "optimal-adversary", "T as it was drawn", "adversary", seconds: 4,
            broken: run => Row.Of(new GaussianContrast(linear: false, run) { Steps = 0 }.Fit())),
        Sabotage.Live(Avb, "optimal-adversary", "the two samples exchanged", "adversary", seconds: 6,
            broken: run => Row.Of(new GaussianContrast(linear: false, run) { Exchanged = true }.Fit())),
        .. Swapped("zero-expectation", "slopes", "slopes-prior"),
        Sabotage.Rows(Avb, "zero-expectation", "the path's gradient with its sign flipped",
            rows => OfSlopes(rows, slope => slope with { PathMean = -slope.PathMean })),
        Sabotage.Rows(Avb, "zero-expectation", "the prior left out of the divergence",
            rows => OfSlopes(rows, slope => slope with { DivergenceMean = 0, DivergenceSd = -1 / slope.Sd })),
        .. Swapped("mutual-information", "information", "information-wide"),
        Sabotage.Live(Avb, "mutual-information", "T as it was drawn", "information", seconds: 3,
            broken: run => Row.Of(new InformationContrast(widening: 1, run) { Steps = 0 }.Fit())),
        .. Swapped("vae-bound", "vae", "vae-isotropic"),
        Sabotage.Live(Avb, "vae-bound", "KL term off", "vae", seconds: 14,
            broken: run => Row.Of(new FourPointVae(run) { DivergenceWeight = 0, Starts = 1 }.Train())),
        Sabotage.Rows(Avb, "vae-row-is-optimal", "the parallel strips in the place of the crossed pairs",
            rows => rows.Change<Row>("vae-crossed", row => row with { Elbo = FourPointLayouts.Strips.Elbo }), Verdict.ReproducedWithDeviation),
        Sabotage.Swap(Avb, "vae-bound-is-bounded", "vae", by: "avb"),
        Sabotage.SwapControl(Avb, "vae-bound-is-bounded", "avb", by: "vae"),
        Sabotage.Rows(Avb, "vae-bound-is-bounded", "a bound that is 0.1 too good",
            rows => rows.Change<Row>("vae", row => row with { Elbo = row.Elbo + 0.1 })),
        .. Swapped("vae-likelihood", "vae", "vae-isotropic"),
        Sabotage.Rows(Avb, "vae-likelihood", "the bound in place of the log-likelihood",
            rows => rows.Change<Row>("vae", row => row with { LogLikelihood = row.Elbo })),
        .. BetterThanVae.SelectMany(claim => Swapped(claim, "avb", "vae")),
        .. new[] { "avb-first-version", "avb-aggregate", "avb-bound-is-honest" }.Select(claim =>
            Sabotage.Live(Avb, claim, "Algorithm 1's sign as printed", "avb", seconds: 15, AsPrinted, intact: AsDeclared)),
        .. Swapped("avb-bound-is-honest", "avb", "avb-starved"),
        .. Swapped("adaptive-contrast", "contrast-adaptive", "contrast-plain"),
        Sabotage.Live(Avb, "adaptive-contrast", "log r left out", "contrast-adaptive", seconds: 3,
            broken: run => Estimates(new ContrastWithFarPosterior(5, 0.1, adaptive: true, run) { AddsContrast = false })),
        Sabotage.Swap(Avb, "plain-contrast-lags", "contrast-plain", by: "contrast-adaptive"),
        Sabotage.Rows(Avb, "plain-contrast-lags", "the estimate near the prior halved",
            rows => rows.Change<Row>("contrast-plain-near", row =>
                row with { ContrastEstimates = [.. row.ContrastEstimates.Select(at => at with { Divergence = at.Divergence / 2 })] }),
            Verdict.Inconclusive),
        .. Swapped("eight-schools", "schools", "schools-gaussian"),
        Sabotage.Live(Avb, "eight-schools", "adversary frozen", "schools", seconds: 8,
            broken: run => Row.Of(new SchoolsAvb(run) { AdversarySteps = 0 }.Train())),
    ];

    static IEnumerable<Sabotage> Swapped(string claim, string arm, string control) =>
        [Sabotage.Swap(Avb, claim, arm, by: control), Sabotage.SwapControl(Avb, claim, control, by: arm)];

    static Row Toy(Run run, FourPointAvbSettings settings, int sign) => Row.Of(new FourPointAvb(settings, run) { AdversarySign = sign }.Train());

    static Row Estimates(ContrastWithFarPosterior contrast) => Row.Empty with { ContrastEstimates = contrast.Estimates() };

    static IReadOnlyList<MeasuredRow> OfSlopes(IReadOnlyList<MeasuredRow> rows, Func<AdversarySlope, AdversarySlope> change) =>
        rows.Change<Row>("slopes", row => row with { Slopes = [.. row.Slopes.Select(change)] });
}
