using Replication.Core.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class TargetsTests
{
    [Fact]
    public void The_embedded_torus_is_a_two_dimensional_manifold()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(4);
        using var torus = new EmbeddedTorus(64, generator, CPU);
        var samples = torus.Sample(20_000, generator);

        // Neighbours of one sample differ along two directions; the third singular value is curvature, of second order in their distance.
        var distances = cdist(samples[TensorIndex.Slice(0, 1)], samples)[0];
        var nearest = samples.index_select(0, distances.topk(12, largest: false).indexes);
        var singular = linalg.svdvals(nearest - nearest[0]).data<float>().ToArray();
        Assert.True(singular[2] < 0.2 * singular[1], $"{singular[0]}, {singular[1]}, {singular[2]}");
    }

    [Fact]
    public void One_seed_is_one_torus()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));

        static float First(ulong seed)
        {
            using var generator = new Generator(seed);
            using var torus = new EmbeddedTorus(8, generator, CPU);
            return torus.Sample(1, generator)[0, 0].item<float>();
        }
    }

    [Fact]
    public void A_line_stands_at_theta_and_moves_with_it()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var theta = tensor(0.25f, requires_grad: true);
        var line = VerticalLine.Sample(theta, smoothing: 0, 100, generator);

        Assert.Equal(0.25, line[.., 0].min().ToDouble());
        Assert.Equal(0.25, line[.., 0].max().ToDouble());
        Assert.InRange(line[.., 1].mean().ToDouble(), 0.35, 0.65);
        line[.., 0].mean().backward();
        Assert.Equal(1, theta.grad!.ToDouble(), 5);
    }

    [Fact]
    public void Smoothing_spreads_x_alone()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var line = VerticalLine.Sample(tensor(0f), smoothing: 0.5, 50_000, generator);

        Assert.InRange(line[.., 0].std().ToDouble(), 0.49, 0.51);
        Assert.InRange(line[.., 1].min().ToDouble(), 0, 0.001);
        Assert.InRange(line[.., 1].max().ToDouble(), 0.999, 1);
    }

    [Theory]
    [InlineData(8, 1.414427)]
    [InlineData(25, 2.000302)]
    public void Modes_stand_where_the_released_code_puts_them(int modes, double farthest)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        using var target = modes == 8 ? GaussianModes.Ring8(CPU) : GaussianModes.Grid25(CPU);
        Assert.Equal(modes, target.Centres.Distinct().Count());
        Assert.Equal(farthest, target.Centres.Max(centre => double.Hypot(centre.X, centre.Y)), 1e-5);

        var samples = target.Stratified(modes * 2000, generator);
        var ofOneMode = samples.reshape(2000, modes, 2)[.., 3];
        Assert.Equal(target.Centres[3].X, ofOneMode[.., 0].mean().ToDouble(), 0.002);
        Assert.Equal(target.Centres[3].Y, ofOneMode[.., 1].mean().ToDouble(), 0.002);
        Assert.Equal(1, ofOneMode[.., 1].std().ToDouble() / target.StandardDeviation, 0.06);
        Assert.Equal(0, target.Sample(50_000, generator).mean().ToDouble(), 0.02);
    }

    [Fact]
    public void The_swiss_roll_turns_once_and_a_half_from_radius_1_5_pi()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var radius = linalg.vector_norm(SwissRoll.Sample(20_000, generator, CPU), 2, [1]) * 7.5;

        Assert.InRange(radius.min().ToDouble(), 1.5 * Math.PI - 1.2, 1.5 * Math.PI);
        Assert.InRange(radius.max().ToDouble(), 4.5 * Math.PI, 4.5 * Math.PI + 1.2);
        Assert.Equal(3 * Math.PI, radius.mean().ToDouble(), 0.1);
    }
}
