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
    }

    [Fact]
    public void A_law_is_at_distance_0_from_itself_exactly()
    {
        var few = FewSamples(64, 20, seed: 7);
        Assert.Equal(0, GaussianTransport.Wasserstein2(new double[64], few, new double[64], (double[,])few.Clone()));
        Assert.Equal(0, GaussianTransport.Wasserstein2([1e300], new[,] { { 1e308 } }, [1e300], new[,] { { 1e308 } }));
        Assert.Equal(5, GaussianTransport.Wasserstein2([3, 0], new double[2, 2], [0, 4], new double[2, 2]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(96)]
    public void Covariances_of_few_samples_are_taken_in_float32(int dimension)
    {
        double[,] first = FewSamples(dimension, 20, seed: 7), second = FewSamples(dimension, 30, seed: 8), rounded = Float32(first);
        var mean = new double[dimension];
        var exact = GaussianTransport.Wasserstein2(mean, first, mean, second);
        // Rounding moves each of the d^2 entries by 2^-24 of itself, and the law by the root of the trace of what that changes; no distance
        // moves more.
        var moved = GaussianTransport.Wasserstein2(mean, first, mean, rounded);
        Assert.InRange(moved, 0, Math.Sqrt(Math.ScaleB(dimension, -23) * Trace(first)));
        Assert.Equal(exact, GaussianTransport.Wasserstein2(mean, rounded, mean, second), 1.001 * moved);
        Assert.Equal(exact, GaussianTransport.Wasserstein2(mean, second, mean, rounded), 1.001 * moved);
    }

    [Fact]
    public void Low_rank_laws_keep_their_digits_close_to_each_other()
    {
        // N(0, S) and N(0, (1 + e)^2 S) are at distance e sqrt(tr S), whatever the rank of S.
        var few = FewSamples(40, 12, seed: 3);
        var wider = new double[40, 40];
        var factor = (1 + Math.ScaleB(1, -20)) * (1 + Math.ScaleB(1, -20));
        for (int i = 0; i < 40; i++) for (int j = 0; j < 40; j++) wider[i, j] = factor * few[i, j];
        var expected = Math.ScaleB(Math.Sqrt(Trace(few)), -20);
        Assert.Equal(expected, GaussianTransport.Wasserstein2(new double[40], few, new double[40], wider), 1e-6 * expected);
    }

    [Fact]
    public void Laws_of_different_rank_have_the_distance_of_their_axes()
    {
        double[,] flat = { { 4, 0, 0 }, { 0, 9, 0 }, { 0, 0, 0 } }, line = { { 0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 0 } },
            none = new double[3, 3], across = { { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 25 } };
        double[] mean = [0, 0, 0];
        Assert.Equal(Math.Sqrt(4 + 4), GaussianTransport.Wasserstein2(mean, flat, mean, line), 14);
        Assert.Equal(Math.Sqrt(4 + 4), GaussianTransport.Wasserstein2(mean, line, mean, flat), 14);
        Assert.Equal(Math.Sqrt(13), GaussianTransport.Wasserstein2(mean, flat, mean, none), 14);
        Assert.Equal(Math.Sqrt(13 + 25), GaussianTransport.Wasserstein2(mean, flat, mean, across), 14);
    }

    [Fact]
    public void Scales_of_one_law_may_be_far_apart()
    {
        double[,] a = { { 1e10, 0 }, { 0, 1e-10 } }, b = { { 1e10, 0 }, { 0, 4e-10 } };
        Assert.Equal(1, GaussianTransport.Wasserstein2([0, 0], a, [0, 0], b) / 1e-5, 12);
        Assert.Equal(1, GaussianTransport.Wasserstein2([0], new[,] { { 1e308 } }, [0], new[,] { { 2.5e307 } }) / 5e153, 12);
        Assert.Equal(1, GaussianTransport.Wasserstein2([0], new[,] { { 4e-300 } }, [0], new[,] { { 1e-300 } }) / 1e-150, 12);
        Assert.Equal(1, GaussianTransport.Wasserstein2([3e200, 0], a, [0, 4e200], a) / 5e200, 14);
    }

    [Fact]
    public void A_negative_eigenvalue_is_held_against_the_largest_of_its_own_matrix()
    {
        // Two dimensions allow 4 sqrt(2) 2^-24 = 3.4e-7 of it.
        double[,] Law(double scale, double share) => new[,] { { scale, 0 }, { 0, -share * scale } };
        double[,] unit = { { 1, 0 }, { 0, 1 } };
        Assert.Equal(1, GaussianTransport.Wasserstein2([0, 0], Law(1, 3e-7), [0, 0], unit), 14);
        Assert.Equal(1, GaussianTransport.Wasserstein2([0, 0], unit, [0, 0], Law(1, 3e-7)), 14);
        foreach (var scale in (double[])[1e-12, 1, 1e12])
        {
            var message = Assert.Throws<ArgumentException>(
                "covariance1", () => GaussianTransport.Wasserstein2([0, 0], Law(scale, 4e-7), [0, 0], unit)).Message;
            Assert.Contains("negative eigenvalue", message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>("covariance2", () => GaussianTransport.Wasserstein2([0, 0], unit, [0, 0], Law(scale, 4e-7)));
        }
    }

    [Fact]
    public void Entries_may_differ_from_their_mirror_images_by_float32_rounding()
    {
        double[,] unit = { { 1, 0 }, { 0, 1 } }, skew = { { 1, 3e-7 }, { 0, 1 } }, more = { { 1, 4e-7 }, { 0, 1 } };
        Assert.Equal(0, GaussianTransport.Wasserstein2([0, 0], skew, [0, 0], unit), 2e-7);
        Assert.Throws<ArgumentException>("covariance2", () => GaussianTransport.Wasserstein2([0, 0], unit, [0, 0], more));
    }

    [Fact]
    public void What_overflows_is_refused_in_words()
    {
        double[,] unit = { { 1 } };
        Assert.Contains("largest double", Assert.Throws<ArgumentException>(
            () => GaussianTransport.Wasserstein2([-1e308], unit, [1e308], unit)).Message, StringComparison.Ordinal);
        double[,] none = new double[2, 2];
        Assert.Contains("largest double", Assert.Throws<ArgumentException>(
            () => GaussianTransport.Wasserstein2([1.7e308, 1.7e308], none, [0, 0], none)).Message, StringComparison.Ordinal);
        var shapes = Assert.Throws<ArgumentException>(
            "covariance1", () => GaussianTransport.Wasserstein2([0, 0], new double[2, 3], [0, 0], new double[2, 2])).Message;
        Assert.Contains("[2, 3]", shapes, StringComparison.Ordinal);
    }

    static double[,] FewSamples(int dimension, int count, int seed)
    {
        var random = new Random(seed);
        var samples = Enumerable.Range(0, count).Select(_ => Clouds.Normals(random, dimension)).ToArray();
        var covariance = new double[dimension, dimension];
        for (int i = 0; i < dimension; i++)
        {
            for (int j = 0; j < dimension; j++)
            {
                double mean1 = samples.Average(sample => sample[i]), mean2 = samples.Average(sample => sample[j]);
                covariance[i, j] = samples.Sum(sample => (sample[i] - mean1) * (sample[j] - mean2)) / (count - 1);
            }
        }
        return covariance;
    }

    static double[,] Float32(double[,] matrix)
    {
        var rounded = (double[,])matrix.Clone();
        for (int i = 0; i < rounded.GetLength(0); i++) for (int j = 0; j < rounded.GetLength(1); j++) rounded[i, j] = (float)rounded[i, j];
        return rounded;
    }

    static double Trace(double[,] matrix) => Enumerable.Range(0, matrix.GetLength(0)).Sum(i => matrix[i, i]);

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
