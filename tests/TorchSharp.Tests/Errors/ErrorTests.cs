using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Errors;

/// <summary>Whatever goes wrong in libtorch arrives as an exception with its message, and the next call works.</summary>
public class ErrorTests
{
    public static TheoryData<string, string> Failures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, (_, text)) in All) data.Add(name, text);
            return data;
        }
    }

    private static Dictionary<string, (Action Fail, string Text)> All => new()
    {
        ["shapes"] = (() => _ = zeros(2, 3) + zeros(4, 5), "must match the size of tensor b"),
        ["product"] = (() => zeros(2, 3).mm(zeros(2, 3)), "shapes cannot be multiplied"),
        ["dimension"] = (() => zeros(2).sum(5), "Dimension out of range"),
        ["index"] = (() => _ = zeros(2)[7], "out of range"),
        ["index of a scalar"] = (() => _ = zeros(2)[0][0], "0-dim tensor"),
        ["negative size"] = (() => zeros(-1), "negative dimension"),
        ["too large"] = (() => zeros(1L << 60), ""),
        ["types"] = (() => zeros(2).mm(zeros(2, dtype: int64)), ""),
        ["integers with gradients"] = (() => zeros(2, dtype: int64).requires_grad_(), "floating point"),
        ["item of many"] = (() => zeros(2).ToDouble(), "a Tensor with 2 elements cannot be converted"),
        ["second backward"] = (BackwardTwice, "second time"),
        ["backward of a matrix"] = (() => (zeros(2, 2).requires_grad_() * 2).backward(), "scalar outputs"),
        ["backward without a graph"] = (() => zeros(1).backward(), "does not require grad"),
        ["unused input"] = (() => autograd.grad([ones(1).requires_grad_() * 2], [ones(1).requires_grad_()]), "not have been used"),
        ["input without gradients"] = (() => autograd.grad([ones(1).requires_grad_() * 2], [ones(1)]), "not require grad"),
        ["leaf in place"] = (() => zeros(2).requires_grad_().add_(1), "leaf Variable"),
        ["wrong gradient"] = (() => zeros(2).requires_grad_().grad = zeros(3), "different size"),
        ["not a leaf"] = (() => (zeros(2).requires_grad_() * 2).requires_grad = false, "leaf"),
        ["singular"] = (() => linalg.inv(zeros(2, 2)), "singular"),
        ["no such device"] = (() => zeros([2], device: CUDA), ""),
        ["generator state"] = (() => new Generator(1).set_state(zeros(3)), ""),
        ["threads"] = (() => set_num_threads(0), "positive"),
        ["no such operator"] = (() => new Operator("no_such_operator").Call(), "no_such_operator"),
        ["too many arguments"] = (() => new Operator("relu").Call(zeros(1), 1L, 2L), "too many arguments"),
        ["too few arguments"] = (() => new Operator("mm").Call(zeros(1)), "has no default"),
        ["wrong kind of argument"] = (() => new Operator("relu").Call("text"), ""),
    };

    [Theory, MemberData(nameof(Failures))]
    public void A_failure_is_an_ExternalException_with_libtorchs_message(string name, string text)
    {
        var error = Assert.Throws<ExternalException>(() => All[name].Fail());
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Message);
        Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
        Assert.Equal(3f, (ones(1) + 2).ToSingle());
    }

    [Fact]
    public void An_unused_input_that_is_allowed_is_null()
    {
        var (x, y) = (ones(1).requires_grad_(), ones(1).requires_grad_());
        var grads = autograd.grad([x * 2], [x, y], allow_unused: true);
        Assert.Equal(2f, grads[0].ToSingle());
        Assert.Null(grads[1]);
    }

    [Fact]
    public void Create_graph_does_not_retain_the_graph()
    {
        var x = ones(3).requires_grad_();
        var y = x.tanh();
        var gradient = autograd.grad([y.sum()], [x], create_graph: true)[0];
        Assert.Throws<ExternalException>(() => gradient.sum().backward());
        var again = x.tanh();
        autograd.grad([again.sum()], [x], retain_graph: true, create_graph: true)[0].sum().backward();
        Assert.NotNull(x.grad);
        // autograd.backward, unlike the two others, retains by default what create_graph makes.
        var third = x.tanh().sum();
        autograd.backward(third, create_graph: true);
        autograd.backward(third);
    }

    [Fact]
    public void Item_demands_the_exact_type()
    {
        Assert.Throws<ArgumentException>(() => ones(1).item<double>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Equal(1f, ones(1).item<float>());
        Assert.Throws<ArgumentException>(() => ones(1).data<int>());
    }

    [Fact]
    public void Each_thread_has_its_own_message()
    {
        Parallel.For(0, 8, i =>
        {
            var error = Assert.Throws<ExternalException>(() => _ = zeros(2, i + 3) + zeros(2, 100));
            Assert.Contains($"({i + 3})", error.Message, StringComparison.Ordinal);
        });
    }

    private static void BackwardTwice()
    {
        var x = ones(1).requires_grad_();
        var y = (x * x).sum();
        y.backward();
        y.backward();
    }
}
