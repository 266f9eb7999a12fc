using System.Runtime.InteropServices;
using TorchSharp.Fused;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Fused;

/// <summary>The perceptron's own node against the same network of ordinary operators, which libtorch differentiates by itself.</summary>
public class PerceptronTests
{
    private static readonly Operator Linear = new("linear"), Relu = new("relu"), LeakyRelu = new("leaky_relu"), Sum = new("sum"), Square = new("square"),
        RowNorm = new("norm.ScalarOpt_dim"), Mean = new("mean"), Tanh = new("tanh"), Mm = new("mm");

    // Both sides round to float32 after each product: about 1e-6 of a gradient of first order, and every further differentiation passes that
    // rounding through the layers once more, in another order of summation on each side.
    private const double FirstOrder = 1e-5, SecondOrder = 2e-5, ThirdOrder = 5e-5;

    public static TheoryData<string> Networks => ["relu", "leaky", "mixed", "no bias", "activated output", "one layer", "no activation"];

    [Theory, MemberData(nameof(Networks))]
    public void Output_and_first_gradients_agree(string name)
    {
        var net = Net.Of(name);
        Compare(net, (y, all) => autograd.grad([Sum.Call(Square.Call(Tanh.Call(y)))], all), FirstOrder);
    }

    [Theory, MemberData(nameof(Networks))]
    public void Gradient_penalty_agrees(string name)
    {
        var net = Net.Of(name);
        Compare(net, (y, all) =>
        {
            var x = all[0];
            var gx = autograd.grad([Sum.Call(y)], [x], retain_graph: true, create_graph: true)[0];
            var gap = RowNorm.Call(gx, 2.0, new long[] { 1 }) - 1;
            var loss = Mean.Call(Square.Call(gap)) * 10 + Mean.Call(y);
            return autograd.grad([loss], all, allow_unused: true);
        }, FirstOrder);
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_penalty_alone_gives_zeros_where_libtorch_does_and_none_where_it_does_not(string name)
    {
        var net = Net.Of(name);
        Compare(net, (y, all) =>
        {
            var gx = autograd.grad([Sum.Call(y)], [all[0]], retain_graph: true, create_graph: true)[0];
            return autograd.grad([Sum.Call(Square.Call(gx))], all, allow_unused: true);
        }, FirstOrder);
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_gradient_of_the_output_weights_flows_through_the_double_backward(string name)
    {
        var net = Net.Of(name);
        Compare(net, (y, all) =>
        {
            // The weights of the output depend on the output, so that dy itself has a graph.
            var gx = autograd.grad([Sum.Call(Square.Call(Tanh.Call(y)))], [all[0]], retain_graph: true, create_graph: true)[0];
            return autograd.grad([Sum.Call(Square.Call(gx))], all, allow_unused: true);
        }, FirstOrder);
    }

    [Theory, MemberData(nameof(Networks))]
    public void Hessian_vector_products_fall_back_and_agree(string name)
    {
        var net = Net.Of(name);
        Compare(net, (y, all) =>
        {
            var first = autograd.grad([Mean.Call(Square.Call(y))], all, retain_graph: true, create_graph: true);
            var product = Sum.Call(Square.Call(first[0]));
            for (var i = 1; i < first.Count; i++) product += Sum.Call(first[i] * first[i]);
            return autograd.grad([product], all);
        }, SecondOrder);
    }

    [Theory, MemberData(nameof(Networks))]
    public void Third_order_falls_back_and_agrees(string name)
    {
        var net = Net.Of(name);
        Compare(net, (y, all) =>
        {
            var gx = autograd.grad([Sum.Call(Square.Call(y))], [all[0]], retain_graph: true, create_graph: true)[0];
            var weights = all.Skip(1).ToArray();
            var second = autograd.grad([Sum.Call(Square.Call(gx))], weights, retain_graph: true, create_graph: true, allow_unused: true);
            Tensor? loss = null;
            foreach (var s in second)
            {
                if (s is null || !s.requires_grad) continue;
                var term = Sum.Call(Square.Call(s));
                loss = loss is null ? term : loss + term;
            }

            return autograd.grad([loss!], all, allow_unused: true);
        }, ThirdOrder);
    }

    [Fact]
    public void An_unrolled_step_agrees()
    {
        var net = Net.Of("mixed");
        Compare(net, (y, all) =>
        {
            // One step of gradient descent inside the graph, then the loss of the first layer after it.
            var inner = autograd.grad([Mean.Call(Square.Call(y))], all, retain_graph: true, create_graph: true);
            var moved = all[1] - inner[1] * 0.1;
            return autograd.grad([Sum.Call(Square.Call(Mm.Call(all[0], moved[.., ..].transposed())))], all, allow_unused: true);
        }, FirstOrder);
    }

    [Fact]
    public void Only_the_input_can_be_asked_for()
    {
        var net = Net.Of("mixed");
        Compare(net, (y, all) => autograd.grad([Sum.Call(y)], [all[0]]), FirstOrder);
        Compare(net, (y, all) => autograd.grad([Sum.Call(y)], [all[3]]), FirstOrder);
    }

    [Fact]
    public void Gradients_accumulate_over_two_passes_of_the_same_graph()
    {
        var net = Net.Of("relu");
        using var y = net.Fused()!;
        Sum.Call(y).backward(retain_graph: true);
        var once = Values(net.All[1].grad!);
        Sum.Call(y).backward();
        var twice = Values(net.All[1].grad!);
        for (var i = 0; i < once.Length; i++) Assert.Equal(2 * once[i], twice[i], FirstOrder);
        var error = Assert.Throws<ExternalException>(() => Sum.Call(y).backward());
        Assert.Contains("second time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_changed_in_place_between_the_passes_is_an_error()
    {
        var net = Net.Of("relu");
        using var y = net.Fused()!;
        using (no_grad()) new Operator("mul_.Scalar").InPlace(net.All[3], 2.0);
        var error = Assert.Throws<ExternalException>(() => Sum.Call(y).backward());
        Assert.Contains("modified by an inplace operation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_activated_output_changed_in_place_is_an_error()
    {
        var net = Net.Of("activated output");
        using var y = net.Fused()!;
        new Operator("mul_.Scalar").InPlace(y, 2.0);
        Assert.Throws<ExternalException>(() => Sum.Call(y).backward());
    }

    [Fact]
    public void Not_a_number_goes_through_as_in_libtorch()
    {
        var net = Net.Of("relu");
        using (no_grad()) net.All[0][0, 0] = float.NaN;
        Compare(net, (y, all) => autograd.grad([Sum.Call(y)], all), FirstOrder);
    }

    [Fact]
    public void What_the_node_cannot_do_is_left_to_the_ordinary_operators()
    {
        var net = Net.Of("relu");
        Assert.NotNull(net.Fused());
        Assert.Null(net.Fused(zeros(4, 3, dtype: float64)));
        Assert.Null(net.Fused(zeros(2, 4, 3)));
        Assert.Null(net.Fused(zeros(4, 7)));
        Assert.Null(net.Fused(zeros(0, 3)));
        Assert.Null(net.Fused(new Operator("t").Call(zeros(3, 4))));
    }

    [Fact]
    public void Without_a_graph_there_is_no_node()
    {
        var net = Net.Of("relu");
        using (no_grad()) Assert.False(net.Fused()!.requires_grad);
        Assert.True(net.Fused()!.requires_grad);
        foreach (var t in net.All) t.requires_grad = false;
        Assert.False(net.Fused()!.requires_grad);
    }

    /// <summary>Runs the same measurement on the node's graph and on the ordinary one, and compares what they give: the same nulls, values within the tolerance.</summary>
    private static void Compare(Net net, Func<Tensor, IList<Tensor>, IList<Tensor>> measure, double relative)
    {
        var fused = net.Fused();
        Assert.NotNull(fused);
        var ordinary = net.Ordinary();
        AssertClose(ordinary, fused, relative, "output");
        var expected = measure(ordinary, net.All);
        var actual = measure(fused, net.All);
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(expected[i] is null == actual[i] is null, $"gradient {i}: expected {expected[i]}, got {actual[i]}");
            if (expected[i] is not null) AssertClose(expected[i], actual[i], relative, $"gradient {i}");
        }
    }

    /// <summary>Norm-wise: a float32 sum of hundreds of terms in another order differs in its last bits, relative to the tensor's size.</summary>
    private static void AssertClose(Tensor expected, Tensor actual, double relative, string what)
    {
        Assert.Equal(expected.shape, actual.shape);
        var (e, a) = (Values(expected), Values(actual));
        double difference = 0, size = 0;
        for (var i = 0; i < e.Length; i++)
        {
            if (float.IsNaN(e[i]) || float.IsNaN(a[i]))
            {
                Assert.True(float.IsNaN(e[i]) && float.IsNaN(a[i]), $"{what}: expected {e[i]}, got {a[i]}");
                continue;
            }

            difference += Math.Pow((double)e[i] - a[i], 2);
            size += Math.Pow(e[i], 2);
        }

        Assert.True(Math.Sqrt(difference) <= relative * Math.Sqrt(size) + 1e-30, $"{what}: relative error {Math.Sqrt(difference / size)}");
    }

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    /// <summary>An input and the parameters of a network, all of which ask for gradients.</summary>
    private sealed record Net(Tensor[] Weights, Tensor?[] Biases, double[] Slopes, Tensor Input)
    {
        internal IList<Tensor> All
        {
            get
            {
                var all = new List<Tensor> { Input };
                for (var l = 0; l < Weights.Length; l++)
                {
                    all.Add(Weights[l]);
                    if (Biases[l] is { } bias) all.Add(bias);
                }

                return all;
            }
        }

        internal static Net Of(string name)
        {
            double[] slopes = name switch
            {
                "relu" => [0, 0, 0, 1],
                "leaky" => [0.2, 0.2, 0.2, 1],
                "mixed" => [0, 1, 0.3, 1],
                "no bias" => [0, 0.1, 1],
                "activated output" => [0, 0.2, 0],
                "one layer" => [1],
                _ => [1, 1, 1],
            };
            using var generator = new Generator(7);
            long width = 3;
            var weights = new List<Tensor>();
            var biases = new List<Tensor?>();
            for (var l = 0; l < slopes.Length; l++)
            {
                long next = l == slopes.Length - 1 ? 2 : 5 + l;
                weights.Add(randn(next, width, generator: generator, requires_grad: true));
                biases.Add(name == "no bias" ? null : randn(next, generator: generator, requires_grad: true));
                width = next;
            }

            return new([.. weights], [.. biases], slopes, randn(70, 3, generator: generator, requires_grad: true));
        }

        internal Tensor? Fused(Tensor? input = null) =>
            Perceptron.Forward(input ?? Input, Array.ConvertAll(Weights, w => w.Handle), Array.ConvertAll(Biases, b => b?.Handle ?? 0), Slopes);

        internal Tensor Ordinary()
        {
            var a = Input;
            for (var l = 0; l < Weights.Length; l++)
            {
                a = Linear.Call(a, Weights[l], Biases[l]);
                a = Slopes[l] switch { 0 => Relu.Call(a), 1 => a, var slope => LeakyRelu.Call(a, slope) };
            }

            return a;
        }
    }
}

file static class Transposition
{
    private static readonly Operator T = new("t");

    internal static Tensor transposed(this Tensor matrix) => T.Call(matrix);
}
