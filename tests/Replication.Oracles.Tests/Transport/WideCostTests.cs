using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>Costs that span many orders of magnitude, of which the best plan pays the small ones only.</summary>
public class WideCostTests
{
    static double Squared(double x, double y) => (x - y) * (x - y);

    static double Plain(double x, double y) => Math.Abs(x - y);

    [Theory]
    [InlineData(10.0)]
    [InlineData(1e4)]
    [InlineData(1e7)]
    [InlineData(1e8)]
    [InlineData(1e15)]
    [InlineData(-1e60)]
    public void A_far_point_that_both_clouds_share_changes_nothing(double far) => Property.HoldsForSeeds(3, random =>
    {
        const int n = 100;
        double[] x = Uniform(random, n), y = Uniform(random, n), w = Clouds.Uniform(n);
        x[random.Next(n)] = y[random.Next(n)] = far;
        Agrees(Exactly.OnTheLine(x, w, y, w, Squared), ExactTransport.Solve(new(x, 1), new(y, 1), GroundCost.SquaredEuclidean));
        Agrees(Exactly.OnTheLine(x, w, y, w, Plain), ExactTransport.Solve(new(x, 1), new(y, 1), GroundCost.Euclidean));
    });

    [Theory]
    [InlineData(1e5)]
    [InlineData(1e9)]
    [InlineData(1e30)]
    public void Far_points_of_unequal_weights_stay_where_they_are(double far) => Property.HoldsForSeeds(3, random =>
    {
        // Three shared points on each scale up to the farthest, whose weights both sides share; the rest is normalised on each side.
        double[] a = Eighths(random, 40), b = Eighths(random, 50);
        double[] x = [.. Uniform(random, 40), far, -far, far * far], y = [.. Uniform(random, 50), far, -far, far * far];
        double[] shared = [0.125, 0.25, 0.0625], wa = [.. a, .. shared], wb = [.. b, .. shared];
        Agrees(Exactly.OnTheLine(x, wa, y, wb, Plain), ExactTransport.Solve(new(x, 1, wa), new(y, 1, wb), GroundCost.Euclidean));
        Agrees(Exactly.OnTheLine(x, wa, y, wb, Squared), ExactTransport.Solve(new(x, 1, wa), new(y, 1, wb), GroundCost.SquaredEuclidean));
    });

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e12)]
    [InlineData(1e50)]
    public void Far_points_of_the_plane_change_nothing_either(double far) => Property.HoldsForSeeds(2, random =>
    {
        // Large enough for shortlists and coarse problems.
        const int n = 120, shared = 5;
        double[] x = Uniform(random, 2 * n), y = Uniform(random, 2 * n);
        foreach (GroundCost cost in new[] { GroundCost.Euclidean, GroundCost.SquaredEuclidean, GroundCost.Manhattan, GroundCost.Chebyshev })
        {
            double near = ExactTransport.Solve(new(x, 2), new(y, 2), cost).Value;
            double[] points = [.. Enumerable.Range(1, shared).SelectMany(k => new[] { k * far, k % 2 * far })];
            TransportSolution solution = ExactTransport.Solve(new([.. points, .. x], 2), new([.. y, .. points], 2), cost);
            Assert.Equal(near * n / (n + shared), solution.Value, 1e-14);
            Assert.True(solution.Certificate.Holds);
            Assert.InRange(solution.Certificate.DualityGap, 0, 1e-11 * solution.Value);
        }
    });

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e14)]
    [InlineData(1e16)]
    [InlineData(1e40)]
    [InlineData(1e300)]
    [InlineData(double.PositiveInfinity)]
    public void Pairs_that_cost_too_much_to_use_do_not_change_the_best_assignment(double price) => Property.HoldsForSeeds(30, random =>
    {
        int n = 3 + random.Next(5);
        double[,] costs = Some(random, n, n, (i, j) => i != j && random.Next(3) > 0 ? price : 10 * random.NextDouble() - 2);
        TransportSolution solution = ExactTransport.Solve(costs, Clouds.Uniform(n), Clouds.Uniform(n));
        Assert.Equal(Exactly.BestAssignment(costs), solution.Value, 1e-14);
        Assert.All(solution.Plan.ToArray(), shipment => Assert.NotEqual(price, shipment.Cost));
    });

    [Theory]
    [InlineData(1e14)]
    [InlineData(double.PositiveInfinity)]
    public void Thirty_sources_and_targets_pay_the_same_whatever_the_price_of_the_pairs_not_used(double price) =>
        Property.HoldsForSeeds(10, random =>
        {
            const int n = 30;
            double[,] costs = Some(random, n, n, (_, _) => random.Next(1, 100));
            double[,] priced = (double[,])costs.Clone();
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    if (i != j && (i * 7 + j * 11) % 3 != 0) (costs[i, j], priced[i, j]) = (4000, price);
            double[] a = Clouds.Weights(random, n);
            Assert.Equal(ExactTransport.Solve(costs, a, a).Value, ExactTransport.Solve(priced, a, a).Value, 1e-12);
        });

    [Fact]
    public void Costs_of_forty_orders_of_magnitude_are_all_told_apart() => Property.HoldsForSeeds(60, random =>
    {
        int n = 2 + random.Next(6);
        double[,] costs = Some(random, n, n, (_, _) =>
            random.Next(6) == 0 ? double.PositiveInfinity : (random.Next(2) == 0 ? 1 : -1) * Math.Pow(10, 40 * random.NextDouble() - 20));
        double best = Exactly.BestAssignment(costs);
        if (double.IsPositiveInfinity(best))
        {
            Assert.Throws<NoFeasiblePlanException>(() => ExactTransport.Solve(costs, Clouds.Uniform(n), Clouds.Uniform(n)));
            return;
        }
        TransportSolution solution = ExactTransport.Solve(costs, Clouds.Uniform(n), Clouds.Uniform(n));
        Assert.Equal(best, solution.Value, 1e-11 * Math.Abs(best) + 1e-15 * solution.Certificate.Magnitude);
    });

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-9)]
    [InlineData(1e-13)]
    public void Clouds_that_nearly_coincide_have_a_proof_of_the_size_of_their_distance(double apart) => Property.HoldsForSeeds(2, random =>
    {
        const int n = 150;
        double[] x = Uniform(random, n), y = [.. x.Select(v => v + apart * random.NextDouble())];
        Agrees(Exactly.OnTheLine(x, Clouds.Uniform(n), y, Clouds.Uniform(n), Plain),
            ExactTransport.Solve(new(x, 1), new(y, 1), GroundCost.Euclidean));
    });

    [Theory]
    [InlineData(1e-16, 1e20)]
    [InlineData(1e-25, 1e30)]
    [InlineData(1e-40, 1e45)]
    public void A_speck_of_mass_far_away_is_not_dropped(double speck, double far)
    {
        double[] x = [0, 1, 2], a = [0.5, 0.25, 0.25], y = [0.5, 1.5, far], b = [0.5, 0.5, speck];
        TransportSolution solution = ExactTransport.Solve(new(x, 1, a), new(y, 1, b), GroundCost.Euclidean);
        Assert.Equal(0.5 + speck * far, solution.Value, 1e-12 * solution.Value);
        Assert.Equal(solution.Value, OneDimensionalTransport.Wasserstein(x, a, y, b), 1e-12 * solution.Value);
        Assert.Equal(solution.Value, OneDimensionalTransport.Wasserstein(y, b, x, a), 1e-12 * solution.Value);
        double squared = ExactTransport.Solve(new(x, 1, a), new(y, 1, b), GroundCost.SquaredEuclidean).Value;
        Assert.Equal(speck * far * far, squared, 1e-12 * squared);
        Assert.Equal(Math.Sqrt(squared), OneDimensionalTransport.Wasserstein(x, a, y, b, 2), 1e-12 * Math.Sqrt(squared));
        Assert.Contains(solution.Plan.ToArray(), shipment => shipment.Target == 2 && Math.Abs(shipment.Mass / speck - 1) < 1e-12);
    }

    [Fact]
    public void Weights_of_sixty_orders_of_magnitude_all_count() => Property.HoldsForSeeds(10, random =>
    {
        // Powers of two, whose sums are exact: both sides have the same ones in another order.
        double[] a = [.. Enumerable.Range(0, 60).Select(k => Math.ScaleB(1, -3 * k))], b = [.. a];
        random.Shuffle(b);
        double[] x = [.. a.Select(w => random.NextDouble() / w)], y = [.. b.Select(w => random.NextDouble() / w)];
        double expected = Exactly.OnTheLine(x, a, y, b, Plain);
        Assert.Equal(1, ExactTransport.Solve(new(x, 1, a), new(y, 1, b), GroundCost.Euclidean).Value / expected, 1e-13);
        double total = a.Sum();
        Assert.Equal(1, OneDimensionalTransport.Wasserstein(x, a, y, b) / (expected / total), 1e-13);
    });

    static void Agrees(double expected, TransportSolution solution)
    {
        Assert.Equal(expected, solution.Value, 1e-13 * expected);
        Assert.InRange(solution.Certificate.DualityGap, 0, 1e-11 * expected);
    }

    static double[] Uniform(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];

    // Weights whose sums are exact, of a total of one half.
    static double[] Eighths(Random random, int count)
    {
        var weights = new double[count];
        for (int unit = 0; unit < 512; unit++) weights[random.Next(count)] += 1.0 / 1024;
        return weights;
    }

    static double[,] Some(Random random, int n, int m, Func<int, int, double> cost)
    {
        var costs = new double[n, m];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++)
                costs[i, j] = cost(i, j);
        return costs;
    }
}
