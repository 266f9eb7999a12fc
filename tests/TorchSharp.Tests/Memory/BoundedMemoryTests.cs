using System.Globalization;
using TorchSharp.Modules;
using TorchSharp.Tests.Lifetime;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Memory;

/// <summary>What a program that forgets to dispose costs, and what one that uses scopes leaves behind.</summary>
public class BoundedMemoryTests
{
    [Fact]
    public void Twenty_thousand_iterations_that_dispose_nothing_stay_under_512_MiB()
    {
        // In a process of its own, whose peak is that of nothing else.
        var peak = long.Parse(Child.Run(nameof(Child.MakeTemporaries)), CultureInfo.InvariantCulture);
        Assert.InRange(peak, 1, 511);
    }

    [Fact]
    public void Ten_thousand_training_steps_in_scopes_end_with_the_tensor_count_they_began_with()
    {
        var network = Sequential(Linear(2, 4), ReLU(), Linear(4, 1));
        var optimizer = optim.Adam(network.parameters(), 1e-3, 0.5, 0.9);
        // The first step makes the optimiser's state and the gradients.
        Train(network, optimizer);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = LiveTensors.Settled();
        for (var i = 0; i < 10_000; i++) Train(network, optimizer);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Scoped_work_forces_no_collection()
    {
        // A tensor whose release were not counted would bring one every 128 MiB.
        using (NewDisposeScope()) Child.MakeTwoTemporaries();
        var before = GC.CollectionCount(0);
        for (var i = 0; i < 1_000; i++)
        {
            using var scope = NewDisposeScope();
            Child.MakeTwoTemporaries();
        }

        Assert.InRange(GC.CollectionCount(0) - before, 0, 3);
    }

    [Fact]
    public void Memory_in_use_may_grow_beyond_what_is_allowed_to_garbage()
    {
        using var scope = NewDisposeScope();
        var tensors = Enumerable.Range(0, 400).Select(_ => ones(1 << 18)).ToArray();
        Assert.All(tensors, t => Assert.False(t.IsInvalid));
    }

    private static void Train(Sequential network, Adam optimizer)
    {
        using var scope = NewDisposeScope();
        var x = randn(8, 2).requires_grad_();
        network.zero_grad();
        var gradient = autograd.grad([network.forward(x).sum()], [x], retain_graph: true, create_graph: true)[0];
        (gradient.norm(1) - 1).pow(2).mean().backward();
        optimizer.step();
    }
}
