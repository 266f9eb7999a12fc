using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Cat = new("cat"), Stack = new("stack"), Chunk = new("chunk"), Split = new("split.Tensor"),
        SplitSizes = new("split_with_sizes"), Unbind = new("unbind.int"), Meshgrid = new("meshgrid.indexing"),
        BroadcastTensors = new("broadcast_tensors");
}

public static partial class torch
{
    /// <summary>One tensor into several and several into one.</summary>
    public partial class Tensor
    {
        public Tensor[] chunk(long chunks, long dim = 0) => Aten.Chunk.CallList(this, chunks, dim);
        public Tensor[] split(long size, int dim = 0) => Aten.Split.CallList(this, size, dim);
        public Tensor[] split(long[] sizes, long dim = 0) => Aten.SplitSizes.CallList(this, sizes, dim);
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Aten.SplitSizes.CallList(this, sizes, dim);
        public Tensor[] split(params long[] sizes) => Aten.SplitSizes.CallList(this, sizes);
        public Tensor[] unbind(long dimension = 0) => Aten.Unbind.CallList(this, dimension);
    }

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.Cat.Call(tensors.ToArray(), dim);
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Aten.Cat.Call(tensors, dim);
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Aten.Cat.Call(tensors.ToArray(), dim);
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.Stack.Call(tensors.ToArray(), dim);
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);
    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Aten.BroadcastTensors.CallList(tensors);
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Aten.Meshgrid.CallList(tensors.ToArray(), indexing);
}
