using Replication.Oracles.Kernels;
using Replication.Oracles.Randomness;
using Replication.Oracles.Tests.Divergences;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Kernels;

public class MaximumMeanDiscrepancyTests
{
    static readonly Kernel[] All = [Kernel.Gaussian(0.8), Kernel.InverseMultiquadric(1.3), Kernel.InverseMultiquadric(0.5, 1)];

    [Fact]
    public void Two_points_by_hand()
    {
        PointCloud x = new([0, 0], 2), y = new([3, 4], 2);
        Close.Absolute(2 - (2 * Math.Exp(-25.0 / 8)), MaximumMeanDiscrepancy.Biased(Kernel.Gaussian(2), x, y), 1e-15);
        Close.Absolute(2 - (2 / Math.Sqrt(26)), MaximumMeanDiscrepancy.Biased(Kernel.InverseMultiquadric(1), x, y), 1e-15);
        // Unbiased leaves the diagonal out: within-cloud terms exp(-1/2) and exp(-9/2), across 0-1 3-0 etc.
        PointCloud a = new([0, 1], 1), b = new([0, 3], 1);
        double k(double d) => Math.Exp(-d * d / 2);
        Close.Absolute(k(1) + k(3) - (0.5 * (k(0) + k(3) + k(1) + k(2))), MaximumMeanDiscrepancy.Unbiased(Kernel.Gaussian(1), a, b), 1e-15);
    }

    [Fact]
    public void The_biased_one_is_a_squared_distance_of_laws()
    {
        Property.HoldsForSeeds(60, random =>
        {
            var kernel = All[random.Next(All.Length)];
            var d = random.Next(1, 4);
            PointCloud x = Cloud(random, 9, d), y = Cloud(random, 6, d), z = Cloud(random, 7, d);
            double Distance(PointCloud a, PointCloud b) => Math.Sqrt(Math.Max(0, MaximumMeanDiscrepancy.Biased(kernel, a, b)));
            Assert.True(MaximumMeanDiscrepancy.Biased(kernel, x, y) >= -1e-14);
            Close.Absolute(0, MaximumMeanDiscrepancy.Biased(kernel, x, x), 1e-14, "identity");
            Close.Absolute(Distance(x, y), Distance(y, x), 1e-13, "symmetry");
            Assert.True(Distance(x, z) <= Distance(x, y) + Distance(y, z) + 1e-12, "triangle");
            // A law does not change when a point is split into two of half the weight.
            PointCloud split = new([.. x.Coordinates, .. x[0]], d, [x.Weights[0] / 2, .. x.Weights[1..], x.Weights[0] / 2]);
            Close.Absolute(MaximumMeanDiscrepancy.Biased(kernel, x, y), MaximumMeanDiscrepancy.Biased(kernel, split, y), 1e-14,
                "splitting");
        });
    }

    [Fact]
    public void Biased_and_unbiased_differ_by_the_diagonal()
    {
        Property.HoldsForSeeds(30, random =>
        {
            const int n = 8, m = 5;
            PointCloud x = Cloud(random, n, 2, uniform: true), y = Cloud(random, m, 2, uniform: true);
            foreach (var kernel in (Kernel[])[Kernel.Gaussian(0.3), Kernel.Gaussian(0.8), Kernel.Gaussian(3)])
            {
                double Within(PointCloud c) => MaximumMeanDiscrepancy.Biased(kernel, c, Far) - 1;
                // E over all pairs is ((n - 1) / n) times E over different ones, plus 1/n.
                double wx = Within(x), wy = Within(y);
                var across = (wx + wy - MaximumMeanDiscrepancy.Biased(kernel, x, y)) / 2;
                var expected = (((wx * n) - 1) / (n - 1)) + (((wy * m) - 1) / (m - 1)) - (2 * across);
                Close.Absolute(expected, MaximumMeanDiscrepancy.Unbiased(kernel, x, y), 1e-13, kernel.Name);
            }
        });
    }

    [Fact]
    public void Unbiased_estimates_average_to_the_closed_form_of_Gaussians_and_biased_ones_exceed_it()
    {
        const int repeats = 3000, n = 6, m = 5, d = 3;
        const double bandwidth = 1.5, sd1 = 1, sd2 = 0.6;
        var draws = new RandomStream("mmd", 1);
        double sum = 0, squares = 0, biased = 0;
        for (var i = 0; i < repeats; i++)
        {
            PointCloud Draw(int count, double sd, double shift) =>
                new([.. Enumerable.Range(0, count * d).Select(j => (sd * draws.NextGaussian()) + (j % d == 0 ? shift : 0))], d);
            PointCloud x = Draw(n, sd1, 0), y = Draw(m, sd2, 0.7);
            var value = MaximumMeanDiscrepancy.Unbiased(Kernel.Gaussian(bandwidth), x, y);
            (sum, squares) = (sum + value, squares + (value * value));
            biased += MaximumMeanDiscrepancy.Biased(Kernel.Gaussian(bandwidth), x, y);
        }
        double mean = sum / repeats, error = Math.Sqrt(((squares / repeats) - (mean * mean)) / repeats);
        var exact = MaximumMeanDiscrepancy.OfGaussians(0.7, sd1, sd2, d, bandwidth);
        Assert.True(Math.Abs(mean - exact) < 4 * error, $"mean {mean:R}, exact {exact:R}, standard error {error:E1}");
        Assert.True((biased / repeats) - exact > 20 * error, "the V-statistic is biased upwards by a known amount far above the noise");
    }

    [Fact]
    public void The_median_heuristic_is_the_median_of_the_pooled_distances()
    {
        Assert.Equal(2, MedianHeuristic.Bandwidth(new PointCloud([0, 1], 1), new PointCloud([3], 1)));
        Assert.Equal(5, MedianHeuristic.Bandwidth(new PointCloud([0, 0], 2), new PointCloud([3, 4], 2)));
        Assert.Throws<ArgumentException>(() => MedianHeuristic.Bandwidth(new PointCloud([1, 1], 1), new PointCloud([1], 1)));
        Assert.Throws<ArgumentException>(() => MedianHeuristic.Bandwidth(new PointCloud([1, 1], 1), new PointCloud([1, 2], 2)));
    }

    [Fact]
    public void Bad_requests_are_refused()
    {
        PointCloud one = new([0], 1), two = new([0, 1], 1), plane = new([0, 1], 2), weighted = new([0, 1], 1, [0.3, 0.7]);
        Assert.Throws<ArgumentException>(() => MaximumMeanDiscrepancy.Unbiased(All[0], one, two));
        Assert.Throws<ArgumentException>(() => MaximumMeanDiscrepancy.Unbiased(All[0], weighted, two));
        Assert.Throws<ArgumentException>(() => MaximumMeanDiscrepancy.Biased(All[0], two, plane));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Gaussian(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.InverseMultiquadric(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => MaximumMeanDiscrepancy.OfGaussians(0, -1, 1, 1, 1));
    }

    // So far from everything that a Gaussian kernel to it is 0.
    static readonly PointCloud Far = new([1e6, 1e6], 2);

    static PointCloud Cloud(Random random, int count, int d, bool uniform = false)
    {
        double[] points = [.. Enumerable.Range(0, count * d).Select(_ => random.Between(-2, 2))];
        return uniform ? new PointCloud(points, d) : new PointCloud(points, d,
            [.. Enumerable.Range(0, count).Select(_ => random.Between(0.1, 1))]);
    }
}
