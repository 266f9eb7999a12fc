using System.Text.Json;
using Replication.Oracles.Randomness;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Samples;

/// <summary>Answers of tests/fixtures/samples/samples.py, and the points that they are about.</summary>
static class SampleFixture
{
    static readonly JsonElement Document = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "samples", "samples.json"))).RootElement;

    public static JsonElement[] Of(string part, int expected)
    {
        JsonElement[] instances = [.. Document.GetProperty(part).EnumerateArray()];
        Assert.Equal(expected, instances.Length);
        return instances;
    }

    public static int Int(this JsonElement instance, string name) => instance.GetProperty(name).GetInt32();

    public static double Real(this JsonElement instance, string name) => instance.GetProperty(name).GetDouble();

    public static (string Name, double Value)[] Reals(this JsonElement instance, string name) =>
        [.. instance.GetProperty(name).EnumerateObject().Select(entry => (entry.Name, entry.Value.GetDouble()))];

    public static double[] Numbers(this JsonElement instance, string name) =>
        [.. instance.GetProperty(name).EnumerateArray().Select(entry => entry.GetDouble())];

    /// <summary>The two samples that every instance of a part starts with, row-major, and the stream behind them.</summary>
    public static (double[] X, double[] Y, RandomStream Stream) Pair(this JsonElement instance, string part)
    {
        var stream = new RandomStream(part, instance.Int("seed"));
        var d = instance.Int("dimension");
        return (stream.Uniform(instance.Int("n") * d), stream.Uniform(instance.Int("m") * d, 1.5, 0.25), stream);
    }

    public static double[] Uniform(this RandomStream stream, int count, double scale = 1, double shift = 0) =>
        [.. Enumerable.Range(0, count).Select(_ => (scale * stream.NextDouble()) + shift)];

    public static double[] Weights(this RandomStream stream, int count) => stream.Uniform(count, shift: 0.1);

    /// <summary>Independent normal points about (shift, ..., shift).</summary>
    public static PointCloud Normal(this RandomStream stream, int count, int dimension, double shift = 0, double sd = 1) =>
        new([.. Enumerable.Range(0, count * dimension).Select(_ => shift + (sd * stream.NextGaussian()))], dimension);

    /// <summary>The image of a cloud under a map of points.</summary>
    public static PointCloud Map(this PointCloud cloud, Func<double[], double[]> map) =>
        new([.. Enumerable.Range(0, cloud.Count).Select(i => map(cloud[i].ToArray()))], cloud.Weights);

    /// <summary>A distance-preserving map of the plane.</summary>
    public static double[] Turned(double[] point, double angle) =>
        [(Math.Cos(angle) * point[0]) - (Math.Sin(angle) * point[1]), (Math.Sin(angle) * point[0]) + (Math.Cos(angle) * point[1])];

    public static void Close(double expected, double actual, double relative, string what = "")
    {
        // Written so that NaN fails.
        if (!(Math.Abs(expected - actual) <= relative * Math.Max(1, Math.Abs(expected))))
            Assert.Fail(FormattableString.Invariant($"{what}: expected {expected:R}, got {actual:R}."));
    }
}
