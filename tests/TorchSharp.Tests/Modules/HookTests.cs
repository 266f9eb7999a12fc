using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Hooks see and replace what goes in and out, in the order of registration, until they are removed.</summary>
public class HookTests
{
    [Fact]
    public void HooksReplaceInputAndOutput()
    {
        using var scope = NewDisposeScope();
        var module = ReLU();
        var before = module.register_forward_pre_hook((_, x) => x + 1);
        var after = module.register_forward_hook((_, _, y) => y * 10);
        Assert.Equal(30, module.call(tensor(2f)).item<float>());
        before.remove();
        Assert.Equal(20, module.call(tensor(2f)).item<float>());
        after.remove();
        Assert.Equal(2, module.call(tensor(2f)).item<float>());
    }

    [Fact]
    public void AHookThatReturnsNothingChangesNothing()
    {
        using var scope = NewDisposeScope();
        var module = ReLU();
        var seen = new List<string>();
        module.register_forward_pre_hook(m => seen.Add("before " + m.GetName()));
        module.register_forward_hook(m => seen.Add("after " + m.GetName()));
        module.register_forward_hook((_, _, _) => null!);
        Assert.Equal(2, module.call(tensor(2f)).item<float>());
        Assert.Equal(["before ReLU", "after ReLU"], seen);
    }

    [Fact]
    public void AHookedChildOfASequentialIsCalled()
    {
        using var scope = NewDisposeScope();
        var hooked = Linear(2, 2);
        var chain = Sequential(Linear(2, 2), ReLU(), hooked);
        var calls = 0;
        hooked.register_forward_hook(_ => calls++);
        chain.call(rand(3, 2));
        Assert.Equal(1, calls);
    }
}
