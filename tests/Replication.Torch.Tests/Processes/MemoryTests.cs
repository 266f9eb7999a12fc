using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Torch.Tests.Processes;

/// <summary>What a program that forgets to dispose costs, and what one that uses scopes leaves behind.</summary>
public class MemoryTests
{
    /// <summary>Optimised code from the start: unoptimised code keeps its locals to the end of a method.</summary>
    static readonly Dictionary<string, string> Optimised = new() { ["DOTNET_TieredCompilation"] = "0" };

    [LinuxFact]
    public void Twenty_thousand_iterations_that_dispose_nothing_are_released_by_collections()
    {
        var numbers = Programs.Start(nameof(Programs.Temporaries), Optimised).Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(numbers[0], 0, 2);
        Assert.InRange(numbers[1], 1, 511);
    }

    [Fact]
    public void Ten_thousand_training_steps_in_scopes_end_with_the_tensors_and_the_memory_they_began_with()
    {
        using var network = Sequential(Linear(2, 4), ReLU(), Linear(4, 1));
        using var optimizer = optim.Adam(network.parameters(), 1e-3, 0.5, 0.9);
        // The first steps make the optimiser's state and the gradients, and fill libtorch's and .NET's reserves.
        for (var i = 0; i < 1_000; i++) Train(network, optimizer);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (tensors, memory) = (Tensor.TotalCount, Environment.WorkingSet);
        for (var i = 0; i < 10_000; i++) Train(network, optimizer);
        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.InRange(Environment.WorkingSet - memory, long.MinValue, 32 << 20);
    }

    static void Train(Sequential network, Adam optimizer)
    {
        using var scope = NewDisposeScope();
        var x = randn(8, 2).requires_grad_();
        network.zero_grad();
        var gradient = autograd.grad([network.forward(x).sum()], [x], retain_graph: true, create_graph: true)[0];
        (gradient.norm(1) - 1).pow(2).mean().backward();
        optimizer.step();
    }
}
