using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using Replication.Oracles.Randomness;
using Oracle = Replication.Oracles.ClosedForms.AdversarialVariationalBayes.EightSchools;

namespace Replication.Experiments;

/// <summary>The layouts in which four Gaussians share the latent plane, each with the best decoder for it.</summary>
static class FourPointLayouts
{
    static readonly Lazy<FourPointSolution> SearchedOptimum =
        new(() => FourPointOptimum.Find(new RandomStream("starts of the four-point search", 0)));

    static readonly Lazy<FourPointSolution> StripsOptimum = new(FourPointOptimum.Strips);

    static readonly Lazy<FourPointSolution> CrossedOptimum = new(() => FourPointOptimum.From(
        [new(1.3, 0, 0.4, 1), new(-1.3, 0, 0.4, 1), new(0, 0.9, 0.35, 0.5), new(0, -0.9, 0.35, 0.5)]));

    /// <summary>
    /// The best Gaussian encoder that starts of middling width find: the paper's row. Narrower starts find <see cref="Strips"/>.
    /// </summary>
    public static FourPointSolution Searched => SearchedOptimum.Value;

    /// <summary>Four parallel strips, the best layout of four Gaussians that is known; a few of our VAEs end there.</summary>
    public static FourPointSolution Strips => StripsOptimum.Value;

    /// <summary>Two crossed pairs, a local optimum: the numbers of the paper's VAE, and of most of ours.</summary>
    public static FourPointSolution Crossed => CrossedOptimum.Value;

    /// <summary>The two best layouts by name.</summary>
    public static IReadOnlyList<(string Name, FourPointSolution Solution)> Named =>
        [("crossed pairs", Crossed), ("parallel strips", Strips)];
}

/// <summary>The eight schools' exact posterior, and its cells.</summary>
static class SchoolsPosterior
{
    const int Cells = 16;       // along mu and along tau; the rest of the plane is one more cell
    const int Midpoints = 12;   // along each side of a cell
    const double MuLow = -2, MuHigh = 3, TauLow = -3, TauHigh = 3;      // all but a thousandth of the posterior

    static readonly Lazy<Oracle> Published = new(Oracle.Published);

    static readonly Lazy<double[]> Masses =
        new(() => [.. Enumerable.Range(0, Cells * Cells).Select(cell => Mass(cell / Cells, cell % Cells))]);

    /// <summary>The data of the eight schools and their exact posterior.</summary>
    public static Oracle Exact => Published.Value;

    /// <summary>The exact (mu, tau) posterior on a grid of 41 x 41 points.</summary>
    public static IEnumerable<(double Mu, double Tau, double Density)> Grid() => Enumerable.Range(0, 41 * 41)
        .Select(i => (Mu: MuLow + i / 41 * (MuHigh - MuLow) / 40, Tau: TauLow + i % 41 * (TauHigh - TauLow) / 40))
        .Select(at => (at.Mu, at.Tau, Math.Exp(Exact.Posterior.Log(at.Mu, at.Tau))));

    /// <summary>Total variation between draws and the exact (mu, tau) posterior, both on cells.</summary>
    /// <param name="mu">The draws' first coordinates.</param>
    /// <param name="tau">Their second.</param>
    public static double TotalVariation(double[] mu, double[] tau)
    {
        var counts = new double[Cells * Cells];
        for (var i = 0; i < mu.Length; i++)
        {
            var (column, row) = (Index(mu[i], MuLow, MuHigh), Index(tau[i], TauLow, TauHigh));
            if (column is >= 0 and < Cells && row is >= 0 and < Cells) counts[column * Cells + row] += 1.0 / mu.Length;
        }

        var inside = counts.Zip(Masses.Value, (ours, exact) => Math.Abs(ours - exact)).Sum();
        var outside = Math.Abs(counts.Sum() - Masses.Value.Sum());
        return (inside + outside) / 2;
    }

    static int Index(double value, double low, double high) => (int)Math.Floor((value - low) / (high - low) * Cells);

    /// <summary>A cell's mass by the midpoint rule.</summary>
    static double Mass(int column, int row)
    {
        double width = (MuHigh - MuLow) / Cells / Midpoints, height = (TauHigh - TauLow) / Cells / Midpoints, sum = 0;
        for (var i = 0; i < Midpoints; i++)
        {
            var mu = MuLow + (column * Midpoints + i + 0.5) * width;
            for (var j = 0; j < Midpoints; j++) sum += Math.Exp(Exact.Posterior.Log(mu, TauLow + (row * Midpoints + j + 0.5) * height));
        }

        return sum * width * height;
    }
}
