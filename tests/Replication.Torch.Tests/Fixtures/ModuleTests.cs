using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Torch.Tests.Fixtures;

/// <summary>The modules of the suite: initial weights to the bit, outputs, gradients of parameters and input.</summary>
public class ModuleTests
{
    static readonly JsonElement Recorded = Fixture.Read("modules");

    static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Table = new()
    {
        ["nn.Linear(4, 3)"] = () => Linear(4, 3),
        ["nn.Linear(4, 3, bias=False)"] = () => Linear(4, 3, false),
        ["nn.ReLU()"] = () => ReLU(),
        ["nn.Tanh()"] = () => Tanh(),
        ["nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))"] = () =>
            Sequential(new List<Module<Tensor, Tensor>> { Linear(2, 8), ReLU(), Linear(8, 8), Tanh(), Linear(8, 1) }),
        ["nn.LeakyReLU(0.2)"] = () => LeakyReLU(0.2),
        ["nn.Softmax(2)"] = () => Softmax(2),
        ["nn.Flatten()"] = () => Flatten(),
        ["nn.Unflatten(1, (2, 3))"] = () => Unflatten(1, [2, 3]),
        ["nn.PixelShuffle(2)"] = () => PixelShuffle(2),
        ["nn.Conv2d(2, 3, 4, 2, 1)"] = () => Conv2d(2, 3, 4, 2, 1),
        ["nn.ConvTranspose2d(3, 2, 4, 2, 1)"] = () => ConvTranspose2d(3, 2, 4, 2, 1),
        ["nn.BatchNorm1d(4)"] = () => BatchNorm1d(4),
        ["nn.BatchNorm2d(3)"] = () => BatchNorm2d(3),
        ["nn.GroupNorm(1, 3)"] = () => Started(GroupNorm(1, 3)),
    };

    // TorchSharp leaves scale and shift as memory happens to be; Core sets them so.
    static TorchSharp.Modules.GroupNorm Started(TorchSharp.Modules.GroupNorm layer)
    {
        using var guard = no_grad();
        layer.weight!.fill_(1);
        layer.bias!.zero_();
        return layer;
    }

    public static TheoryData<string> Cases() => [.. Recorded.Names()];

    [Theory, MemberData(nameof(Cases))]
    public void IsPyTorchsModule(string name)
    {
        using var scope = NewDisposeScope();
        var recorded = Recorded.GetProperty(name);
        manual_seed(7);
        using var module = Table[name]();
        var state = module.state_dict();
        Fixture.Twins(recorded.GetProperty("state"), state.Keys);
        foreach (var (key, tensor) in state) Agreement.Identical(recorded.GetProperty("state").GetProperty(key).Tensor(), tensor, $"initial {key}");
        Agreement.Identical(recorded.GetProperty("next").Tensor(), rand(4), "the draw after initialisation");

        var input = recorded.GetProperty("input").Tensor().requires_grad_();
        var output = module.call(input);
        Agreement.Near(recorded.GetProperty("output").Tensor(), output, "output");
        (output * output * Fixture.Weights(output, 0.5)).sum().backward();
        foreach (var (key, parameter) in module.named_parameters())
            Agreement.Near(recorded.GetProperty("gradients").GetProperty(key).Tensor(), parameter.grad!, $"gradient of {key}");
        Agreement.Near(recorded.GetProperty("input_gradient").Tensor(), input.grad!, "gradient of the input");
    }

    [Fact]
    public void EveryModuleIsRecorded() => Fixture.Twins(Recorded, Table.Keys);
}
