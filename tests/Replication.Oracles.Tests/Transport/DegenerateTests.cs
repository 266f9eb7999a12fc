using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>
/// Ties, repeated points, points without mass, lopsided sizes: what makes a simplex method cycle or a float solver give up.
/// </summary>
public class DegenerateTests
{
    [Theory]
    [InlineData(40, 1)]
    [InlineData(30, 7)]
    public void A_lattice_moved_along_itself_pays_the_shift(int side, int shift)
    {
        PointCloud x = Lattice(side, 0), y = Lattice(side, shift);
        foreach (GroundCost cost in new[] { GroundCost.Euclidean, GroundCost.Manhattan, GroundCost.Chebyshev })
            Assert.Equal(shift, ExactTransport.Solve(x, y, cost).Value, 12);
        Assert.Equal(shift * shift, ExactTransport.Solve(x, y, GroundCost.SquaredEuclidean).Value, 11);
    }

    [Fact]
    public void A_lattice_against_itself_stays_where_it_is() =>
        Assert.Equal(0, ExactTransport.Solve(Lattice(45, 0), Lattice(45, 0), GroundCost.Euclidean).Value);

    [Fact]
    public void Costs_that_are_all_equal_are_the_answer()
    {
        var costs = new double[120, 90];
        for (int i = 0; i < 120; i++)
            for (int j = 0; j < 90; j++)
                costs[i, j] = -2.5;
        Assert.Equal(-2.5, ExactTransport.Solve(costs, Clouds.Uniform(120), Clouds.Uniform(90)).Value, 14);
    }

    [Fact]
    public void Few_distinct_points_repeated_often() => Property.HoldsForSeeds(5, random =>
    {
        double[] x = new double[2 * 400], y = new double[2 * 300];
        for (int k = 0; k < x.Length; k++) x[k] = random.Next(3);
        for (int k = 0; k < y.Length; k++) y[k] = random.Next(3);
        double direct = ExactTransport.Solve(new PointCloud(x, 2), new PointCloud(y, 2), GroundCost.Euclidean).Value;
        Assert.Equal(ExactTransport.Solve(Histogram(x), Histogram(y), GroundCost.Euclidean).Value, direct, 12);
    });

    [Fact]
    public void All_points_in_one_place_cost_nothing() =>
        Assert.Equal(0,
            ExactTransport.Solve(new PointCloud(new double[200], 2), new PointCloud(new double[160], 2), GroundCost.Euclidean).Value);

