using Replication.Oracles.Transport;

namespace Replication.Benchmarks;

/// <summary>Clouds x ~ N(0, I) and y ~ 1.5 N(0, I) + 0.5 with equal weights, or with weights 0.1 + U(0, 1), normalised.</summary>
sealed record TransportCase(int Points, int Dimension, bool Weighted, double[] X, double[] Y, double[] A, double[] B)
{
    public string Name => $"{Dimension,2}-D {(Weighted ? "weighted" : "uniform "),-8} {Points,5}";

    public static TransportCase Draw(int points, int dimension, bool weighted, int seed)
    {
        var random = new Random(seed);
        return new TransportCase(points, dimension, weighted,
            Normals(random, points * dimension, 1, 0), Normals(random, points * dimension, 1.5, 0.5),
            Weights(random, points, weighted), Weights(random, points, weighted));
    }

    /// <summary>From raw points to a certified answer; clouds and costs are built inside.</summary>
    public TransportSolution Solve() =>
        ExactTransport.Solve(new PointCloud(X, Dimension, A), new PointCloud(Y, Dimension, B), GroundCost.Euclidean);

    static double[] Normals(Random random, int count, double scale, double shift)
    {
        var values = new double[count];
        for (int k = 0; k < count; k++)
            values[k] = shift + scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return values;
    }

    static double[] Weights(Random random, int count, bool weighted)
    {
        var weights = new double[count];
        for (int k = 0; k < count; k++) weights[k] = weighted ? 0.1 + random.NextDouble() : 1;
        double total = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / total);
    }
}
