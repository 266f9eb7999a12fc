using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator AddTensor = new("add.Tensor"), AddTensorInPlace = new("add_.Tensor"), AddScalar = new("add.Scalar"),
        AddScalarInPlace = new("add_.Scalar"), SubTensor = new("sub.Tensor"), SubTensorInPlace = new("sub_.Tensor"),
        SubScalar = new("sub.Scalar"), SubScalarInPlace = new("sub_.Scalar"), MulTensor = new("mul.Tensor"),
        MulTensorInPlace = new("mul_.Tensor"), MulScalar = new("mul.Scalar"), MulScalarInPlace = new("mul_.Scalar"),
        DivTensor = new("div.Tensor_mode"), DivTensorInPlace = new("div_.Tensor_mode"), PowTensor = new("pow.Tensor_Tensor"),
        PowTensorInPlace = new("pow_.Tensor"), DivScalar = new("div.Scalar_mode"), DivScalarInPlace = new("div_.Scalar_mode"),
        PowScalar = new("pow.Tensor_Scalar"), PowScalarInPlace = new("pow_.Scalar"), Addcmul = new("addcmul"),
        AddcmulInPlace = new("addcmul_"), Addcdiv = new("addcdiv"), AddcdivInPlace = new("addcdiv_"), Lerp = new("lerp.Tensor"),
        LerpInPlace = new("lerp_.Tensor"), Round = new("round.decimals"), NanToNum = new("nan_to_num");
}

public static partial class torch
{
    /// <summary>Sums, products, quotients and powers, element by element with broadcasting.</summary>
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Aten.AddTensor.Call(this, target);
        public Tensor add(Tensor target, Scalar alpha) => Aten.AddTensor.Call(this, target, alpha);
        public Tensor add(Scalar scalar) => Aten.AddScalar.Call(this, scalar);
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.AddScalar.Call(this, scalar, alpha);
        public Tensor add_(Tensor target) => Aten.AddTensorInPlace.InPlace(this, target);
        public Tensor add_(Tensor target, Scalar alpha) => Aten.AddTensorInPlace.InPlace(this, target, alpha);
        public Tensor add_(Scalar scalar) => Aten.AddScalarInPlace.InPlace(this, scalar);
        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.AddScalarInPlace.InPlace(this, scalar, alpha);

        public Tensor sub(Tensor target) => Aten.SubTensor.Call(this, target);
        public Tensor sub(Scalar target) => Aten.SubScalar.Call(this, target);
        public Tensor sub_(Tensor target) => Aten.SubTensorInPlace.InPlace(this, target);
        public Tensor sub_(Scalar target) => Aten.SubScalarInPlace.InPlace(this, target);

        public Tensor mul(Tensor target) => Aten.MulTensor.Call(this, target);
        public Tensor mul(Scalar target) => Aten.MulScalar.Call(this, target);
        public Tensor mul_(Tensor target) => Aten.MulTensorInPlace.InPlace(this, target);
        public Tensor mul_(Scalar target) => Aten.MulScalarInPlace.InPlace(this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.DivTensor.Call(this, target, Name(rounding_mode));
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.DivScalar.Call(this, target, Name(rounding_mode));
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.DivTensorInPlace.InPlace(this, target, Name(rounding_mode));
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.DivScalarInPlace.InPlace(this, target, Name(rounding_mode));

        public Tensor pow(Tensor exponent) => Aten.PowTensor.Call(this, exponent);
        public Tensor pow(Scalar exponent) => Aten.PowScalar.Call(this, exponent);
        public Tensor pow_(Tensor exponent) => Aten.PowTensorInPlace.InPlace(this, exponent);
        public Tensor pow_(Scalar exponent) => Aten.PowScalarInPlace.InPlace(this, exponent);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Addcmul.Call(this, tensor1, tensor2, value);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.AddcmulInPlace.InPlace(this, tensor1, tensor2, value);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.Addcdiv.Call(this, tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Addcdiv.Call(this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Aten.AddcdivInPlace.InPlace(this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.AddcdivInPlace.InPlace(this, tensor1, tensor2, value);

        public Tensor lerp(Tensor end, Tensor weight) => Aten.Lerp.Call(this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => Aten.LerpInPlace.InPlace(this, end, weight);

        public Tensor round(long decimals = 0) => Aten.Round.Call(this, decimals);
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.NanToNum.Call(this, nan, posinf, neginf);

        private static Argument Name(RoundingMode mode) => mode is RoundingMode.None ? Argument.None : mode.ToString();
    }

    /// <summary>What a quotient is rounded to.</summary>
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }

    public static Tensor add(Tensor left, Tensor right) => left.add(right);
    public static Tensor add(Tensor left, Scalar right) => left.add(right);
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);
}