    [Fact]
    public void Points_without_mass_change_nothing_and_get_feasible_potentials() => Property.HoldsForSeeds(10, random =>
    {
        int n = 150, m = 120;
        double[] a = Clouds.Weights(random, n), b = Clouds.Weights(random, m);
        for (int i = 0; i < n; i += 3) a[i] = 0;
        for (int j = 1; j < m; j += 4) b[j] = 0;
        a = Normalised(a);
        b = Normalised(b);
        double[] x = Clouds.Normals(random, 2 * n), y = Clouds.Normals(random, 2 * m, 2);
        TransportSolution full = ExactTransport.Solve(new(x, 2, a), new(y, 2, b), GroundCost.Euclidean);
        TransportSolution reduced = ExactTransport.Solve(Massive(x, a), Massive(y, b), GroundCost.Euclidean);
        Assert.Equal(reduced.Value, full.Value, 13);
        foreach (Shipment shipment in full.Plan) Assert.True(a[shipment.Source] > 0 && b[shipment.Target] > 0);
        // The certificate covers every pair, those of massless points too.
        Assert.True(full.Certificate.Holds);
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 700)]
    [InlineData(700, 1)]
    [InlineData(2, 3000)]
    [InlineData(3000, 5)]
    [InlineData(999, 1000)]
    public void Lopsided_sizes(int n, int m)
    {
        var random = new Random(n + m);
        PointCloud x = Clouds.Gaussian(random, n, 2), y = Clouds.Gaussian(random, m, 2, 2);
        TransportSolution forth = ExactTransport.Solve(x, y, GroundCost.Euclidean), back = ExactTransport.Solve(y, x, GroundCost.Euclidean);
        Assert.Equal(forth.Value, back.Value, 12);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e12)]
    [InlineData(1e150)]
    public void Costs_of_any_size(double size) => Property.HoldsForSeeds(5, random =>
    {
        var costs = new double[80, 70];
        var scaled = new double[80, 70];
        for (int i = 0; i < 80; i++)
            for (int j = 0; j < 70; j++)
                scaled[i, j] = size * (costs[i, j] = random.NextDouble());
        double[] a = Clouds.Weights(random, 80), b = Clouds.Weights(random, 70);
        Assert.Equal(ExactTransport.Solve(costs, a, b).Value, ExactTransport.Solve(scaled, a, b).Value / size, 12);
    });

    [Fact]
    public void Weights_that_sum_to_one_up_to_rounding() => Property.HoldsForSeeds(10, random =>
    {
        // What float32 weights look like after a conversion: each total is off by about 1e-8.
        double[] a = Array.ConvertAll(Clouds.Weights(random, 200), w => (double)(float)w),
            b = Array.ConvertAll(Clouds.Weights(random, 90), w => (double)(float)w);
        TransportSolution solution =
            ExactTransport.Solve(new(Clouds.Normals(random, 400), 2, a), new(Clouds.Normals(random, 180), 2, b), GroundCost.Euclidean);
        Assert.InRange(solution.Certificate.MarginalError, 0, 1e-13);
    });

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(10_000)]
    public void Weights_normalised_in_float32_are_accepted(int count) => Property.HoldsForSeeds(3, random =>
    {
        float[] weights = [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())];
        float total = 0;
        foreach (float weight in weights) total += weight;
        double[] a = [.. weights.Select(weight => (double)(weight / total))], x = Clouds.Normals(random, count);
        Assert.InRange(Math.Abs(a.Sum() - 1), 0, Marginals.BalanceTolerance);
        double[] normalised = Normalised(a);
        Assert.Equal(
            OneDimensionalTransport.Wasserstein(x, normalised, [0], [1]), OneDimensionalTransport.Wasserstein(x, a, [0], [1]), 1e-5);
        if (count > 1000) return;
        TransportSolution solution = ExactTransport.Solve(new(x, 1, a), new([0], 1, [1]), GroundCost.Euclidean);
        Assert.Equal(x.Zip(a, (point, weight) => Math.Abs(point) * weight).Sum(), solution.Value, 1e-12);
    });

    [Fact]
    public void Totals_that_differ_by_more_than_rounding_are_refused()
    {
        static void Solve(double mass) =>
            ExactTransport.Solve(new PointCloud([0, 1], 1), new PointCloud([0], 1, [mass]), GroundCost.Euclidean);
        Solve(1 - 0.99 * Marginals.BalanceTolerance);
        Solve(1 + 0.99 * Marginals.BalanceTolerance);
        Assert.Throws<ArgumentException>(() => Solve(1 - 1.01 * Marginals.BalanceTolerance));
        var message = Assert.Throws<ArgumentException>(() => Solve(1 + 1.01 * Marginals.BalanceTolerance)).Message;
        Assert.Contains("differ by more than 1E-05", message);
    }

    [Fact]
    public void Totals_that_differ_by_the_rounding_of_a_sum_leave_all_weights_but_the_largest()
    {
        // The far point, which both sides have with weight 0.3, stays where it is though the totals differ by 2e-16.
        double[] a = [0.3, 0.7 + 3 * (Math.BitIncrement(0.7) - 0.7)], b = [0.3, 0.7];
        Assert.NotEqual(a.Sum(), b.Sum());
        Assert.Equal(a[1], ExactTransport.Solve(new([1e100, 0], 1, a), new([1e100, 1], 1, b), GroundCost.Euclidean).Value, 15);
    }

    [Fact]
    public void Weights_of_very_different_size() => Property.HoldsForSeeds(10, random =>
    {
        double[] a = Normalised(Array.ConvertAll(new double[120], _ => Math.Pow(10, -12 * random.NextDouble())));
        double[] b = Normalised(Array.ConvertAll(new double[100], _ => Math.Pow(10, -12 * random.NextDouble())));
        double[] x = Clouds.Normals(random, 120), y = Clouds.Normals(random, 100, 3, 1);
        double expected = OneDimensionalTransport.Wasserstein(x, a, y, b);
        Assert.Equal(expected, ExactTransport.Solve(new(x, 1, a), new(y, 1, b), GroundCost.Euclidean).Value, 12);
    });

    static PointCloud Lattice(int side, double shift) =>
        new(Enumerable.Range(0, side * side).SelectMany(k => new[] { k % side + shift, k / side }).ToArray(), 2);

    static PointCloud Histogram(double[] points)
    {
        var cells = Enumerable.Range(0, points.Length / 2).GroupBy(k => (points[2 * k], points[2 * k + 1])).ToArray();
        return new PointCloud(cells.SelectMany(cell => new[] { cell.Key.Item1, cell.Key.Item2 }).ToArray(), 2,
            cells.Select(cell => 2.0 * cell.Count() / points.Length).ToArray());
    }

    static PointCloud Massive(double[] points, double[] weights)
    {
        int[] kept = Enumerable.Range(0, weights.Length).Where(k => weights[k] > 0).ToArray();
        return new PointCloud(kept.SelectMany(k => new[] { points[2 * k], points[2 * k + 1] }).ToArray(), 2,
            kept.Select(k => weights[k]).ToArray());
    }

    static double[] Normalised(double[] weights)
    {
        double total = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / total);
    }
}
