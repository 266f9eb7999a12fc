using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator View = new("view"), Reshape = new("reshape"), Flatten = new("flatten.using_ints"),
        Unsqueeze = new("unsqueeze"), Squeeze = new("squeeze"), SqueezeDim = new("squeeze.dim"), SqueezeInPlace = new("squeeze_"),
        SqueezeDimInPlace = new("squeeze_.dim"), Expand = new("expand"), BroadcastTo = new("broadcast_to"), Repeat = new("repeat"),
        Tile = new("tile"), RepeatInterleave = new("repeat_interleave.self_int"),
        RepeatInterleaveTensor = new("repeat_interleave.self_Tensor"), Transpose = new("transpose.int"),
        TransposeInPlace = new("transpose_"), Permute = new("permute"), T = new("t"), NumpyT = new("numpy_T"), MT = new("mT"),
        Flip = new("flip"), Roll = new("roll"), Unfold = new("unfold"), Tril = new("tril"), TrilInPlace = new("tril_"),
        Triu = new("triu"), TriuInPlace = new("triu_"), Diag = new("diag"), Diagonal = new("diagonal");
}

public static partial class torch
{
    /// <summary>The same elements in another shape or order.</summary>
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Aten.View.Call(this, shape);
        public Tensor view_as(Tensor other) => Aten.View.Call(this, other.shape);
        public Tensor reshape(params long[] shape) => Aten.Reshape.Call(this, shape);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.Flatten.Call(this, start_dim, end_dim);
        public Tensor unsqueeze(long dim) => Aten.Unsqueeze.Call(this, dim);
        public Tensor squeeze(long? dim = null) => dim is { } d ? Aten.SqueezeDim.Call(this, d) : Aten.Squeeze.Call(this);
        public Tensor squeeze_(long? dim = null) =>
            dim is { } d ? Aten.SqueezeDimInPlace.InPlace(this, d) : Aten.SqueezeInPlace.InPlace(this);

        public Tensor expand(params long[] sizes) => Aten.Expand.Call(this, sizes);
        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.Expand.Call(this, sizes, isImplicit);
        public Tensor expand(Size sizes, bool isImplicit = false) => Aten.Expand.Call(this, (long[])sizes, isImplicit);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Aten.Expand.Call(this, sizes, isImplicit);
        public Tensor expand_as(Tensor other) => Aten.Expand.Call(this, other.shape);
        public Tensor broadcast_to(params long[] shape) => Aten.BroadcastTo.Call(this, shape);
        public Tensor repeat(params long[] sizes) => Aten.Repeat.Call(this, sizes);
        public Tensor tile(long[] reps) => Aten.Tile.Call(this, reps);
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Aten.RepeatInterleave.Call(this, repeats, dim, output_size);
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Aten.RepeatInterleaveTensor.Call(this, repeats, dim, output_size);

        public Tensor t() => Aten.T.Call(this);
        public Tensor T => Aten.NumpyT.Call(this);
        public Tensor mT => Aten.MT.Call(this);
        public Tensor transpose(long dim0, long dim1) => Aten.Transpose.Call(this, dim0, dim1);
        public Tensor transpose_(long dim0, long dim1) => Aten.TransposeInPlace.InPlace(this, dim0, dim1);
        public Tensor permute(params long[] permutation) => Aten.Permute.Call(this, permutation);
        public Tensor permute(IEnumerable<long> permutation) => Aten.Permute.Call(this, permutation.ToArray());
        public Tensor flip(params long[] dims) => Aten.Flip.Call(this, dims);
        public Tensor roll(long shifts, long dims) => Aten.Roll.Call(this, new[] { shifts }, new[] { dims });
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Aten.Roll.Call(this, shifts, dims);
        public Tensor unfold(long dimension, long size, long step) => Aten.Unfold.Call(this, dimension, size, step);

        public Tensor tril(long diagonal = 0) => Aten.Tril.Call(this, diagonal);
        public Tensor tril_(long diagonal = 0) => Aten.TrilInPlace.InPlace(this, diagonal);
        public Tensor triu(long diagonal = 0) => Aten.Triu.Call(this, diagonal);
        public Tensor triu_(long diagonal = 0) => Aten.TriuInPlace.InPlace(this, diagonal);
        public Tensor diag(long diagonal = 0) => Aten.Diag.Call(this, diagonal);
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Aten.Diagonal.Call(this, offset, dim1, dim2);
    }

    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);
}
