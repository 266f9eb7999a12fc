using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // The operators of the language. A number on either side goes to libtorch as a scalar, never as a tensor.
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => Aten.Add.Call(left, right);
        public static Tensor operator +(Tensor left, Scalar right) => Aten.AddScalar.Call(left, right);
        public static Tensor operator +(Tensor left, int right) => Aten.AddScalar.Call(left, right);
        public static Tensor operator +(Tensor left, long right) => Aten.AddScalar.Call(left, right);
        public static Tensor operator +(Tensor left, float right) => Aten.AddScalar.Call(left, right);
        public static Tensor operator +(Tensor left, double right) => Aten.AddScalar.Call(left, right);
        public static Tensor operator +(Scalar left, Tensor right) => Aten.AddScalar.Call(right, left);
        public static Tensor operator +(int left, Tensor right) => Aten.AddScalar.Call(right, left);
        public static Tensor operator +(long left, Tensor right) => Aten.AddScalar.Call(right, left);
        public static Tensor operator +(float left, Tensor right) => Aten.AddScalar.Call(right, left);
        public static Tensor operator +(double left, Tensor right) => Aten.AddScalar.Call(right, left);

        public static Tensor operator -(Tensor left, Tensor right) => Aten.Sub.Call(left, right);
        public static Tensor operator -(Tensor left, Scalar right) => Aten.SubScalar.Call(left, right);
        public static Tensor operator -(Tensor left, int right) => Aten.SubScalar.Call(left, right);
        public static Tensor operator -(Tensor left, long right) => Aten.SubScalar.Call(left, right);
        public static Tensor operator -(Tensor left, float right) => Aten.SubScalar.Call(left, right);
        public static Tensor operator -(Tensor left, double right) => Aten.SubScalar.Call(left, right);
        public static Tensor operator -(Scalar left, Tensor right) => Aten.ReverseSubScalar.Call(right, left);
        public static Tensor operator -(int left, Tensor right) => Aten.ReverseSubScalar.Call(right, left);
        public static Tensor operator -(long left, Tensor right) => Aten.ReverseSubScalar.Call(right, left);
        public static Tensor operator -(float left, Tensor right) => Aten.ReverseSubScalar.Call(right, left);
        public static Tensor operator -(double left, Tensor right) => Aten.ReverseSubScalar.Call(right, left);

        public static Tensor operator *(Tensor left, Tensor right) => Aten.Mul.Call(left, right);
        public static Tensor operator *(Tensor left, Scalar right) => Aten.MulScalar.Call(left, right);
        public static Tensor operator *(Tensor left, int right) => Aten.MulScalar.Call(left, right);
        public static Tensor operator *(Tensor left, long right) => Aten.MulScalar.Call(left, right);
        public static Tensor operator *(Tensor left, float right) => Aten.MulScalar.Call(left, right);
        public static Tensor operator *(Tensor left, double right) => Aten.MulScalar.Call(left, right);
        public static Tensor operator *(Scalar left, Tensor right) => Aten.MulScalar.Call(right, left);
        public static Tensor operator *(int left, Tensor right) => Aten.MulScalar.Call(right, left);
        public static Tensor operator *(long left, Tensor right) => Aten.MulScalar.Call(right, left);
        public static Tensor operator *(float left, Tensor right) => Aten.MulScalar.Call(right, left);
        public static Tensor operator *(double left, Tensor right) => Aten.MulScalar.Call(right, left);

        public static Tensor operator /(Tensor left, Tensor right) => Aten.Div.Call(left, right);
        public static Tensor operator /(Tensor left, Scalar right) => Aten.DivScalar.Call(left, right);
        public static Tensor operator /(Tensor left, int right) => Aten.DivScalar.Call(left, right);
        public static Tensor operator /(Tensor left, long right) => Aten.DivScalar.Call(left, right);
        public static Tensor operator /(Tensor left, float right) => Aten.DivScalar.Call(left, right);
        public static Tensor operator /(Tensor left, double right) => Aten.DivScalar.Call(left, right);
        public static Tensor operator /(Scalar left, Tensor right) => Inverse(right, left);
        public static Tensor operator /(int left, Tensor right) => Inverse(right, left);
        public static Tensor operator /(long left, Tensor right) => Inverse(right, left);
        public static Tensor operator /(float left, Tensor right) => Inverse(right, left);
        public static Tensor operator /(double left, Tensor right) => Inverse(right, left);

        public static Tensor operator %(Tensor left, Tensor right) => Aten.Remainder.Call(left, right);
        public static Tensor operator %(Tensor left, Scalar right) => Aten.RemainderScalar.Call(left, right);

        public static Tensor operator -(Tensor tensor) => Aten.Neg.Call(tensor);
        public static Tensor operator ~(Tensor value) => Aten.Not.Call(value);
        public static Tensor operator &(Tensor left, Tensor right) => Aten.And.Call(left, right);
        public static Tensor operator |(Tensor left, Tensor right) => Aten.Or.Call(left, right);
        public static Tensor operator ^(Tensor left, Tensor right) => Aten.Xor.Call(left, right);

        public static Tensor operator ==(Tensor left, Tensor right) => Aten.Eq.Call(left, right);
        public static Tensor operator ==(Tensor left, Scalar right) => Aten.EqScalar.Call(left, right);
        public static Tensor operator ==(Scalar left, Tensor right) => Aten.EqScalar.Call(right, left);
        public static Tensor operator !=(Tensor left, Tensor right) => Aten.Ne.Call(left, right);
        public static Tensor operator !=(Tensor left, Scalar right) => Aten.NeScalar.Call(left, right);
        public static Tensor operator !=(Scalar left, Tensor right) => Aten.NeScalar.Call(right, left);
        public static Tensor operator <(Tensor left, Tensor right) => Aten.Lt.Call(left, right);
        public static Tensor operator <(Tensor left, Scalar right) => Aten.LtScalar.Call(left, right);
        public static Tensor operator <(Scalar left, Tensor right) => Aten.GtScalar.Call(right, left);
        public static Tensor operator <=(Tensor left, Tensor right) => Aten.Le.Call(left, right);
        public static Tensor operator <=(Tensor left, Scalar right) => Aten.LeScalar.Call(left, right);
        public static Tensor operator <=(Scalar left, Tensor right) => Aten.GeScalar.Call(right, left);
        public static Tensor operator >(Tensor left, Tensor right) => Aten.Gt.Call(left, right);
        public static Tensor operator >(Tensor left, Scalar right) => Aten.GtScalar.Call(left, right);
        public static Tensor operator >(Scalar left, Tensor right) => Aten.LtScalar.Call(right, left);
        public static Tensor operator >=(Tensor left, Tensor right) => Aten.Ge.Call(left, right);
        public static Tensor operator >=(Tensor left, Scalar right) => Aten.GeScalar.Call(left, right);
        public static Tensor operator >=(Scalar left, Tensor right) => Aten.LeScalar.Call(right, left);

        /// <summary>The identity of the object: == compares element by element, and a tensor can be a key.</summary>
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => base.GetHashCode();

        // PyTorch computes c / x as reciprocal(x) * c: the same bits, and the same graph.
        private static Tensor Inverse(Tensor divisor, Argument dividend)
        {
            using var reciprocal = Aten.Reciprocal.Call(divisor);
            return Aten.MulScalar.Call(reciprocal, dividend);
        }
    }
}

file static class Aten
{
    internal static readonly Operator
        Add = new("add.Tensor"), AddScalar = new("add.Scalar"), Sub = new("sub.Tensor"), SubScalar = new("sub.Scalar"),
        ReverseSubScalar = new("rsub.Scalar"), Mul = new("mul.Tensor"), MulScalar = new("mul.Scalar"), Div = new("div.Tensor"),
        DivScalar = new("div.Scalar"), Reciprocal = new("reciprocal"), Remainder = new("remainder.Tensor"), RemainderScalar = new("remainder.Scalar"),
        Neg = new("neg"), Not = new("bitwise_not"), And = new("bitwise_and.Tensor"), Or = new("bitwise_or.Tensor"), Xor = new("bitwise_xor.Tensor"),
        Eq = new("eq.Tensor"), EqScalar = new("eq.Scalar"), Ne = new("ne.Tensor"), NeScalar = new("ne.Scalar"), Lt = new("lt.Tensor"),
        LtScalar = new("lt.Scalar"), Le = new("le.Tensor"), LeScalar = new("le.Scalar"), Gt = new("gt.Tensor"), GtScalar = new("gt.Scalar"),
        Ge = new("ge.Tensor"), GeScalar = new("ge.Scalar");
}
