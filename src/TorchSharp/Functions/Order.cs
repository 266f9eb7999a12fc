using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Max = new("max"), MaxDim = new("max.dim"), Min = new("min"), MinDim = new("min.dim"),
        Amax = new("amax"), AmaxOut = new("amax.out"), Amin = new("amin"), AminOut = new("amin.out"), Argmax = new("argmax"),
        Argmin = new("argmin"), Argsort = new("argsort"), Sort = new("sort.stable"), Topk = new("topk"), Median = new("median"),
        Quantile = new("quantile"), Searchsorted = new("searchsorted.Tensor"), SearchsortedScalar = new("searchsorted.Scalar"),
        Histc = new("histc"), Bincount = new("bincount");
}

public static partial class torch
{
    /// <summary>Extremes, order statistics and counts.</summary>
    public partial class Tensor
    {
        public Tensor max() => Aten.Max.Call(this);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.MaxDim.Call2(this, dim, keepdim);
        public Tensor min() => Aten.Min.Call(this);
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.MinDim.Call2(this, dim, keepdim);

        public Tensor amax(params long[] dims) => Aten.Amax.Call(this, dims);
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => amax((ReadOnlySpan<long>)dims, keepdim, @out);
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(Aten.Amax, Aten.AmaxOut, dims, keepdim, @out);
        public Tensor amin(params long[] dims) => Aten.Amin.Call(this, dims);
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => amin((ReadOnlySpan<long>)dims, keepdim, @out);
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(Aten.Amin, Aten.AminOut, dims, keepdim, @out);

        public Tensor argmax() => Aten.Argmax.Call(this);
        public Tensor argmax(long dim, bool keepdim = false) => Aten.Argmax.Call(this, dim, keepdim);
        public Tensor argmin() => Aten.Argmin.Call(this);
        public Tensor argmin(long dim, bool keepdim = false) => Aten.Argmin.Call(this, dim, keepdim);
        public Tensor argsort(long dim = -1, bool descending = false) => Aten.Argsort.Call(this, dim, descending);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Aten.Sort.Call2(this, stable, dim, descending);
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.Topk.Call2(this, k, dim, largest, sorted);

        public Tensor median() => Aten.Median.Call(this);
        // Trap: -1, the default, is not the last dimension but the whole tensor.
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) =>
            Aten.Quantile.Call(this, q, dim == -1 ? Argument.None : dim, keepdim);
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Aten.Histc.Call(this, bins, min, max);
        public Tensor bincount(Tensor? weights, long minlength = 0) => Aten.Bincount.Call(this, weights, minlength);

        private Tensor Into(Operator fresh, Operator into, ReadOnlySpan<long> dims, bool keepdim, Tensor? target)
        {
            if (target is null) return fresh.Call(this, dims, keepdim);
            into.Run(this, dims, keepdim, target);
            return target;
        }
    }

    public static Tensor max(Tensor input) => input.max();
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);
    public static Tensor min(Tensor input) => input.min();
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    public static Tensor argmax(Tensor input) => input.argmax();
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);
    public static Tensor argmin(Tensor input) => input.argmin();
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    public static (Tensor Values, Tensor Indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);
    public static (Tensor values, Tensor indexes) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    public static Tensor median(Tensor input) => input.median();
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false,
        Tensor? sorter = null) =>
        Aten.Searchsorted.Call(sorted_sequence, values, out_int32, right, Argument.None, sorter);
    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor? sorter) =>
        Aten.SearchsortedScalar.Call(sorted_sequence, values, out_int32, right, Argument.None, sorter);
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);
}
