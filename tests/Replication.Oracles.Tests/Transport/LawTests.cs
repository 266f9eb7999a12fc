using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>What every Wasserstein distance obeys, over random clouds.</summary>
public class LawTests
{
    static double W1(PointCloud x, PointCloud y) => ExactTransport.Solve(x, y, GroundCost.Euclidean).Value;

    [Fact]
    public void Identity() => Property.HoldsForSeeds(10, random =>
    {
        PointCloud x = Clouds.WeightedGaussian(random, 1 + random.Next(150), 3);
        Assert.Equal(0, W1(x, x));
    });

    [Fact]
    public void Symmetry() => Property.HoldsForSeeds(10, random =>
    {
        PointCloud x = Clouds.WeightedGaussian(random, 1 + random.Next(150), 3),
            y = Clouds.WeightedGaussian(random, 1 + random.Next(150), 3, 2);
        Assert.Equal(W1(x, y), W1(y, x), 12);
    });

    [Fact]
    public void Triangle_inequality() => Property.HoldsForSeeds(10, random =>
    {
        PointCloud x = Clouds.WeightedGaussian(random, 80, 2), y = Clouds.Gaussian(random, 50, 2, 2),
            z = Clouds.WeightedGaussian(random, 70, 2, 1, 1);
        Assert.True(W1(x, z) <= W1(x, y) + W1(y, z) + 1e-12);
    });

    [Fact]
    public void Translation_of_one_cloud_moves_it_by_the_length_of_the_shift() => Property.HoldsForSeeds(10, random =>
    {
        int n = 1 + random.Next(150);
        double[] points = Clouds.Normals(random, 2 * n), weights = Clouds.Weights(random, n), shift = Clouds.Normals(random, 2, 5);
        double[] moved = points.Select((value, k) => value + shift[k % 2]).ToArray();
        Assert.Equal(Math.Sqrt(shift[0] * shift[0] + shift[1] * shift[1]), W1(new(points, 2, weights), new(moved, 2, weights)), 12);
    });

    [Theory]
    [InlineData(1e-12)]
    [InlineData(3.0)]
    [InlineData(1e12)]
    public void Scaling_both_clouds_scales_the_distance(double factor) => Property.HoldsForSeeds(10, random =>
    {
        PointCloud x = Clouds.WeightedGaussian(random, 90, 2), y = Clouds.WeightedGaussian(random, 60, 2, 2);
        PointCloud scaledX = new(x.Coordinates.ToArray().Select(c => factor * c).ToArray(), 2, x.Weights);
        PointCloud scaledY = new(y.Coordinates.ToArray().Select(c => factor * c).ToArray(), 2, y.Weights);
        Assert.Equal(1, W1(scaledX, scaledY) / (factor * W1(x, y)), 12);
    });

    [Fact]
    public void Embedding_in_more_dimensions_changes_nothing() => Property.HoldsForSeeds(10, random =>
    {
        PointCloud x = Clouds.WeightedGaussian(random, 90, 2), y = Clouds.WeightedGaussian(random, 60, 2, 2);
        static PointCloud Embed(PointCloud cloud) =>
            new(Enumerable.Range(0, cloud.Count).SelectMany(i => new[] { 7.0, cloud[i][1], -3.0, cloud[i][0], 0.5 }).ToArray(), 5,
                cloud.Weights);
        Assert.Equal(W1(x, y), W1(Embed(x), Embed(y)), 12);
    });

    [Fact]
    public void A_point_of_double_weight_is_a_point_given_twice() => Property.HoldsForSeeds(10, random =>
    {
        int n = 1 + random.Next(60), m = 1 + random.Next(60);
        double[] x = Clouds.Normals(random, 2 * n), y = Clouds.Normals(random, 2 * m, 2);
        int[] multiplicities = Enumerable.Range(0, n).Select(_ => random.Next(4)).ToArray();
        multiplicities[0] = 1;
        double[] repeated = Enumerable.Range(0, n).SelectMany(i => Enumerable.Repeat(i, multiplicities[i])).SelectMany(i =>
            new[] { x[2 * i], x[2 * i + 1] }).ToArray();
        double total = multiplicities.Sum();
        PointCloud weighted = new(x, 2, multiplicities.Select(k => k / total).ToArray());
        Assert.Equal(W1(weighted, new(y, 2)), W1(new(repeated, 2), new(y, 2)), 12);
    });

    [Fact]
    public void One_point_against_many_pays_the_mean_distance() => Property.HoldsForSeeds(10, random =>
    {
        PointCloud x = Clouds.WeightedGaussian(random, 200, 3), y = new([1, 2, 3], 3);
        double mean = Enumerable.Range(0, x.Count).Sum(i => x.Weights[i] * Clouds.Euclidean(x[i], [1, 2, 3]));
        Assert.Equal(mean, W1(x, y), 12);
    });
}
