using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

public class GaussianTransportTests
{
    [Fact]
    public void In_one_dimension_it_is_the_distance_of_means_and_deviations() => Property.HoldsForSeeds(20, random =>
    {
        double m = Clouds.Normal(random), s = random.NextDouble() * 3, t = random.NextDouble();
        double expected = Math.Sqrt(m * m + (s - t) * (s - t));
        Assert.Equal(expected, GaussianTransport.Wasserstein2([0], new[,] { { s * s } }, [m], new[,] { { t * t } }), 13);
    });

    [Fact]
    public void Commuting_covariances_add_up_over_the_axes_and_rotation_changes_nothing()
    {
        double c = Math.Cos(0.7), s = Math.Sin(0.7);
        double[,] Rotated(double x, double y) =>
            new[,] { { c * c * x + s * s * y, c * s * (x - y) }, { c * s * (x - y), s * s * x + c * c * y } };
        double expected = Math.Sqrt(25 + (2 - 1) * (2 - 1) + (3 - 5) * (3 - 5));
        Assert.Equal(expected, GaussianTransport.Wasserstein2([0, 0], Rotated(4, 9), [3, 4], Rotated(1, 25)), 13);
    }

    [Fact]
    public void Close_covariances_keep_their_digits()
    {
        double[,] a = { { 1, 0 }, { 0, 1 } }, b = { { 1 + 2e-9 + 1e-18, 0 }, { 0, 1 } };
        Assert.Equal(1, GaussianTransport.Wasserstein2([0, 0], a, [0, 0], b) / 1e-9, 6);
        Assert.Equal(0, GaussianTransport.Wasserstein2([0, 0], a, [0, 0], a), 15);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        double[,] good = { { 1, 0 }, { 0, 1 } };
        Assert.Throws<ArgumentException>(() => GaussianTransport.Wasserstein2([0], good, [0], good));
        Assert.Throws<ArgumentException>(() => GaussianTransport.Wasserstein2([0, 0], good, [0], good));
        Assert.Throws<ArgumentException>(() => GaussianTransport.Wasserstein2([0, double.NaN], good, [0, 0], good));
        Assert.Throws<ArgumentException>(() => GaussianTransport.Wasserstein2([0, 0], new[,] { { 1, 0.5 }, { 0, 1 } }, [0, 0], good));
        Assert.Throws<ArgumentException>(() => GaussianTransport.Wasserstein2([0, 0], new[,] { { 1, 2.0 }, { 2, 1 } }, [0, 0], good));
        Assert.Throws<ArgumentException>(() =>
            GaussianTransport.Wasserstein2([0, 0], new[,] { { double.NaN, 0 }, { 0, 1 } }, [0, 0], good));
    }
}
