using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Narrow = new("narrow"), Select = new("select.int"), Slice = new("slice.Tensor"),
        IndexSelect = new("index_select"), Gather = new("gather"), Scatter = new("scatter.src"), ScatterInPlace = new("scatter_.src"),
        ScatterAddInPlace = new("scatter_add_"), IndexAddInPlace = new("index_add_"), MaskedFill = new("masked_fill.Scalar"),
        MaskedFillInPlace = new("masked_fill_.Scalar"), MaskedSelect = new("masked_select"), Nonzero = new("nonzero");
}

public static partial class torch
{
    /// <summary>Elements chosen by place, by index or by mask.</summary>
    public partial class Tensor
    {
        public Tensor narrow(long dim, long start, long length) => Aten.Narrow.Call(this, dim, start, length);
        public Tensor select(long dim, long index) => Aten.Select.Call(this, dim, index);
        public Tensor slice(long dim, long start, long finish, long step) => Aten.Slice.Call(this, dim, start, finish, step);
        public Tensor index_select(long dim, Tensor index) => Aten.IndexSelect.Call(this, dim, index);
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.IndexAddInPlace.InPlace(this, dim, index, source, alpha);
        public Tensor gather(long dim, Tensor index) => Aten.Gather.Call(this, dim, index);
        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.Scatter.Call(this, dim, index, src);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.ScatterInPlace.InPlace(this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.ScatterAddInPlace.InPlace(this, dim, index, src);
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.MaskedFill.Call(this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.MaskedFillInPlace.InPlace(this, mask, value);
        public Tensor masked_select(Tensor mask) => Aten.MaskedSelect.Call(this, mask);
        public Tensor nonzero() => Aten.Nonzero.Call(this);
    }
}
