using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>What a module takes its fields for, and the order and names in which it hands them out.</summary>
public class RegistrationTests
{
    private sealed class Custom : Module<Tensor, Tensor>
    {
        public readonly Parameter gain = new(ones(2));
        private readonly Tensor offset = zeros(2);
        private readonly Linear inner = Linear(2, 3);
        private readonly Sequential stack = Sequential(("first", Linear(3, 2)), ("second", Tanh()));

        internal Custom() : base(nameof(Custom))
        {
            register_buffer("scratch", arange(3), persistent: false);
            RegisterComponents();
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => stack.call(inner.call(input * gain + offset));
    }

    [Fact]
    public void FieldsBecomeParametersBuffersAndChildren()
    {
        using var module = new Custom();
        Assert.Equal(["gain", "inner.weight", "inner.bias", "stack.first.weight", "stack.first.bias"],
            module.named_parameters().Select(p => p.name));
        Assert.Equal(["gain"], module.named_parameters(recurse: false).Select(p => p.name));
        Assert.Equal(["scratch", "offset"], module.named_buffers().Select(b => b.name));
        Assert.Equal(["offset"], module.named_buffers(include_nonpersistent: false).Select(b => b.name));
        Assert.Equal(["inner", "stack"], module.named_children().Select(c => c.name));
        Assert.Equal(["inner", "stack", "stack.first", "stack.second"], module.named_modules().Select(m => m.name));
        Assert.Contains("offset", module.state_dict().Keys);
        Assert.DoesNotContain("scratch", module.state_dict().Keys);
        Assert.Same(module.gain, module.get_parameter("gain"));
        Assert.Null(module.get_parameter("inner.none"));
        Assert.True(module.has_parameter("stack.first.bias") && module.has_buffer("offset") && !module.has_buffer("gain"));
        Assert.Equal([2L], module.call(ones(1, 2)).shape[1..]);
    }

    [Fact]
    public void ParameterTakesOverTheHandle()
    {
        var tensor = ones(2);
        using var parameter = nn.Parameter(tensor);
        Assert.True(tensor.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => tensor.sum());
        Assert.Equal(2, parameter.sum().item<float>());
        Assert.True(parameter.requires_grad && parameter.is_leaf);
    }

    [Fact]
    public void NamesAreUniqueAndChildrensWithoutDots()
    {
        using var module = new Custom();
        using var other = Linear(1, 1);
        Assert.Throws<InvalidOperationException>(() => module.register_buffer("offset", zeros(1)));
        Assert.Throws<InvalidOperationException>(() => module.register_module("inner", other));
        Assert.Throws<ArgumentException>(() => module.register_module("a.b", other));
        Assert.Throws<ArgumentException>(() => module.register_module("", other));
    }

    [Fact]
    public void LayersSurviveTheScopeTheyAreMadeIn()
    {
        Module<Tensor, Tensor> module;
        using (NewDisposeScope()) module = Sequential(Linear(2, 2), BatchNorm1d(2), LayerNorm(2), Conv2d(1, 1, 1));
        using (module)
        {
            Assert.All(module.parameters(), parameter => Assert.False(parameter.IsInvalid));
            Assert.All(module.buffers(), buffer => Assert.False(buffer.IsInvalid));
        }

        Assert.All(module.parameters(), parameter => Assert.True(parameter.IsInvalid));
    }

    [Fact]
    public void ModesAndApplyReachEveryDescendantChildrenFirst()
    {
        using var module = new Custom();
        module.eval();
        Assert.All(module.modules(), child => Assert.False(child.training));
        module.train();
        Assert.True(module.training);
        var visited = new List<string>();
        module.apply(m => visited.Add(m.GetName()));
        Assert.Equal(["Linear", "Linear", "Tanh", "Sequential", "Custom"], visited);
    }

    [Fact]
    public void ASharedParameterIsNamedOnce()
    {
        using var first = Linear(2, 2, hasBias: false);
        using var second = Linear(2, 2, hasBias: false);
        second.weight = first.weight;
        Assert.Single(Sequential(first, second).parameters());
    }

    [Fact]
    public void ModuleListRegistersByPosition()
    {
        using var list = ModuleList<Module<Tensor, Tensor>>(Linear(1, 2), Tanh());
        list.Insert(0, Linear(3, 4, hasBias: false));
        Assert.Equal(["0.weight", "1.weight", "1.bias"], list.named_parameters().Select(p => p.name));
        list.RemoveAt(1);
        Assert.Equal(["0.weight"], list.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void SequentialGivesItsPartsByIndexAndRange()
    {
        using var scope = NewDisposeScope();
        var whole = Sequential(Linear(2, 3), Tanh(), Linear(3, 1));
        var x = rand(4, 2);
        Assert.Equal(3, whole.Count);
        Fixtures.Agreement.Identical(whole.call(x), whole[2..].call(whole[..2].call(x)), "two halves");
        Fixtures.Agreement.Identical(whole[0].call(x), whole[(0, 1)].call(x), "the first");
    }
}
