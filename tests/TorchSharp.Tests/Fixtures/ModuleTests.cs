using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Fixtures;

/// <summary>Every module: default initialisation to the bit, both modes, gradients of parameters and input, buffers.</summary>
public class ModuleTests
{
    private static readonly JsonElement Recorded = Fixture.Read("modules");

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Table = new()
    {
        ["nn.Linear(4, 3)"] = () => Linear(4, 3),
        ["nn.Linear(4, 3, bias=False)"] = () => Linear(4, 3, false),
        ["nn.Conv2d(2, 3, 3)"] = () => Conv2d(2, 3, 3),
        ["nn.Conv2d(2, 4, 4, stride=2, padding=1, bias=False)"] = () => Conv2d(2, 4, 4, stride: 2, padding: 1, bias: false),
        ["nn.Conv2d(2, 4, 3, padding=2, dilation=2, groups=2)"] = () => Conv2d(2, 4, 3, padding: 2, dilation: 2, groups: 2),
        ["nn.Conv2d(2, 3, (3, 2), (2, 1), (1, 0))"] = () => Conv2d(2, 3, (3, 2), (2, 1), (1, 0)),
        ["nn.Conv2d(2, 3, 3, padding='same')"] = () => Conv2d(2, 3, 3, Padding.Same),
        ["nn.Conv2d(2, 3, 3, padding=1, padding_mode='reflect')"] = () => Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Reflect),
        ["nn.Conv2d(2, 3, 3, padding=1, padding_mode='circular')"] = () => Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Circular),
        ["nn.ConvTranspose2d(3, 2, 4, 2, 1)"] = () => ConvTranspose2d(3, 2, 4, 2, 1),
        ["nn.ConvTranspose2d(3, 2, 4, 1, 0, bias=False)"] = () => ConvTranspose2d(3, 2, 4, 1, 0, bias: false),
        ["nn.ConvTranspose2d(3, 2, 3, stride=2, padding=1, output_padding=1)"] = () =>
            ConvTranspose2d(3, 2, 3, stride: 2, padding: 1, output_padding: 1),
        ["nn.BatchNorm1d(4)"] = () => BatchNorm1d(4),
        ["nn.BatchNorm1d(4, affine=False)"] = () => BatchNorm1d(4, affine: false),
        ["nn.BatchNorm2d(3, eps=1e-3, momentum=0.2)"] = () => BatchNorm2d(3, 1e-3, 0.2),
        ["nn.BatchNorm2d(3, track_running_stats=False)"] = () => BatchNorm2d(3, track_running_stats: false),
        ["nn.LayerNorm(4)"] = () => LayerNorm(4),
        ["nn.LayerNorm([3, 4])"] = () => LayerNorm([3, 4]),
        ["nn.LayerNorm(4, elementwise_affine=False)"] = () => LayerNorm(4, elementwise_affine: false),
        ["nn.InstanceNorm2d(3)"] = () => InstanceNorm2d(3),
        ["nn.InstanceNorm2d(3, affine=True, track_running_stats=True)"] = () => InstanceNorm2d(3, affine: true, track_running_stats: true),
        ["nn.GroupNorm(2, 4)"] = () => GroupNorm(2, 4),
        ["nn.Embedding(5, 3)"] = () => Embedding(5, 3),
        ["nn.ReLU()"] = () => ReLU(),
        ["nn.LeakyReLU(0.2)"] = () => LeakyReLU(0.2),
        ["nn.ELU()"] = () => ELU(),
        ["nn.SELU()"] = () => SELU(),
        ["nn.GELU()"] = () => GELU(),
        ["nn.SiLU()"] = () => SiLU(),
        ["nn.Tanh()"] = () => Tanh(),
        ["nn.Sigmoid()"] = () => Sigmoid(),
        ["nn.Softplus(2.0, 0.5)"] = () => Softplus(2.0, 0.5),
        ["nn.Dropout(0.4)"] = () => Dropout(0.4),
        ["nn.Flatten()"] = () => Flatten(),
        ["nn.Unflatten(1, (2, 3))"] = () => Unflatten(1, [2, 3]),
        ["nn.Identity()"] = () => Identity(),
        ["nn.AvgPool2d(2)"] = () => AvgPool2d(2),
        ["nn.Upsample(scale_factor=2)"] = () => Upsample(scale_factor: [2, 2]),
        ["nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))"] = () =>
            Sequential(Linear(2, 8), ReLU(), Linear(8, 8), Tanh(), Linear(8, 1)),
        ["nn.Sequential(nn.ConvTranspose2d(4, 3, 4, 1, 0, bias=False), nn.BatchNorm2d(3), nn.ReLU(), nn.Conv2d(3, 1, 4))"] = () =>
            Sequential(ConvTranspose2d(4, 3, 4, 1, 0, bias: false), BatchNorm2d(3), ReLU(), Conv2d(3, 1, 4)),
    };

    public static TheoryData<string> Cases() => [.. Recorded.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsPyTorchsModule(string name)
    {
        using var scope = NewDisposeScope();
        var recorded = Recorded.GetProperty(name);
        manual_seed(7);
        using var module = Table[name]();
        var state = module.state_dict();
        Assert.Equal(recorded.GetProperty("state").Names().Order(StringComparer.Ordinal), state.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, tensor) in state)
            Agreement.Identical(recorded.GetProperty("state").GetProperty(key).Tensor(), tensor, $"initial {key}");
        Agreement.Identical(recorded.GetProperty("next").Tensor(), rand(4), "the draw after initialisation");

        var input = recorded.GetProperty("input").Tensor();
        if (is_floating_point(input.dtype)) input.requires_grad_();
        manual_seed(13);
        var output = module.call(input);
        Agreement.Near(recorded.GetProperty("train").Tensor(), output, "output in training");

        (output * output * Fixture.Weights(output, 0.5)).sum().backward();
        var gradients = recorded.GetProperty("gradients");
        Assert.Equal(gradients.Names(), module.named_parameters().Select(entry => entry.name));
        foreach (var (key, parameter) in module.named_parameters())
            Agreement.Near(gradients.GetProperty(key).Tensor(), parameter.grad!, $"gradient of {key}");
        if (recorded.GetProperty("input_gradient").OptionalTensor() is { } expected)
            Agreement.Near(expected, input.grad!, "gradient of the input", 1e-5); // sums over whole kernels cancel
        Assert.Equal(recorded.GetProperty("buffers").Names(), module.named_buffers().Select(entry => entry.name));
        foreach (var (key, buffer) in module.named_buffers())
            Agreement.Near(recorded.GetProperty("buffers").GetProperty(key).Tensor(), buffer, $"buffer {key}");

        module.eval();
        Agreement.Near(recorded.GetProperty("eval").Tensor(), module.call(input), "output in evaluation");
    }

    [Fact]
    public void EveryRecordedModuleHasItsTwin() =>
        Assert.Equal(Recorded.Names().Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
}
