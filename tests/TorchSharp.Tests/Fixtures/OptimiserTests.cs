using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Fixtures;

/// <summary>Ten steps of every optimiser against PyTorch's.</summary>
public class OptimiserTests
{
    private static readonly JsonElement Recorded = Fixture.Read("optimisers");

    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> Optimisers = new()
    {
        ["SGD(lr=0.1)"] = p => optim.SGD(p, 0.1),
        ["SGD(lr=0.1, momentum=0.9)"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["SGD(lr=0.1, momentum=0.9, dampening=0.1, weight_decay=0.01)"] = p => optim.SGD(p, 0.1, 0.9, 0.1, 0.01),
        ["SGD(lr=0.1, momentum=0.9, nesterov=True)"] = p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true),
        ["SGD(lr=0.1, momentum=0.5, weight_decay=0.02, maximize=True)"] = p => optim.SGD(p, 0.1, 0.5, weight_decay: 0.02, maximize: true),
        ["Adam()"] = p => optim.Adam(p),
        ["Adam(lr=0.05, betas=(0.5, 0.9))"] = p => optim.Adam(p, 0.05, 0.5, 0.9),
        ["Adam(lr=0.05, betas=(0.0, 0.9), eps=1e-6, weight_decay=0.1)"] = p => optim.Adam(p, 0.05, 0.0, 0.9, 1e-6, 0.1),
        ["Adam(lr=0.05, amsgrad=True)"] = p => optim.Adam(p, 0.05, amsgrad: true),
        ["Adam(lr=0.05, maximize=True)"] = p => optim.Adam(p, 0.05, maximize: true),
        // PyTorch's AdamW decays by 0.01 unless told otherwise, TorchSharp's by nothing.
        ["AdamW(lr=0.05)"] = p => optim.AdamW(p, 0.05, weight_decay: 0.01),
        ["AdamW(lr=0.05, betas=(0.5, 0.9), weight_decay=0.1)"] = p => optim.AdamW(p, 0.05, 0.5, 0.9, weight_decay: 0.1),
        ["AdamW(lr=0.05, weight_decay=0.0, amsgrad=True, maximize=True)"] = p => optim.AdamW(p, 0.05, amsgrad: true, maximize: true),
        ["RMSprop(lr=0.01)"] = p => optim.RMSProp(p),
        ["RMSprop(lr=0.005, alpha=0.9, eps=1e-6)"] = p => optim.RMSProp(p, 0.005, 0.9, 1e-6),
        ["RMSprop(lr=0.01, momentum=0.9)"] = p => optim.RMSProp(p, momentum: 0.9),
        ["RMSprop(lr=0.01, centered=True)"] = p => optim.RMSProp(p, centered: true),
        ["RMSprop(lr=0.01, alpha=0.9, momentum=0.9, centered=True, weight_decay=0.05)"] = p =>
            optim.RMSProp(p, alpha: 0.9, momentum: 0.9, centered: true, weight_decay: 0.05),
        ["RMSprop(lr=0.01, maximize=True)"] = p => optim.RMSProp(p, maximize: true),
    };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var type in Recorded.Names())
            foreach (var name in Recorded.GetProperty(type).GetProperty("cases").Names()) cases.Add(name, type);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TakesPyTorchsSteps(string name, string type)
    {
        using var scope = NewDisposeScope();
        var problem = Recorded.GetProperty(type).GetProperty("problem").Tensors();
        var (weight, bias) = (new Parameter(problem["weight"]), new Parameter(problem["bias"]));
        using var optimiser = Optimisers[name]([weight, bias]);
        var step = 0;
        foreach (var expected in Recorded.GetProperty(type).GetProperty("cases").GetProperty(name).EnumerateArray())
        {
            optimiser.zero_grad();
            var loss = ((problem["data"].matmul(weight) + bias).tanh() - problem["target"]).square().mean();
            loss.backward();
            optimiser.step();
            step++;
            // Rounding of one step is carried into the next ten.
            var tolerance = 10 * Agreement.Tolerance(weight.dtype);
            Agreement.Near(expected[0].Tensor(), weight, $"weight after step {step}", tolerance);
            Agreement.Near(expected[1].Tensor(), bias, $"bias after step {step}", tolerance);
        }

        Assert.Equal(10, step);
    }

    [Fact]
    public void EveryRecordedCaseHasItsTwin() =>
        Assert.Equal(Recorded.GetProperty("float32").GetProperty("cases").Names().Order(), Optimisers.Keys.Order());
}
