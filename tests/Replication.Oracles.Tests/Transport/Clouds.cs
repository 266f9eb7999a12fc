using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>Random instances by seed; a failing property names its seed, which replays it.</summary>
static class Clouds
{
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(Random random, int count, double scale = 1, double shift = 0)
    {
        var values = new double[count];
        for (int k = 0; k < count; k++) values[k] = scale * Normal(random) + shift;
        return values;
    }

    public static PointCloud Gaussian(Random random, int points, int dimension, double scale = 1, double shift = 0) =>
        new(Normals(random, points * dimension, scale, shift), dimension);

    public static PointCloud WeightedGaussian(Random random, int points, int dimension, double scale = 1, double shift = 0) =>
        new(Normals(random, points * dimension, scale, shift), dimension, Weights(random, points));

    public static double[] Weights(Random random, int count)
    {
        var weights = new double[count];
        for (int k = 0; k < count; k++) weights[k] = 0.1 + random.NextDouble();
        double total = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / total);
    }

    public static double[] Uniform(int count) => Enumerable.Repeat(1.0 / count, count).ToArray();

    public static double[,] Costs(PointCloud x, PointCloud y, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double> cost)
    {
        var costs = new double[x.Count, y.Count];
        for (int i = 0; i < x.Count; i++)
            for (int j = 0; j < y.Count; j++)
                costs[i, j] = cost(x[i], y[j]);
        return costs;
    }

    public static double Euclidean(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double squared = 0;
        for (int d = 0; d < x.Length; d++) squared += (x[d] - y[d]) * (x[d] - y[d]);
        return Math.Sqrt(squared);
    }
}
