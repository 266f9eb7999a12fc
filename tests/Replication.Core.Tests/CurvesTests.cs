using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

/// <summary>Curves as supports, Jacobians of maps, and the schedule of the noise.</summary>
public class CurvesTests
{
    static readonly Curve[] All = [new Segment([0, 1], [2, -1]), new Segment([0, 0, 1], [1, 2, 3]), new Circle([1, -1], 2), new Circle([0, 1, 3], 0.5)];

    [Fact]
    public void A_curve_has_no_distance_from_its_own_points()
    {
        using var scope = NewDisposeScope();
        foreach (var curve in All)
            foreach (var point in curve.EvenlySpaced(50).data<double>().ToArray().Chunk(curve.Dimension))
                Assert.Equal(0, curve.Distance(point), 12);
    }

    [Theory]
    [InlineData(0, 3, 3)]
    [InlineData(0.5, -4, 4)]
    [InlineData(4, 0, 3)]
    [InlineData(-3, -4, 5)]
    public void The_distance_from_a_segment_is_to_its_nearest_point(double x, double y, double distance) =>
        Assert.Equal(distance, new Segment([0, 0], [1, 0]).Distance([x, y]), 12);

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(3, 0, 0, 2)]
    [InlineData(0, 4, 4, 5)]
    public void The_distance_from_a_circle_is_to_its_nearest_point(double x, double y, double z, double distance) =>
        Assert.Equal(distance, new Circle([0, 0, 0], 1).Distance([x, y, z]), 12);

    [Fact]
    public void A_point_of_another_dimension_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Segment([0, 0], [1, 0]).Distance([0, 0, 0]));

    [Fact]
    public void Samples_are_uniform_along_the_curve()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var segment = new Segment([0, 0], [4, 0]).Sample(50_000, generator);
        Assert.InRange(segment[.., 0].mean().ToDouble(), 1.98, 2.02);
        Assert.InRange(segment[.., 0].lt(1).to(float64).mean().ToDouble(), 0.24, 0.26);
        var circle = new Circle([0, 0], 1).Sample(50_000, generator);
        Assert.InRange(circle.mean([0]).abs().max().ToDouble(), 0, 0.02);
    }

    [Fact]
    public void Ends_that_coincide_and_circles_without_a_size_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Segment([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => new Segment([1, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new Circle([0, 0], 0));
        Assert.Throws<ArgumentException>(() => new Circle([0], 1));
        Assert.Throws<ArgumentException>(() => new Circle([0, double.NaN], 1));
    }

    [Fact]
    public void The_jacobian_of_a_linear_map_is_its_matrix_at_every_place()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new double[] { 1, 2, 3, 4, 5, 6 }).reshape(3, 2);
        var jacobian = Jacobian.Of(z => matmul(z, matrix.t()), randn(7, 2, dtype: float64));

        Assert.Equal([7, 3, 2], jacobian.shape);
        for (var place = 0; place < 7; place++) Assert.Equal(0, (jacobian[place] - matrix).abs().max().ToDouble(), 12);
    }

    [Fact]
    public void The_jacobian_of_a_curved_map_changes_with_the_place()
    {
        using var scope = NewDisposeScope();
        var at = tensor(new[] { 1.0, 2, 3, 4 }).reshape(2, 2);
        var jacobian = Jacobian.Of(z => cat([z.narrow(1, 0, 1) * z.narrow(1, 1, 1), z.narrow(1, 0, 1).square()], 1), at);
        Assert.Equal([2, 1, 2, 0, 4, 3, 6, 0], jacobian.data<double>().ToArray());
    }

    [Fact]
    public void The_rank_counts_directions_above_the_share()
    {
        using var scope = NewDisposeScope();
        var matrices = stack([eye(3, dtype: float64), eye(3, dtype: float64) * tensor(new[] { 1, 1e-2, 1e-6 }), zeros(3, 3, dtype: float64)]);
        Assert.Equal([3L, 2, 0], Jacobian.Rank(matrices, 1e-4).data<long>().ToArray());
        Assert.Equal([3L, 1, 0], Jacobian.Rank(matrices, 0.1).data<long>().ToArray());
    }

    [Fact]
    public void Geometric_noise_falls_by_one_factor_from_first_to_last()
    {
        Assert.Equal(1, NoiseSchedule.Geometric(1, 0.01, 1, 21));
        Assert.Equal(0.1, NoiseSchedule.Geometric(1, 0.01, 11, 21), 12);
        Assert.Equal(0.01, NoiseSchedule.Geometric(1, 0.01, 21, 21), 12);
        Assert.Equal(1, NoiseSchedule.Geometric(1, 0.01, 1, 1));
    }
}
