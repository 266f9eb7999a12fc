using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Any = new("any"), AnyDim = new("any.dim"), All = new("all"), AllDim = new("all.dim"),
        Cumsum = new("cumsum"), Logsumexp = new("logsumexp"), Softmax = new("softmax.int"), LogSoftmax = new("log_softmax.int"),
        Softplus = new("softplus"), LeakyRelu = new("leaky_relu"), LeakyReluInPlace = new("leaky_relu_"), Norm = new("norm.Scalar"),
        NormDim = new("norm.ScalarOpt_dim"), Cov = new("cov"), Corrcoef = new("corrcoef");
}

public static partial class torch
{
    /// <summary>Functions of whole rows: any and all, cumulative sums, softmax, norms.</summary>
    public partial class Tensor
    {
        public Tensor any() => Aten.Any.Call(this);
        public Tensor any(long dim, bool keepdim = false) => Aten.AnyDim.Call(this, dim, keepdim);
        public Tensor all() => Aten.All.Call(this);
        public Tensor all(long dim, bool keepdim = false) => Aten.AllDim.Call(this, dim, keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.Cumsum.Call(this, dim, type);
        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.Logsumexp.Call(this, new[] { dim }, keepdim);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.Softmax.Call(this, dim, dtype);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.LogSoftmax.Call(this, dim, dtype);
        public Tensor softplus(double beta = 1, double threshold = 20) => Aten.Softplus.Call(this, beta, threshold);
        public Tensor leaky_relu(Scalar negative_slope) => Aten.LeakyRelu.Call(this, negative_slope);
        public Tensor leaky_relu_(Scalar negative_slope) => Aten.LeakyReluInPlace.InPlace(this, negative_slope);

        // Trap: an integer argument is a dimension, not p: x.norm(2) is the 2-norm along dimension 2. Write x.norm(2f) or
        // linalg.vector_norm.
        public Tensor norm(float p = 2) => Aten.Norm.Call(this, p);
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Aten.NormDim.Call(this, p, new long[] { dim }, keepdim);
    }

    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
    public static Tensor relu(Tensor input) => input.relu();
    public static Tensor norm(Tensor input) => input.norm();
    public static Tensor norm(Tensor input, float p = 2) => input.norm(p);
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2) => input.norm(dimension, keepdim, p);
    public static Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
        Aten.Cov.Call(input, correction, fweights, aweights);
    public static Tensor corrcoef(Tensor input) => Aten.Corrcoef.Call(input);
}
