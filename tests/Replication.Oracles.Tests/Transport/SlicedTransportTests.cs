using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

public class SlicedTransportTests
{
    [Fact]
    public void A_translation_by_t_has_the_closed_form()
    {
        var random = new Random(11);
        PointCloud x = Clouds.WeightedGaussian(random, 40, 3);
        PointCloud y =
            new(x.Coordinates.ToArray().Select((c, k) => c + (k % 3 == 0 ? 3.0 : k % 3 == 1 ? 4.0 : 0.0)).ToArray(), 3, x.Weights);
        // E |theta_1| = 1/2 and E theta_1^2 = 1/3 on the sphere in three dimensions.
        SlicedEstimate first = SlicedTransport.Wasserstein(x, y, 4000, new Random(1)),
            second = SlicedTransport.Wasserstein(x, y, 4000, new Random(2), 2);
        Assert.InRange(first.Value, 2.5 - 4 * first.StandardError, 2.5 + 4 * first.StandardError);
        Assert.InRange(second.Value, 5 / Math.Sqrt(3) - 4 * second.StandardError, 5 / Math.Sqrt(3) + 4 * second.StandardError);
        Assert.InRange(first.StandardError, 1e-3, 0.05);
    }

    [Fact]
    public void On_the_line_it_is_the_distance_itself()
    {
        SlicedEstimate estimate = SlicedTransport.Wasserstein(new([0, 1, 3], 1), new([5, 6, 8], 1), 3, new Random(1), 2);
        Assert.Equal(5, estimate.Value, 13);
        Assert.Equal(0, estimate.StandardError, 13);
    }

    [Fact]
    public void It_is_bounded_by_the_distance_and_repeats_with_its_seed() => Property.HoldsForSeeds(10, random =>
    {
        PointCloud x = Clouds.WeightedGaussian(random, 60, 4), y = Clouds.WeightedGaussian(random, 50, 4, 2);
        int seed = random.Next();
        SlicedEstimate estimate = SlicedTransport.Wasserstein(x, y, 30, new Random(seed));
        Assert.True(estimate.Value <= ExactTransport.Solve(x, y, GroundCost.Euclidean).Value + 1e-12);
        Assert.Equal(estimate, SlicedTransport.Wasserstein(x, y, 30, new Random(seed)));
    });

    [Fact]
    public void The_standard_error_is_that_of_repeated_estimates()
    {
        PointCloud x = Clouds.Gaussian(new Random(1), 30, 3), y = Clouds.Gaussian(new Random(2), 30, 3, 2, 1);
        SlicedEstimate[] estimates = Enumerable.Range(0, 400).Select(k =>
            SlicedTransport.Wasserstein(x, y, 50, new Random(k), 2)).ToArray();
        double mean = estimates.Average(e => e.Value);
        double spread = Math.Sqrt(estimates.Sum(e => (e.Value - mean) * (e.Value - mean)) / 399);
        // 400 repetitions know a standard deviation to about 3.5 %.
        Assert.InRange(estimates.Average(e => e.StandardError) / spread, 0.85, 1.15);
    }

    [Fact]
    public void Distances_that_overflow_are_infinite()
    {
        SlicedEstimate estimate = SlicedTransport.Wasserstein(new([1e308], 1), new([-1e308], 1), 5, new Random(1), 2);
        Assert.Equal((double.PositiveInfinity, double.NaN), (estimate.Value, estimate.StandardError));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        PointCloud line = new([0, 1], 1), plane = new([0, 1], 2);
        Assert.Throws<ArgumentException>(() => SlicedTransport.Wasserstein(line, plane, 1, new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SlicedTransport.Wasserstein(line, line, 0, new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SlicedTransport.Wasserstein(line, line, 1, new Random(1), 0.5));
    }
}
