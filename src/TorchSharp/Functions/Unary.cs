using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Abs = new("abs"), Neg = new("neg"), Sign = new("sign"), Square = new("square"), Sqrt = new("sqrt"),
        Rsqrt = new("rsqrt"), Reciprocal = new("reciprocal"), Exp = new("exp"), Exp2 = new("exp2"), Expm1 = new("expm1"),
        Log = new("log"), Log2 = new("log2"), Log10 = new("log10"), Log1p = new("log1p"), Sin = new("sin"), Cos = new("cos"),
        Tan = new("tan"), Asin = new("asin"), Acos = new("acos"), Atan = new("atan"), Sinh = new("sinh"), Cosh = new("cosh"),
        Tanh = new("tanh"), Sigmoid = new("sigmoid"), Relu = new("relu"), Erf = new("erf"), Erfc = new("erfc"), Erfinv = new("erfinv"),
        Lgamma = new("lgamma"), Digamma = new("digamma"), Floor = new("floor"), Ceil = new("ceil"), Trunc = new("trunc"),
        Frac = new("frac"), Isnan = new("isnan"), Isinf = new("isinf"), Isfinite = new("isfinite"), AbsInPlace = new("abs_"),
        NegInPlace = new("neg_"), SqrtInPlace = new("sqrt_"), ExpInPlace = new("exp_"), LogInPlace = new("log_"),
        TanhInPlace = new("tanh_"), SigmoidInPlace = new("sigmoid_"), ReluInPlace = new("relu_"), SquareInPlace = new("square_"),
        ErfinvInPlace = new("erfinv_");
}

public static partial class torch
{
    /// <summary>Functions of one element.</summary>
    public partial class Tensor
    {
        public Tensor abs() => Aten.Abs.Call(this);
        public Tensor neg() => Aten.Neg.Call(this);
        public Tensor sign() => Aten.Sign.Call(this);
        public Tensor square() => Aten.Square.Call(this);
        public Tensor sqrt() => Aten.Sqrt.Call(this);
        public Tensor rsqrt() => Aten.Rsqrt.Call(this);
        public Tensor reciprocal() => Aten.Reciprocal.Call(this);
        public Tensor exp() => Aten.Exp.Call(this);
        public Tensor exp2() => Aten.Exp2.Call(this);
        public Tensor expm1() => Aten.Expm1.Call(this);
        public Tensor log() => Aten.Log.Call(this);
        public Tensor log2() => Aten.Log2.Call(this);
        public Tensor log10() => Aten.Log10.Call(this);
        public Tensor log1p() => Aten.Log1p.Call(this);
        public Tensor sin() => Aten.Sin.Call(this);
        public Tensor cos() => Aten.Cos.Call(this);
        public Tensor tan() => Aten.Tan.Call(this);
        public Tensor asin() => Aten.Asin.Call(this);
        public Tensor acos() => Aten.Acos.Call(this);
        public Tensor atan() => Aten.Atan.Call(this);
        public Tensor sinh() => Aten.Sinh.Call(this);
        public Tensor cosh() => Aten.Cosh.Call(this);
        public Tensor tanh() => Aten.Tanh.Call(this);
        public Tensor sigmoid() => Aten.Sigmoid.Call(this);
        public Tensor relu() => Aten.Relu.Call(this);
        public Tensor erf() => Aten.Erf.Call(this);
        public Tensor erfc() => Aten.Erfc.Call(this);
        public Tensor erfinv() => Aten.Erfinv.Call(this);
        public Tensor lgamma() => Aten.Lgamma.Call(this);
        public Tensor digamma() => Aten.Digamma.Call(this);
        public Tensor floor() => Aten.Floor.Call(this);
        public Tensor ceil() => Aten.Ceil.Call(this);
        public Tensor trunc() => Aten.Trunc.Call(this);
        public Tensor frac() => Aten.Frac.Call(this);
        public Tensor isnan() => Aten.Isnan.Call(this);
        public Tensor isinf() => Aten.Isinf.Call(this);
        public Tensor isfinite() => Aten.Isfinite.Call(this);

        public Tensor abs_() => Aten.AbsInPlace.InPlace(this);
        public Tensor neg_() => Aten.NegInPlace.InPlace(this);
        public Tensor sqrt_() => Aten.SqrtInPlace.InPlace(this);
        public Tensor exp_() => Aten.ExpInPlace.InPlace(this);
        public Tensor log_() => Aten.LogInPlace.InPlace(this);
        public Tensor tanh_() => Aten.TanhInPlace.InPlace(this);
        public Tensor sigmoid_() => Aten.SigmoidInPlace.InPlace(this);
        public Tensor relu_() => Aten.ReluInPlace.InPlace(this);
        public Tensor square_() => Aten.SquareInPlace.InPlace(this);
        public Tensor erfinv_() => Aten.ErfinvInPlace.InPlace(this);
    }

    public static Tensor abs(Tensor input) => input.abs();
    public static Tensor neg(Tensor input) => input.neg();
    public static Tensor sign(Tensor input) => input.sign();
    public static Tensor square(Tensor input) => input.square();
    public static Tensor sqrt(Tensor input) => input.sqrt();
    public static Tensor rsqrt(Tensor input) => input.rsqrt();
    public static Tensor reciprocal(Tensor input) => input.reciprocal();
    public static Tensor exp(Tensor input) => input.exp();
    public static Tensor exp2(Tensor input) => input.exp2();
    public static Tensor expm1(Tensor input) => input.expm1();
    public static Tensor log(Tensor input) => input.log();
    public static Tensor log2(Tensor input) => input.log2();
    public static Tensor log10(Tensor input) => input.log10();
    public static Tensor log1p(Tensor input) => input.log1p();
    public static Tensor sin(Tensor input) => input.sin();
    public static Tensor cos(Tensor input) => input.cos();
    public static Tensor tan(Tensor input) => input.tan();
    public static Tensor asin(Tensor input) => input.asin();
    public static Tensor acos(Tensor input) => input.acos();
    public static Tensor atan(Tensor input) => input.atan();
    public static Tensor sinh(Tensor input) => input.sinh();
    public static Tensor cosh(Tensor input) => input.cosh();
    public static Tensor tanh(Tensor input) => input.tanh();
    public static Tensor sigmoid(Tensor input) => input.sigmoid();
    public static Tensor erf(Tensor input) => input.erf();
    public static Tensor erfc(Tensor input) => input.erfc();
    public static Tensor erfinv(Tensor input) => input.erfinv();
    public static Tensor lgamma(Tensor input) => input.lgamma();
    public static Tensor digamma(Tensor input) => input.digamma();
    public static Tensor floor(Tensor input) => input.floor();
    public static Tensor ceil(Tensor input) => input.ceil();
    public static Tensor trunc(Tensor input) => input.trunc();
    public static Tensor frac(Tensor input) => input.frac();
    public static Tensor isnan(Tensor input) => input.isnan();
    public static Tensor isinf(Tensor input) => input.isinf();
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();
}
