using Replication.Evidence;
using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of AdversarialVariationalBayes broken once.</summary>
static class AdversarialVariationalBayesSabotages
{
    const string Avb = nameof(AdversarialVariationalBayes);

    /// <summary>Algorithm 1 with line 9 as printed: the adversary descends what it should ascend.</summary>
    static readonly Func<Run, object> AsPrinted = Sabotage.Once(
        run => new FourPointAvb(AvbSettings.Of(run) with { Steps = 1000 }, run) { AdversarySign = -1 }.Train());

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Avb, "optimal-adversary", "T as it was drawn", "adversary", seconds: 4,
            broken: run => new OptimalAdversary.GaussianContrast(linear: false, run) { Steps = 0 }.Fit()),
        Sabotage.Live(Avb, "optimal-adversary", "the two samples exchanged", "adversary", seconds: 6,
            broken: run => new OptimalAdversary.GaussianContrast(linear: false, run) { Exchanged = true }.Fit()),
        Sabotage.Rows(Avb, "zero-expectation", "the path's gradient with its sign flipped",
            rows => OfSlopes(rows, slope => slope with { PathMean = -slope.PathMean })),
        Sabotage.Rows(Avb, "zero-expectation", "the prior left out of the divergence",
            rows => OfSlopes(rows, slope => slope with { DivergenceMean = 0, DivergenceSd = -1 / slope.Sd })),
        Sabotage.Live(Avb, "mutual-information", "T as it was drawn", "information", seconds: 3,
            broken: run => new MutualInformation.InformationContrast(widening: 1, run) { Steps = 0 }.Fit()),
        Sabotage.Live(Avb, "vae-bound", "KL term off", "vae", seconds: 14,
            broken: run => new FourPointVae(run) { DivergenceWeight = 0, Starts = 1 }.Train()),
        Sabotage.Rows(Avb, "vae-row-is-optimal", "the parallel strips in the place of the crossed pairs",
            rows => rows.Change<Table1.Row>("vae-crossed", row => row with { Elbo = FourPointLayouts.Strips.Elbo }),
            Verdict.ReproducedWithDeviation),
        Sabotage.Rows(Avb, "vae-bound-is-bounded", "a bound that is 0.1 too good",
            rows => rows.Change<Table1.Row>("vae", row => row with { Elbo = row.Elbo + 0.1 })),
        Sabotage.Rows(Avb, "vae-likelihood", "the bound in place of the log-likelihood",
            rows => rows.Change<Table1.Row>("vae", row => row with { LogLikelihood = row.Elbo })),
        .. new[] { "avb-first-version", "avb-aggregate", "avb-bound-is-honest" }.Select(claim =>
            Sabotage.Live(Avb, claim, "Algorithm 1's sign as printed", "avb", seconds: 15, AsPrinted)),
        Sabotage.Live(Avb, "adaptive-contrast", "log r left out", "contrast-adaptive", seconds: 3,
            broken: run =>
                new FarPosterior.Estimator(new GaussianAdversary(5, 0.1), adaptive: true, run) { AddsContrast = false }.Estimate()),
        Sabotage.Rows(Avb, "plain-contrast-lags", "the estimate near the prior halved",
            rows => rows.Change<FarPosterior.Row>("contrast-plain-near", row =>
                row with { ContrastEstimates = [.. row.ContrastEstimates.Select(at => at with { Divergence = at.Divergence / 2 })] }),
            Verdict.Inconclusive),
        Sabotage.Live(Avb, "eight-schools", "adversary frozen", "schools", seconds: 8,
            broken: run => new SchoolsAvb(run) { AdversarySteps = 0 }.Train()),
    ];

    static IReadOnlyList<MeasuredRow> OfSlopes(
        IReadOnlyList<MeasuredRow> rows, Func<ZeroExpectation.Slope, ZeroExpectation.Slope> change) =>
        rows.Change<ZeroExpectation.Row>("slopes", row => row with { Slopes = [.. row.Slopes.Select(change)] });
}
