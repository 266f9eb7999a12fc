using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>What a posterior of the eight schools looks like from (mu, tau).</summary>
/// <param name="TotalVariation">Distance to the exact (mu, tau) posterior over 16 x 16 cells and the rest of the plane, in [0, 1].</param>
/// <param name="PositiveTau">P(tau > 0); exactly 1/2.</param>
/// <param name="MeanAbsoluteTau">E |tau|.</param>
/// <param name="SdMu">Standard deviation of mu.</param>
/// <param name="Elbo">The method's own bound on log p(y).</param>
sealed record SchoolsTerms(double TotalVariation, double PositiveTau, double MeanAbsoluteTau, double SdMu, double Elbo);

/// <summary>One draw of an approximate posterior.</summary>
sealed record SchoolsDraw(double Mu, double Tau)
{
    /// <summary>The first two coordinates, to a thousandth, which is finer than an eye.</summary>
    public static SchoolsDraw Of(float[] z) => new(Math.Round(z[0], 3), Math.Round(z[1], 3));
}

/// <summary>The exact density of (mu, tau) at one point of a grid.</summary>
sealed record SchoolsDensity(double Mu, double Tau, double Density);

/// <summary>The exact (mu, tau) posterior on cells, and how draws compare with it.</summary>
static class SchoolsPosterior
{
    const int Cells = 16, Fine = 12;
    const double MuLow = -2, MuHigh = 3, TauLow = -3, TauHigh = 3;

    static readonly Lazy<EightSchools> Published = new(EightSchools.Published);

    static readonly Lazy<double[]> Masses = new(() => [.. Enumerable.Range(0, Cells * Cells).Select(cell => Mass(cell / Cells, cell % Cells))]);

    /// <summary>The data and their exact posterior.</summary>
    public static EightSchools Exact => Published.Value;

    /// <summary>log p(y).</summary>
    public static double LogEvidence => Math.Log(Exact.Evidence.Value);

    /// <summary>The exact density on a grid for the eye.</summary>
    public static IReadOnlyList<SchoolsDensity> Density() =>
    [
        .. Enumerable.Range(0, 41 * 41).Select(i => (Mu: MuLow + i / 41 * (MuHigh - MuLow) / 40, Tau: TauLow + i % 41 * (TauHigh - TauLow) / 40))
            .Select(at => new SchoolsDensity(Math.Round(at.Mu, 6), Math.Round(at.Tau, 6), Math.Round(Math.Exp(Exact.Posterior.Log(at.Mu, at.Tau)), 6))),
    ];

    /// <summary>Compares draws with the exact posterior.</summary>
    /// <param name="draws">Shape [n, 2] or wider, mu and tau first.</param>
    /// <param name="elbo">The method's own bound.</param>
    public static SchoolsTerms Compare(Tensor draws, double elbo)
    {
        using var scope = NewDisposeScope();
        var (mu, tau) = (draws.select(1, 0).to(float64), draws.select(1, 1).to(float64));
        var counts = new double[Cells * Cells];
        var (mus, taus) = (mu.cpu().data<double>().ToArray(), tau.cpu().data<double>().ToArray());
        for (var i = 0; i < mus.Length; i++)
        {
            var (column, row) = (Index(mus[i], MuLow, MuHigh), Index(taus[i], TauLow, TauHigh));
            if (column is >= 0 and < Cells && row is >= 0 and < Cells) counts[column * Cells + row] += 1.0 / mus.Length;
        }

        var inside = counts.Zip(Masses.Value, (ours, exact) => Math.Abs(ours - exact)).Sum();
        var outside = Math.Abs(counts.Sum() - Masses.Value.Sum());
        return new SchoolsTerms(
            (inside + outside) / 2, tau.gt(0).to(float64).mean().ToDouble(), tau.abs().mean().ToDouble(), mu.std().ToDouble(), elbo);
    }

    static int Index(double value, double low, double high) => (int)Math.Floor((value - low) / (high - low) * Cells);

    /// <summary>A cell's mass by the midpoint rule on 12 x 12 points.</summary>
    static double Mass(int column, int row)
    {
        double width = (MuHigh - MuLow) / Cells / Fine, height = (TauHigh - TauLow) / Cells / Fine, sum = 0;
        for (var i = 0; i < Fine; i++)
        {
            for (var j = 0; j < Fine; j++)
                sum += Math.Exp(Exact.Posterior.Log(MuLow + (column * Fine + i + 0.5) * width, TauLow + (row * Fine + j + 0.5) * height));
        }

        return sum * width * height;
    }
}
