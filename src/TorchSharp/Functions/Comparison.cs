using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator EqTensor = new("eq.Tensor"), EqScalar = new("eq.Scalar"), NeTensor = new("ne.Tensor"),
        NeScalar = new("ne.Scalar"), LtTensor = new("lt.Tensor"), LtScalar = new("lt.Scalar"), LeTensor = new("le.Tensor"),
        LeScalar = new("le.Scalar"), GtTensor = new("gt.Tensor"), GtScalar = new("gt.Scalar"), GeTensor = new("ge.Tensor"),
        GeScalar = new("ge.Scalar"), LogicalAnd = new("logical_and"), LogicalOr = new("logical_or"), LogicalNot = new("logical_not"),
        Maximum = new("maximum"), Minimum = new("minimum"), Allclose = new("allclose"), Clamp = new("clamp"),
        ClampTensor = new("clamp.Tensor"), ClampInPlace = new("clamp_"), ClampTensorInPlace = new("clamp_.Tensor"),
        ClampMax = new("clamp_max"), ClampMin = new("clamp_min"), Where = new("where.self"), Nonzeros = new("where");
}

public static partial class torch
{
    /// <summary>Comparisons, bounds and choices, element by element with broadcasting.</summary>
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Aten.EqTensor.Call(this, target);
        public Tensor eq(Scalar target) => Aten.EqScalar.Call(this, target);
        public Tensor ne(Tensor target) => Aten.NeTensor.Call(this, target);
        public Tensor ne(Scalar target) => Aten.NeScalar.Call(this, target);
        public Tensor lt(Tensor target) => Aten.LtTensor.Call(this, target);
        public Tensor lt(Scalar target) => Aten.LtScalar.Call(this, target);
        public Tensor le(Tensor target) => Aten.LeTensor.Call(this, target);
        public Tensor le(Scalar target) => Aten.LeScalar.Call(this, target);
        public Tensor gt(Tensor target) => Aten.GtTensor.Call(this, target);
        public Tensor gt(Scalar target) => Aten.GtScalar.Call(this, target);
        public Tensor ge(Tensor target) => Aten.GeTensor.Call(this, target);
        public Tensor ge(Scalar target) => Aten.GeScalar.Call(this, target);

        public Tensor logical_and(Tensor other) => Aten.LogicalAnd.Call(this, other);
        public Tensor logical_or(Tensor other) => Aten.LogicalOr.Call(this, other);
        public Tensor logical_not() => Aten.LogicalNot.Call(this);

        public Tensor maximum(Tensor other) => Aten.Maximum.Call(this, other);
        public Tensor minimum(Tensor other) => Aten.Minimum.Call(this, other);
        public Tensor max(Tensor other) => Aten.Maximum.Call(this, other);
        public Tensor min(Tensor other) => Aten.Minimum.Call(this, other);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.Clamp.Call(this, min, max);
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.ClampTensor.Call(this, min, max);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.ClampInPlace.InPlace(this, min, max);
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Aten.ClampTensorInPlace.InPlace(this, min, max);
        public Tensor clamp_max(Scalar max) => Aten.ClampMax.Call(this, max);
        public Tensor clamp_min(Scalar min) => Aten.ClampMin.Call(this, min);
        public Tensor clip(Scalar? min = null, Scalar? max = null) => Aten.Clamp.Call(this, min, max);

        /// <summary>This tensor where the condition holds, the other elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Aten.Where.Call(condition, this, y);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Aten.Allclose.CallBoolean(this, target, rtol, atol, equal_nan);
    }

    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);
    public static Tensor max(Tensor input, Tensor other) => input.maximum(other);
    public static Tensor min(Tensor input, Tensor other) => input.minimum(other);
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Aten.Where.Call(condition, x, y);
    public static Tensor[] where(Tensor condition) => Aten.Nonzeros.CallList(condition);
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);
}
