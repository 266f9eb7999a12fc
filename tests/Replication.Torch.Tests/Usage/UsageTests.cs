using System.Reflection;
using Replication.Core.Networks;
using Replication.Torch.Tests.Fixtures;

namespace Replication.Torch.Tests.Usage;

/// <summary>
/// Every member of TorchSharp that Core and the experiments use is compared with PyTorch, or is listed here with what makes that needless.
/// </summary>
public class UsageTests
{
    static readonly IReadOnlySet<string> Compared =
        TorchMembers.Of(typeof(OperatorTests), typeof(ModuleTests), typeof(OptimiserTests), typeof(DerivativeTests), typeof(StreamTests));

    static readonly IReadOnlySet<string> Used = TorchMembers.Of(Suite().SelectMany(assembly => assembly.GetTypes()).Where(type => !type.IsNested));

    static readonly (string Reason, string[] Members)[] Exempt =
    [
        ("what a thing is, or its numbers handed over unchanged: every comparison reads tensors so",
        [
            "Modules.Linear.get_bias", "Modules.Linear.get_in_features", "Modules.Linear.get_out_features", "Modules.Linear.get_weight", "Modules.Sequential.get_Count", "Modules.Sequential.get_SequentialItems",
            "TensorExtensionMethods.ToBoolean", "TensorExtensionMethods.ToDouble", "Utils.TensorAccessor.ToArray", "torch.Tensor.data", "torch.Tensor.dim",
            "torch.Tensor.get_shape", "torch.Tensor.item", "torch.Tensor.numel", "torch.nn.Module.GetName", "torch.nn.Module.children",
            "torch.nn.Module.parameters",
        ]),
        ("where a tensor is: one device computes here",
            ["ModuleExtensionMethods.cpu", "torch.CPU", "torch.Generator.get_device", "torch.Tensor.cpu", "torch.Tensor.get_device", "torch.Tensor.to", "torch.device"]),
        ("lifetime: MemoryTests and tests of Core count the tensors that are left",
        [
            "torch.Generator.Dispose", "torch.Tensor.DetachFromDisposeScope", "torch.Tensor.Dispose", "torch.Tensor.MoveToOuterDisposeScope",
            "torch.optim.Optimizer.Dispose",
        ]),
        ("the scripted steps and what they are handed: StepTests and MlpTrainingTests compare them with autograd, parameter by parameter",
        [
            "Scalar.Dispose", "Scalar.op_Implicit", "torch.Tensor.op_Division", "torch.Tensor.set_", "torch.full", "torch.full_like", "torch.jit.compile",
            "torch.jit.CompilationUnit.invoke", "torch.ones", "torch.zeros",
        ]),
        ("parts and modes of modules: tests of Core's convolutional and residual networks see their outputs and that they are freed",
        [
            "ModuleExtensionMethods.to", "torch.nn.Module.Dispose",
            "torch.nn.Module.RegisterComponents", "torch.nn.Module.ctor", "torch.nn.Module.eval", "torch.nn.Module.get_parameter", "torch.nn.Module.train",
        ]),
        ("forms of draws and sizes that StreamTests and OperatorTests compare in another one",
            ["torch.enable_grad", "torch.int32"]),
        ("which gradients there are: tests of Core see parameters stay or move",
            [
                "torch.Tensor.backward", "torch.Tensor.get_requires_grad", "torch.Tensor.set_grad", "torch.Tensor.set_requires_grad",
                "torch.is_grad_enabled", "torch.nn.Module.zero_grad",
            ]),
    ];

    [Fact]
    public void Every_member_in_use_is_compared_or_exempt()
    {
        var exempt = Exempt.SelectMany(group => group.Members).ToHashSet(StringComparer.Ordinal);
        var open = Used.Where(member => !Compared.Contains(member) && !exempt.Contains(Short(member))).Order(StringComparer.Ordinal).ToArray();
        Assert.True(open.Length == 0, string.Join('\n', open));
    }

    [Fact]
    public void Every_exemption_is_needed() =>
        Assert.All(Exempt.SelectMany(group => group.Members), name => Assert.Contains(Used, member => Short(member) == name && !Compared.Contains(member)));

    static string Short(string member) => member.Split('(')[0];

    static IEnumerable<Assembly> Suite() => Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileNameWithoutExtension)
        .Where(name => Directory.Exists(Path.Combine(Packages.Build.Root, "experiments", name!))).Select(name => Assembly.Load(name!))
        .Append(typeof(Mlp).Assembly);
}
