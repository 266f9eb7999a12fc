using System.Text.Json;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>Against POT and scipy; tests/fixtures/transport/transport.py made the answers and says how instances are drawn.</summary>
public class FixtureTests
{
    static readonly JsonElement Fixture = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "transport", "transport.json"))).RootElement;

    // POT works in doubles with a tolerance of 2e-15 on reduced costs and sums in plain order: twelve digits are common ground.
    [Fact]
    public void Discrete_optima_agree_with_POT() => EachOf("discrete", 28, instance =>
    {
        int n = instance.Int("n"), m = instance.Int("m"), dimension = instance.Int("dimension");
        var stream = new Lehmer(instance.Int("seed"));
        bool weighted = instance.GetProperty("weighted").GetBoolean();
        double[] x = stream.Uniform(n * dimension), a = stream.Weights(n, weighted);
        double[] y = Array.ConvertAll(stream.Uniform(m * dimension), c => 2 * c), b = stream.Weights(m, weighted);
        GroundCost cost = instance.GetProperty("metric").GetString() switch
        {
            "euclidean" => GroundCost.Euclidean,
            "squaredEuclidean" => GroundCost.SquaredEuclidean,
            "manhattan" => GroundCost.Manhattan,
            "chebyshev" => GroundCost.Chebyshev,
            var other => throw new InvalidDataException(other),
        };
        Close(instance.Real("value"), ExactTransport.Solve(new(x, dimension, a), new(y, dimension, b), cost).Value, 1e-12);
    });

    [Fact]
    public void Assignments_agree_with_scipy() => EachOf("assignments", 3, instance =>
    {
        int n = instance.Int("n");
        double[] entries = new Lehmer(instance.Int("seed")).Uniform(n * n);
        var costs = new double[n, n];
        for (int k = 0; k < entries.Length; k++) costs[k / n, k % n] = entries[k];
        Close(instance.Real("value"), ExactTransport.Solve(costs, Clouds.Uniform(n), Clouds.Uniform(n)).Value, 1e-13);
    });

    [Fact]
    public void Distances_on_the_line_agree_with_scipy_and_POT() => EachOf("lines", 3, instance =>
    {
        int n = instance.Int("n"), m = instance.Int("m");
        var stream = new Lehmer(instance.Int("seed"));
        double[] x = stream.Uniform(n), a = stream.Weights(n, true);
        double[] y = Array.ConvertAll(stream.Uniform(m), c => 3 * c), b = stream.Weights(m, true);
        Close(instance.Real("w1Scipy"), OneDimensionalTransport.Wasserstein(x, a, y, b), 1e-13);
        Close(instance.Real("w1Pot"), OneDimensionalTransport.Wasserstein(x, a, y, b), 1e-13);
        Close(Math.Sqrt(instance.Real("w2SquaredPot")), OneDimensionalTransport.Wasserstein(x, a, y, b, 2), 1e-13);
    });

    // The fixture's trace formula cancels, which leaves it about half of its digits where a covariance is close to singular.
    [Fact]
    public void Bures_distances_agree_with_the_trace_formula() => EachOf("gaussians", 3, instance =>
    {
        int d = instance.Int("dimension");
        var stream = new Lehmer(instance.Int("seed"));
        double[] mean1 = stream.Uniform(d), mean2 = stream.Uniform(d);
        double[,] covariance1 = Gram(stream.Uniform(d * d), d), covariance2 = Gram(stream.Uniform(d * d), d);
        Close(instance.Real("w2"), GaussianTransport.Wasserstein2(mean1, covariance1, mean2, covariance2), 1e-10);
    });

    static double[,] Gram(double[] factor, int d)
    {
        var gram = new double[d, d];
        for (int i = 0; i < d; i++)
            for (int j = 0; j < d; j++)
                for (int k = 0; k < d; k++)
                    gram[i, j] += factor[i * d + k] * factor[j * d + k];
        return gram;
    }

    static void EachOf(string name, int expected, Action<JsonElement> holds)
    {
        JsonElement instances = Fixture.GetProperty(name);
        Assert.Equal(expected, instances.GetArrayLength());
        foreach (JsonElement instance in instances.EnumerateArray()) holds(instance);
    }

    static void Close(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));

    sealed class Lehmer(long state)
    {
        public double[] Uniform(int count)
        {
            var values = new double[count];
            for (int k = 0; k < count; k++)
            {
                state = state * 48271 % 2147483647;
                values[k] = state / 2147483647.0;
            }
            return values;
        }

        public double[] Weights(int count, bool weighted)
        {
            double[] weights = weighted ? Array.ConvertAll(Uniform(count), u => 0.1 + u) : Enumerable.Repeat(1.0, count).ToArray();
            double total = weights.Sum();
            return Array.ConvertAll(weights, weight => weight / total);
        }
    }
}

file static class JsonNumbers
{
    public static int Int(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static double Real(this JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
