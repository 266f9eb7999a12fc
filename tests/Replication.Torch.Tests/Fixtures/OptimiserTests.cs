using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Torch.Tests.Fixtures;

/// <summary>Ten steps of the suite's optimisers against PyTorch's, the last five at half the rate.</summary>
public class OptimiserTests
{
    static readonly JsonElement Recorded = Fixture.Read("optimisers");

    static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> Table = new()
    {
        ["SGD(lr=0.1)"] = p => optim.SGD(p, 0.1),
        ["SGD(lr=0.1, momentum=0.9)"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["Adam()"] = p => optim.Adam(p),
        ["Adam(lr=0.05, betas=(0.5, 0.9))"] = p => optim.Adam(p, 0.05, 0.5, 0.9),
        ["Adam(lr=0.05, betas=(0.0, 0.9))"] = p => optim.Adam(p, 0.05, 0.0, 0.9),
        ["RMSprop(lr=0.01)"] = p => optim.RMSProp(p, 0.01),
        ["RMSprop(lr=0.005, alpha=0.9, eps=1e-6)"] = p => optim.RMSProp(p, 0.005, 0.9, 1e-6),
    };

    public static TheoryData<string, string> Cases() => Forms.Cases(Recorded);

    [Theory, MemberData(nameof(Cases))]
    public void TakesPyTorchsSteps(string name, string type)
    {
        using var scope = NewDisposeScope();
        var problem = Recorded.GetProperty(type).GetProperty("problem").Tensors();
        var (weight, bias) = (new Parameter(problem["weight"]), new Parameter(problem["bias"]));
        using var optimiser = Table[name]([weight, bias]);
        var steps = Recorded.GetProperty(type).GetProperty("cases").GetProperty(name).EnumerateArray().ToArray();
        Assert.Equal(10, steps.Length);
        for (var step = 0; step < 10; step++)
        {
            if (step == 5) foreach (var group in optimiser.ParamGroups) group.LearningRate /= 2;
            optimiser.zero_grad();
            ((problem["data"].matmul(weight) + bias).tanh() - problem["target"]).square().mean().backward();
            optimiser.step();
            // Rounding of one step is carried into the next ten.
            var tolerance = 10 * Agreement.Tolerance(weight.dtype);
            Agreement.Near(steps[step][0].Tensor(), weight, $"weight after step {step}", tolerance);
            Agreement.Near(steps[step][1].Tensor(), bias, $"bias after step {step}", tolerance);
        }
    }

    [Fact]
    public void EveryOptimiserIsRecorded() => Fixture.Twins(Recorded.GetProperty("float32").GetProperty("cases"), Table.Keys);
}
