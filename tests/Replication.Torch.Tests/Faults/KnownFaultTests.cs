using Replication.Torch.Tests.Processes;
using static TorchSharp.torch;

namespace Replication.Torch.Tests.Faults;

/// <summary>
/// What TorchSharp 0.107 does wrong without a word. A test that fails here says that the package was mended, and what can go then.
/// </summary>
public class KnownFaultTests
{
#pragma warning disable RS0030 // Banned for these faults.

    [Fact]
    public void Initialisers_ignore_their_generator()
    {
        using var scope = NewDisposeScope();
        Tensor Uniform() => nn.init.uniform_(empty(8), -1, 1, new Generator(5));
        Tensor Normal() => nn.init.normal_(empty(8), 0, 1, new Generator(5));
        Mended(Uniform().allclose(Uniform()) || Normal().allclose(Normal()),
            "nn.init obeys its generator: src/Replication.Core/Networks/Initialisation.cs can call it.");
    }

    [Fact]
    public void Baddbmm_adds_and_multiplies_other_operands_than_it_is_given()
    {
        using var scope = NewDisposeScope();
        var (bias, left, right) = (rand(1, 2, 2), rand(1, 2, 2), rand(1, 2, 2));
        Mended(bias.baddbmm(left, right).allclose(bias + bmm(left, right)), "baddbmm is bias + left right: src/Replication.Core/Networks/Ensemble.cs can call it.");
    }

#pragma warning restore RS0030

    [Fact]
    public void A_tensor_made_with_a_gradient_of_another_type_is_no_leaf()
    {
        using var scope = NewDisposeScope();
        Mended(tensor(0.25, dtype: float32, requires_grad: true).is_leaf, "tensor(0.25, dtype: float32, requires_grad: true) is a leaf.");
    }

    [Fact]
    public void A_sum_over_dimension_0_is_a_sum_over_everything_unless_the_dimension_is_named()
    {
        using var scope = NewDisposeScope();
        Mended(ones(2, 3).sum(0).shape.Length == 1, "sum(0) sums over dimension 0.");
    }

    [Fact]
    public void A_gradient_that_cannot_be_had_ends_the_process()
    {
        var (code, output) = Programs.End(nameof(Programs.FailedGradient), new Dictionary<string, string>());
        Mended(code == 0, $"autograd.grad throws {output} where it cannot differentiate.");
    }

    [Fact]
    public void Nothing_tells_the_collector_of_a_tensors_memory() => Mended(
        Programs.Start(nameof(Programs.Uncollected), new Dictionary<string, string>()) != "400",
        "tensors that nobody disposes bring a collection: MemoryTests can do without collections of its own.");

    static void Mended(bool mended, string what) => Assert.False(mended, $"TorchSharp was mended: {what}");
}
