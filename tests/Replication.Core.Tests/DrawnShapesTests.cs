using Replication.Core.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class DrawnShapesTests
{
    const float Radius = 5;

    [Theory]
    [InlineData(0, Math.PI)]
    [InlineData(1, 4 * 0.886 * 0.886)]
    [InlineData(2, 0.5 * 1.8 * 1.8)]
    public void A_shape_covers_its_area(long shape, double areaOfRadiusOne)
    {
        using var scope = NewDisposeScope();
        foreach (var (x, y) in new[] { (8f, 8f), (8.3f, 7.6f) })
            Assert.Equal(areaOfRadiusOne * Radius * Radius, Draw(shape, x, y).sum().ToDouble(), 0.02 * areaOfRadiusOne * Radius * Radius);
    }

    [Fact]
    public void A_circle_is_the_same_from_all_sides_and_a_triangle_points_upwards()
    {
        using var scope = NewDisposeScope();
        var circle = Draw(0, 8, 8);
        Assert.True(circle.allclose(circle.transpose(1, 2)));
        Assert.True(circle.allclose(circle.flip(1)));
        var rows = Draw(2, 8, 8).sum([2]).squeeze(0).data<float>().ToArray();
        Assert.True(rows[4] > 0 && rows[4] < rows[8] && rows[8] < rows[11]);
        Assert.Equal(0, rows[13]);
    }

    [Fact]
    public void Each_shape_has_its_own_place_and_size()
    {
        using var scope = NewDisposeScope();
        var two = DrawnShapes.Cover(tensor(new long[] { 1, 1 }), tensor(new float[,] { { 3, 3 }, { 12, 12 } }), tensor(new float[] { 1, 2 }), 16, 16);
        Assert.Equal([2, 16, 16], two.shape);
        Assert.Equal(0.886f, two[0, 2, 2].ToSingle(), 1e-6f);
        Assert.Equal(0, two[0, 12, 12].ToSingle());
        Assert.Equal(1, two[1, 12, 12].ToSingle());
        Assert.True(two[1].sum().ToSingle() > 3 * two[0].sum().ToSingle());
    }

    [Fact]
    public void Wrong_shapes_and_numbers_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>("shapes", () => DrawnShapes.Cover(tensor(new long[] { 3 }), zeros(1, 2), ones(1), 8, 8));
        Assert.Throws<ArgumentException>("shapes", () => DrawnShapes.Cover(tensor(new long[] { 0, 1 }), zeros(1, 2), ones(2), 8, 8));
        Assert.Throws<ArgumentException>("middles", () => DrawnShapes.Cover(tensor(new long[] { 0 }), zeros(1, 3), ones(1), 8, 8));
    }

    static Tensor Draw(long shape, float x, float y) =>
        DrawnShapes.Cover(tensor(new[] { shape }), tensor(new[,] { { x, y } }), tensor(new[] { Radius }), 16, 16);
}
