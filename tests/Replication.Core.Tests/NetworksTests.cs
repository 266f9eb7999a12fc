using Replication.Core.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class NetworksTests
{
    [Fact]
    public void Hidden_layers_start_he_uniform_the_last_one_glorot_uniform_and_biases_at_zero()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var mlp = Mlp.Create(generator, CPU, 50, 400, 1);
        var (hidden, last) = ((TorchSharp.Modules.Linear)mlp[0], (TorchSharp.Modules.Linear)mlp[2]);

        AssertUniform(hidden.weight, Math.Sqrt(6.0 / 50));
        AssertUniform(last.weight, Math.Sqrt(6.0 / 401));
        Assert.Equal(0, hidden.bias!.abs().sum().ToDouble());
        Assert.Equal(0, last.bias!.abs().sum().ToDouble());
    }

    [Fact]
    public void Equal_generators_make_equal_networks_and_others_do_not()
    {
        using var scope = NewDisposeScope();
        var x = ones(3, 2);
        Assert.Equal(Output(7), Output(7));
        Assert.NotEqual(Output(7), Output(8));

        float[] Output(ulong seed)
        {
            using var generator = new Generator(seed);
            using var mlp = Mlp.Create(generator, CPU, 2, 8, 8, 1);
            return mlp.call(x).data<float>().ToArray();
        }
    }

    [Fact]
    public void The_copy_in_double_is_the_same_function_to_float_rounding_and_leaves_the_original_alone()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        using var mlp = Mlp.Create(generator, CPU, 4, 32, 32, 2);
        using var copy = Mlp.InDouble(mlp);
        var x = randn(16, 4, generator: generator);
        var (single, wide) = (mlp.call(x), copy.call(x.to(float64)));

        Assert.Equal(float64, wide.dtype);
        Assert.Equal(float32, single.dtype);
        Assert.InRange((single.to(float64) - wide).abs().max().ToDouble(), 0, 1e-5);
    }

    [Fact]
    public void One_width_is_no_network() => Assert.Throws<ArgumentException>(() =>
    {
        using var generator = new Generator(1);
        Mlp.Create(generator, CPU, 2);
    });

    static void AssertUniform(Tensor weight, double bound)
    {
        var values = weight.detach().to(float64);
        Assert.InRange(values.abs().max().ToDouble(), 0.95 * bound, bound);
        Assert.InRange(values.square().mean().ToDouble() / (bound * bound / 3), 0.9, 1.1);
    }
}
