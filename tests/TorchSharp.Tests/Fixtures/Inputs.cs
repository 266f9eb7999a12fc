using static TorchSharp.torch;

namespace TorchSharp.Tests.Fixtures;

/// <summary>The inputs of the recorded forms, under the names that the Python script gives them.</summary>
internal sealed class Inputs(Dictionary<string, Tensor> values)
{
    internal Tensor this[string name] => values[name];

    // operators.py
    internal Tensor x => this["x"];
    internal Tensor y => this["y"];
    internal Tensor p => this["p"];
    internal Tensor u => this["u"];
    internal Tensor m => this["m"];
    internal Tensor v => this["v"];
    internal Tensor t => this["t"];
    internal Tensor w => this["w"];
    internal Tensor q => this["q"];
    internal Tensor a => this["a"];
    internal Tensor d => this["d"];
    internal Tensor bias => this["bias"];
    internal Tensor gain => this["gain"];
    internal Tensor spd => this["spd"];
    internal Tensor rhs => this["rhs"];
    internal Tensor d4 => this["d4"];
    internal Tensor b3 => this["b3"];
    internal Tensor b4 => this["b4"];
    internal Tensor c3 => this["c3"];
    internal Tensor e3 => this["e3"];
    internal Tensor image => this["image"];
    internal Tensor kernel => this["kernel"];
    internal Tensor gkernel => this["gkernel"];
    internal Tensor tkernel => this["tkernel"];
    internal Tensor kbias => this["kbias"];
    internal Tensor tbias => this["tbias"];
    internal Tensor cgain => this["cgain"];
    internal Tensor cbias => this["cbias"];
    internal Tensor mask => this["mask"];
    internal Tensor idx => this["idx"];
    internal Tensor gidx => this["gidx"];
    internal Tensor perm => this["perm"];
    internal Tensor sorted1 => this["sorted1"];

    // losses.py
    internal Tensor target => this["target"];
    internal Tensor c => this["c"];
    internal Tensor pos => this["pos"];
    internal Tensor simplex => this["simplex"];
    internal Tensor logp => this["logp"];
    internal Tensor logsimplex => this["logsimplex"];
    internal Tensor sides => this["sides"];
    internal Tensor labels => this["labels"];
}
