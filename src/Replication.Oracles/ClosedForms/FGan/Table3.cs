using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.FGan;

/// <summary>
/// The univariate experiment of Nowozin et al. 2016, section 4.1: a Gaussian fitted to a mixture of two, under five divergences.
/// </summary>
public static class Table3
{
    /// <summary>0.33 N(-1, 0.0625) + 0.67 N(2, 2), variances in second place (footnote 4 of the paper).</summary>
    public static LineDensity Data { get; } = LineDensity.Mixture([0.33, 0.67],
        [LineDensity.Gaussian(-1, 0.25), LineDensity.Gaussian(2, Math.Sqrt(2))]);

    /// <summary>
    /// The columns of the table, left to right: KL, reverse KL, JS (without the halves), Jeffreys, Pearson. The last is the
    /// integral of (p - q)^2 / q.
    /// </summary>
    public static IReadOnlyList<FDivergence> Divergences { get; } =
    [
        FDivergences.KullbackLeibler, FDivergences.ReverseKullbackLeibler, FDivergences.JensenShannonUnnormalised, FDivergences.Jeffreys,
        FDivergences.PearsonChiSquare,
    ];

    /// <summary>
    /// The best Gaussian under one of the divergences, to the precision of <see cref="GaussianFit.Minimise"/> and with its exceptions.
    /// </summary>
    public static GaussianFit Best(FDivergence divergence) => GaussianFit.Minimise(divergence, Data, (1, 1.8));
}
