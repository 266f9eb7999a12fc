using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Fused;

/// <summary>When a Sequential runs as one node, and that nothing but speed tells.</summary>
public class SequentialTests
{
    [Fact]
    public void A_chain_of_linear_layers_agrees_with_its_modules_called_one_by_one()
    {
        manual_seed(3);
        var network = Sequential(Linear(3, 8), ReLU(), Linear(8, 8, hasBias: false), LeakyReLU(0.2), Linear(8, 1));
        var x = randn(16, 3).requires_grad_();
        var together = network.forward(x);
        var apart = x;
        for (var i = 0; i < network.Count; i++) apart = network[i].call(apart);
        Assert.True(together.allclose(apart, 1e-5, 1e-6));
    }

    [Fact]
    public void A_hook_on_a_child_is_called()
    {
        var child = ReLU();
        var network = Sequential(Linear(3, 8), child, Linear(8, 1));
        var calls = 0;
        var hook = child.register_forward_hook(_ => calls++);
        network.forward(zeros(2, 3));
        Assert.Equal(1, calls);
        hook.remove();
        network.forward(zeros(2, 3));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void The_input_is_never_written_to()
    {
        var x = -ones(2, 3);
        Sequential(Linear(3, 3), ReLU(inplace: true), Linear(3, 1)).forward(x);
        Sequential(Linear(3, 3)).forward(x);
        Assert.Equal([-1f, -1f, -1f, -1f, -1f, -1f], x.data<float>().ToArray());
    }

    [Theory, InlineData(ScalarType.Float32), InlineData(ScalarType.Float64)]
    public void A_step_between_the_passes_is_an_error(ScalarType dtype)
    {
        var network = Sequential(Linear(3, 8, dtype: dtype), ReLU(), Linear(8, 1, dtype: dtype));
        var optimizer = optim.Adam(network.parameters());
        var x = ones([4, 3], dtype: dtype);
        // The first step makes the state by ordinary operators; the second is the fused one.
        for (var i = 0; i < 2; i++)
        {
            var loss = network.forward(x).sum();
            network.zero_grad();
            network.forward(x).sum().backward();
            optimizer.step();
            var error = Assert.Throws<ExternalException>(() => loss.backward());
            Assert.Contains("modified by an inplace operation", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Float64_takes_the_steps_of_float32()
    {
        manual_seed(5);
        var start = randn(6, 3);
        Tensor Train(ScalarType dtype)
        {
            var weight = new Parameter(start.to(dtype, copy: true));
            var optimizer = optim.Adam([weight], 0.05, 0.5, 0.9, weight_decay: 0.1, amsgrad: true);
            for (var i = 0; i < 20; i++)
            {
                optimizer.zero_grad();
                (weight - 1).pow(2).sum().backward();
                optimizer.step();
            }

            return weight.detach().to(float32);
        }

        Assert.True(Train(float64).allclose(Train(float32), 1e-4, 1e-5));
    }

    [Fact]
    public void A_parameter_that_is_not_contiguous_is_stepped_by_ordinary_operators()
    {
        manual_seed(5);
        var start = randn(6, 3);
        Tensor Train(Tensor data)
        {
            var weight = new Parameter(data);
            var optimizer = optim.RMSProp([weight], 0.05, 0.9, momentum: 0.5, centered: true);
            for (var i = 0; i < 5; i++)
            {
                // Row by row, whatever the weight's own layout is: element by element in memory they would not meet.
                weight.grad = ((weight.detach() - 1) * 2).contiguous();
                optimizer.step();
            }

            return weight.detach();
        }

        var plain = Train(start.clone());
        var transposed = Train(start.t().contiguous().t());
        Assert.False(transposed.is_contiguous());
        Assert.True(plain.allclose(transposed, 1e-5, 1e-6));
    }
}
