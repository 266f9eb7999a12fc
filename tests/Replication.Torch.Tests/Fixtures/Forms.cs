using System.Text.Json;
using static TorchSharp.torch;

namespace Replication.Torch.Tests.Fixtures;

/// <summary>
/// Checks a form, given in C#, against what PyTorch recorded of its Python twin: outputs, gradients, gradients of gradients.
/// </summary>
static class Forms
{
    public static TheoryData<string, string> Cases(JsonElement recorded)
    {
        var cases = new TheoryData<string, string>();
        foreach (var type in recorded.Names())
            foreach (var name in recorded.GetProperty(type).GetProperty("cases").Names()) cases.Add(name, type);
        return cases;
    }

    public static void Check(JsonElement recorded, string name, string type, Func<Inputs, Tensor[]> form)
    {
        using var scope = NewDisposeScope();
        var tolerance = Agreement.Tolerance(type == "float32" ? ScalarType.Float32 : ScalarType.Float64);
        var values = recorded.GetProperty(type).GetProperty("inputs").Tensors();
        var expected = recorded.GetProperty(type).GetProperty("cases").GetProperty(name);
        var gradients = expected.GetProperty("gradients");
        var leaves = gradients.ValueKind == JsonValueKind.Null ? [] : gradients.Names().ToArray();
        foreach (var leaf in leaves) values[leaf].requires_grad_();

        var outputs = form(new Inputs(values));
        var wanted = expected.GetProperty("outputs");
        Assert.Equal(wanted.GetArrayLength(), outputs.Length);
        for (var i = 0; i < outputs.Length; i++) Agreement.Near(wanted[i].Tensor(), outputs[i], $"output {i}", tolerance);
        if (leaves.Length == 0) return;

        var inputs = leaves.Select(leaf => values[leaf]).ToArray();
        var scalar = Sum(outputs.Where(o => o.requires_grad).Select(o => o * o * Fixture.Weights(o, 0.5)));
        var firsts = autograd.grad([scalar], inputs, retain_graph: true, create_graph: true);
        Compare(gradients, leaves, firsts, "gradient", tolerance);

        if (expected.GetProperty("double").ValueKind == JsonValueKind.Null) return;
        var slope = Sum(firsts.Where(g => g.requires_grad).Select(g => g * Fixture.Weights(g, 1.5)));
        var seconds = autograd.grad([slope], inputs);
        // A second derivative cancels more: the tolerance is relative to the result, not to the larger terms it is the difference of.
        Compare(expected.GetProperty("double"), leaves, seconds, "double gradient", 10 * tolerance);
    }

    static Tensor Sum(IEnumerable<Tensor> terms) => terms.Select(term => term.sum()).Aggregate((sum, next) => sum + next);

    static void Compare(JsonElement expected, string[] leaves, IList<Tensor> got, string what, double tolerance)
    {
        for (var i = 0; i < leaves.Length; i++)
            Agreement.Near(expected.GetProperty(leaves[i]).Tensor(), got[i], $"{what} of {leaves[i]}", tolerance);
    }
}

/// <summary>The inputs of the recorded forms, under the names that operators.py gives them.</summary>
sealed class Inputs(Dictionary<string, Tensor> values)
{
    public Tensor x => values["x"];
    public Tensor y => values["y"];
    public Tensor p => values["p"];
    public Tensor m => values["m"];
    public Tensor v => values["v"];
    public Tensor gain => values["gain"];
    public Tensor w => values["w"];
    public Tensor bias => values["bias"];
    public Tensor a => values["a"];
    public Tensor b3 => values["b3"];
    public Tensor c3 => values["c3"];
    public Tensor idx => values["idx"];
}
