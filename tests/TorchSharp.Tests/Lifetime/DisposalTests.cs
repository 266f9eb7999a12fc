using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Lifetime;

/// <summary>A tensor after its disposal is an exception, never a crash.</summary>
public class DisposalTests
{
    public static TheoryData<string> Uses => [.. AllUses.Keys];

    private static Dictionary<string, Action<Tensor>> AllUses => new()
    {
        ["operator"] = t => _ = t + 1,
        ["other operand"] = t => _ = ones(3) + t,
        ["in place"] = t => t.add_(1),
        ["method"] = t => t.sum(),
        ["list"] = t => cat([ones(3), t]),
        ["index"] = t => _ = t[0],
        ["index by it"] = t => _ = ones(3)[t],
        ["assignment"] = t => t[0] = 1f,
        ["shape"] = t => _ = t.shape,
        ["dtype"] = t => _ = t.dtype,
        ["device"] = t => _ = t.device,
        ["numel"] = t => t.numel(),
        ["dim"] = t => t.dim(),
        ["stride"] = t => t.stride(),
        ["item"] = t => t.item<float>(),
        ["data"] = t => t.data<float>(),
        ["bytes"] = t => _ = t.bytes,
        ["conversion"] = t => _ = (double)t,
        ["requires_grad"] = t => t.requires_grad = true,
        ["grad"] = t => _ = t.grad,
        ["set grad"] = t => ones(3).requires_grad_().grad = t,
        ["backward"] = t => t.backward(),
        ["grad of"] = t => autograd.grad([t], [ones(3).requires_grad_()]),
        ["grad with respect to"] = t => autograd.grad([ones(1).requires_grad_() * 2], [t]),
        ["parameter"] = t => _ = new Parameter(t),
        ["Handle"] = t => _ = t.Handle,
    };

    [Theory, MemberData(nameof(Uses))]
    public void Use_after_dispose_throws(string use)
    {
        var tensor = ones(3);
        tensor.Dispose();
        Assert.True(tensor.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => AllUses[use](tensor));
    }

    [Fact]
    public void Disposing_twice_is_disposing_once()
    {
        var before = LiveTensors.Settled();
        var tensor = ones(3);
        Assert.Equal(before + 1, Tensor.TotalCount);
        tensor.Dispose();
        tensor.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void An_accessor_of_a_disposed_tensor_throws()
    {
        var tensor = ones(3);
        var data = tensor.data<float>();
        tensor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => data[0]);
        Assert.Throws<ObjectDisposedException>(() => data.ToArray());
    }

    [Fact]
    public void A_generator_after_its_disposal_throws()
    {
        var generator = new Generator(1);
        generator.Dispose();
        Assert.Throws<ObjectDisposedException>(() => randn(3, generator: generator));
        Assert.Throws<ObjectDisposedException>(() => generator.get_state());
    }

    [Fact]
    public void A_parameter_takes_the_handle_over()
    {
        var before = LiveTensors.Settled();
        var tensor = ones(3);
        var handle = tensor.Handle;
        var parameter = new Parameter(tensor);
        Assert.Equal(handle, parameter.Handle);
        Assert.True(parameter.requires_grad);
        Assert.True(tensor.IsInvalid);
        Assert.Equal(before + 1, Tensor.TotalCount);
        tensor.Dispose();
        Assert.Equal(3, parameter.sum().ToSingle());
    }

    [Fact]
    public void Releasing_an_intermediate_before_the_backward_pass_is_safe()
    {
        var x = ones(3).requires_grad_();
        var square = x * x;
        var loss = (square * square).sum();
        square.Dispose();
        loss.backward();
        Assert.Equal([4f, 4f, 4f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Finalizers_release_while_others_work()
    {
        var stop = false;
        var churn = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                for (var i = 0; i < 200; i++) _ = ones(16) + 1;
                GC.Collect();
            }
        });
        churn.Start();
        var x = ones(16);
        for (var i = 0; i < 5_000; i++)
        {
            using var y = x * 2;
            Assert.Equal(2f, y.data<float>()[7]);
        }

        Volatile.Write(ref stop, true);
        churn.Join();
    }
}
