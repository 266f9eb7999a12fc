using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

public class OneDimensionalTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(3.5)]
    public void Quantile_coupling_equals_the_general_solver(double p) => Property.HoldsForSeeds(25, random =>
    {
        int n = 1 + random.Next(60), m = 1 + random.Next(60);
        PointCloud x = Clouds.WeightedGaussian(random, n, 1), y = Clouds.WeightedGaussian(random, m, 1, 2, 1);
        var cost = GroundCost.Of("|x - y|^p", (s, t) => Math.Pow(Math.Abs(s[0] - t[0]), p));
        double general = Math.Pow(ExactTransport.Solve(x, y, cost).Value, 1 / p);
        double quantiles = OneDimensionalTransport.Wasserstein(x.Coordinates, x.Weights, y.Coordinates, y.Weights, p);
        Assert.Equal(general, quantiles, 1e-12 * Math.Max(1, general));
    });

    [Fact]
    public void Values_by_hand()
    {
        Assert.Equal(5, OneDimensionalTransport.Wasserstein([0, 1, 3], [5, 6, 8]), 14);
        Assert.Equal(0.25, OneDimensionalTransport.Wasserstein([0, 1], [3, 1], [0, 1], [2, 2]), 14);
        Assert.Equal(Math.Sqrt(0.25), OneDimensionalTransport.Wasserstein([0, 1], [3, 1], [0, 1], [2, 2], 2), 14);
        Assert.Equal(0, OneDimensionalTransport.Wasserstein([2, 2, 1], [1, 2, 2]), 14);
    }

    [Fact]
    public void A_high_order_neither_underflows_nor_sees_the_rounding_of_weights()
    {
        Assert.Equal(1e-3, OneDimensionalTransport.Wasserstein([0, 5], [1e-3, 5 + 1e-3], 200), 1e-12);
        double[] thirds = [1.0 / 3, 1.0 / 3, 1.0 / 3], sixths = Enumerable.Repeat(1.0 / 6, 6).ToArray();
        Assert.Equal(0, OneDimensionalTransport.Wasserstein([0, 10, 20], thirds, [0, 0, 10, 10, 20, 20], sixths, 300));
        // 0.1 + 0.1 + 0.1 is not 0.3: a speck of mass seems to travel by 10.
        Assert.Equal(0, OneDimensionalTransport.Wasserstein([0, 10], [0.3, 0.7], [0, 0, 0, 10], [0.1, 0.1, 0.1, 0.7], 300));
    }

    [Fact]
    public void Rounding_is_told_from_a_point_of_little_mass()
    {
        // 0.1 + 0.1 + 0.1 is 0.3 but for 2.8e-17, on either side; as much mass in a point of its own is mass.
        double[] tenths = [0.1, 0.1, 0.1, 0.7], at = [0, 0, 0, 10];
        Assert.Equal(0, OneDimensionalTransport.Wasserstein(at, tenths, [0, 10], [0.3, 0.7], 2));
        Assert.Equal(0, OneDimensionalTransport.Wasserstein([0, 10], [0.3, 0.7], at, tenths, 2));
        Assert.Equal(0, OneDimensionalTransport.Wasserstein(at, [0.1, 0.1, 0.1, 0], [0, 5], [0.3, 0], 2));
        const double speck = 1.0 / (1L << 55);
        Assert.Equal(10 * Math.Sqrt(speck), OneDimensionalTransport.Wasserstein([0, 10], [1 - speck, speck], [0], [1], 2), 1e-20);
        Assert.Equal(10 * Math.Sqrt(speck), OneDimensionalTransport.Wasserstein([0], [1], [0, 10], [1 - speck, speck], 2), 1e-20);
        Assert.Equal(1e20 * speck + 0.5, OneDimensionalTransport.Wasserstein([0, 1e20], [0.5, speck], [1, 1], [0.25, 0.25]) * 0.5, 1e-9);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => OneDimensionalTransport.Wasserstein([], [1]));
        Assert.Throws<ArgumentException>(() => OneDimensionalTransport.Wasserstein([double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => OneDimensionalTransport.Wasserstein([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => OneDimensionalTransport.Wasserstein([1], [1], [1], [2]));
        Assert.Throws<ArgumentException>(() => OneDimensionalTransport.Wasserstein([1, 2], [1, -1], [1], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OneDimensionalTransport.Wasserstein([1], [1], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => OneDimensionalTransport.Wasserstein([1], [1], double.NaN));
    }
}
