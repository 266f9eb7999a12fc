using Replication.Oracles.Divergences;
using Replication.Oracles.Kernels;
using Replication.Oracles.Randomness;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>The sequences of Theorem 2's study, on atoms of the line, and every distance from their limits by exact solvers.</summary>
static class SequencesOfLaws
{
    const int Atoms = 512;              // of U[0, 1]: an even number in each cell of every lattice, so that W is exact
    const int Points = 8;               // of the finite space of the random pairs
    const int PairsPerRun = 50;

    /// <summary>The least distance of two points of that space.</summary>
    internal const double Spacing = 1.0 / (Points - 1);

    static readonly int[] Members = [.. Enumerable.Range(0, 8).Select(k => 1 << k)];        // n = 1, 2, 4, ..., 128

    public static Order.Row Lattice() => new([.. Members.Select(n => Between(
        n,
        [.. Enumerable.Range(0, n).Select(i => (double)i / n), .. Middles(Atoms)],
        [.. Equal(n), .. new double[Atoms]],
        [.. new double[n], .. Equal(Atoms)]))]);

    public static Order.Row Shift() => new([.. Members.Select(n => Between(
        n,
        Middles(2 * Atoms),
        [.. new double[Atoms / n], .. Equal(Atoms), .. new double[Atoms - Atoms / n]],
        [.. Equal(Atoms), .. new double[Atoms]]))]);

    public static Order.Row Coin() => new([.. Members.Select(n => Between(
        n, [0, Order.Diameter], [0.5 - 0.5 / n, 0.5 + 0.5 / n], [0.5, 0.5]))]);

    public static Order.Row Escape() => new([.. Members.Select(n => Between(n, [0, n], [1 - 1.0 / n, 1.0 / n], [1, 0]))]);

    /// <summary>Laws whose masses are powers of uniform draws, so that some are nearly equal and some nearly disjoint.</summary>
    public static Order.Row RandomPairs(Run run)
    {
        var stream = new RandomStream("pairs", run.Seed);
        double[] places = [.. Enumerable.Range(0, Points).Select(i => i * Spacing)];
        return new([.. Enumerable.Range(1, PairsPerRun).Select(pair =>
        {
            var power = Math.Pow(10, 2 * stream.NextDouble() - 1);       // 0.1 to 10
            return Between(pair, places, Law(power), Law(power));
        })]);

        double[] Law(double power)
        {
            double[] masses = [.. Enumerable.Range(0, Points).Select(_ => Math.Pow(stream.NextOpenDouble(), power))];
            var total = masses.Sum();
            return [.. masses.Select(mass => mass / total)];
        }
    }

    static Order.Member Between(int n, double[] places, double[] p, double[] q) => new(
        n,
        OneDimensionalTransport.Wasserstein(places, p, places, q),
        FDivergences.TotalVariation.Between(p, q),
        FDivergences.JensenShannon.Between(p, q),
        Math.Min(FDivergences.KullbackLeibler.Between(p, q), FDivergences.ReverseKullbackLeibler.Between(p, q)),
        Math.Sqrt(Math.Max(0, MaximumMeanDiscrepancy.Biased(Kernel.Gaussian(1), Cloud(places, p), Cloud(places, q)))));

    /// <summary>The atoms that have mass.</summary>
    static PointCloud Cloud(double[] places, double[] masses)
    {
        var massive = places.Zip(masses).Where(atom => atom.Second > 0).ToArray();
        return new([.. massive.Select(atom => atom.First)], 1, [.. massive.Select(atom => atom.Second)]);
    }

    /// <summary>The middles of cells of width 1 / Atoms, from 0 on.</summary>
    static double[] Middles(int count) => [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / Atoms)];

    static double[] Equal(int count) => [.. Enumerable.Repeat(1.0 / count, count)];
}
