using Replication.Core.Constraints;
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

    [Fact]
    public void A_tanh_perceptron_starts_at_zero_with_its_bends_spread_over_the_range()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var network = TanhMlp.Create(generator, CPU, reach: 3, 1, 400, 400, 1);
        Assert.Equal(0, network.call(linspace(-3, 3, 7).reshape(7, 1)).abs().max().item<float>());
        AssertUniform(((TorchSharp.Modules.Linear)network[0]).bias!, 3);
        AssertUniform(((TorchSharp.Modules.Linear)network[2]).weight, 1 / Math.Sqrt(400));
    }

    [Fact]
    public void A_tanh_perceptron_has_a_hidden_layer() => Assert.Throws<ArgumentException>(() =>
    {
        using var generator = new Generator(1);
        TanhMlp.Create(generator, CPU, 3, 1, 1);
    });

    [Fact]
    public void Gradients_by_layer_are_those_of_a_chain_of_known_factors_far_below_what_float32_holds()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var chain = Mlp.Create(generator, CPU, 1, 1, 1, 1);
        using (no_grad())
        {
            foreach (var layer in chain.children().OfType<TorchSharp.Modules.Linear>())
            {
                layer.weight.fill_(1e-30);
                layer.bias!.fill_(1);
            }
        }

        // Every unit is active, so each layer back multiplies by its weight; two rows of the batch add in squares.
        var norms = LayerGradients.Norms(chain, ones(2, 1), output => output.sum());
        double weight = 1e-30f;
        Assert.Equal([weight * weight * Math.Sqrt(2), weight * Math.Sqrt(2), Math.Sqrt(2)], norms, (a, b) => Math.Abs(a / b - 1) < 1e-12);
    }

    [Fact]
    public void The_product_of_spectral_norms_bounds_the_slope_and_is_reached_by_a_chain_of_rank_one()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var network = Mlp.Create(generator, CPU, 2, 16, 16, 1);
        var at = randn(500, 2, generator: generator).requires_grad_();
        var slopes = linalg.vector_norm(autograd.grad([network.call(at).sum()], [at])[0], 2, [1]);
        Assert.InRange(slopes.max().ToDouble(), 0, SpectralNorms.Product(network));

        using (no_grad())
            foreach (var parameter in network.parameters()) parameter.fill_(0.1);
        // All weights c: the norm of an n x m layer is c sqrt(n m).
        Assert.Equal(0.1 * 0.1 * 0.1 * Math.Sqrt(2 * 16) * 16 * Math.Sqrt(16), SpectralNorms.Product(network), 6);
        Assert.Throws<ArgumentException>(() => SpectralNorms.Product(nn.Sequential(nn.ReLU())));
    }

    [Fact]
    public void A_projected_network_has_spectral_norms_of_1_at_most_and_keeps_those_below()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var network = Mlp.Create(generator, CPU, 2, 16, 16, 1);
        var layers = network.children().OfType<TorchSharp.Modules.Linear>().ToArray();
        using (no_grad())
        {
            layers[0].weight.mul_(10);
            layers[1].weight.mul_(0.1 / linalg.svdvals(layers[1].weight).max().ToDouble());
        }

        var (steep, flat) = (layers[0].weight.clone(), layers[1].weight.clone());
        SpectralNorms.Project(network);
        Assert.Equal(1, linalg.svdvals(layers[0].weight).max().ToDouble(), 5);
        Assert.True(allclose(layers[0].weight, steep / linalg.svdvals(steep).max(), rtol: 1e-6));
        Assert.True(allclose(layers[1].weight, flat, rtol: 0, atol: 0));
        Assert.InRange(SpectralNorms.Product(network), 0, 0.1 + 1e-6);
        Assert.Throws<ArgumentException>(() => SpectralNorms.Project(nn.Sequential(nn.ReLU())));
    }
}
