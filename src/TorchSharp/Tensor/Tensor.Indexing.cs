using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // x[...] and x[...] = y, with Python's meaning.
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices] { get => Read(indices); set => Write(indices, value); }

        public Tensor this[params Tensor[] indices]
        {
            get => Aten.Index.Call(this, Argument.OptionalTensors(indices));
            set => Aten.IndexPut.InPlace(this, Argument.OptionalTensors(indices), value);
        }

        public Tensor this[params long[] indices] { get => Read(Singles(indices)); set => Write(Singles(indices), value); }

        public Tensor this[long i1] { get => Aten.Select.Call(this, 0, i1); set => Write([i1], value); }
        public Tensor this[long i1, long i2] { get => Read([i1, i2]); set => Write([i1, i2], value); }
        public Tensor this[long i1, long i2, long i3] { get => Read([i1, i2, i3]); set => Write([i1, i2, i3], value); }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Read([i1, i2, i3, i4]);
            set => Write([i1, i2, i3, i4], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Read([i1, i2, i3, i4, i5]);
            set => Write([i1, i2, i3, i4, i5], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Read([i1, i2, i3, i4, i5, i6]);
            set => Write([i1, i2, i3, i4, i5, i6], value);
        }

        private static TensorIndex[] Singles(long[] indices) => Array.ConvertAll(indices, i => (TensorIndex)i);

        private Tensor Read(ReadOnlySpan<TensorIndex> indices)
        {
            using var scope = NewDisposeScope();
            var (view, advanced) = View(indices);
            var result = advanced is null ? view : Aten.Index.Call(view, Argument.OptionalTensors(advanced));
            // An index that selects everything still gives a new object.
            if (ReferenceEquals(result, this)) result = Aten.Alias.Call(this);
            return result.MoveToOuterDisposeScope();
        }

        private void Write(ReadOnlySpan<TensorIndex> indices, Tensor value)
        {
            using var scope = NewDisposeScope();
            var (view, advanced) = View(indices);
            var converted = Aten.ToDtype.Call(value, dtype);
            if (advanced is null) Aten.Copy.InPlace(view, converted);
            else Aten.IndexPut.InPlace(view, Argument.OptionalTensors(advanced), converted);
        }

        /// <summary>
        /// Applies what makes a view (numbers, slices, new dimensions, the ellipsis) and leaves over the indexing tensors, each at its dimension.
        /// </summary>
        private (Tensor View, Tensor?[]? Advanced) View(ReadOnlySpan<TensorIndex> indices)
        {
            var consumed = 0;
            foreach (var index in indices) consumed += DimensionsTaken(index);
            var rank = (int)dim();
            if (consumed > rank) throw new ArgumentException($"too many indices for tensor of dimension {rank}");

            var view = this;
            List<Tensor?>? advanced = null;
            long at = 0;
            foreach (var index in indices)
            {
                switch (index.Kind)
                {
                    case TensorIndex.IndexKind.Single:
                        view = Aten.Select.Call(view, at, index.Start!.Value);
                        break;
                    case TensorIndex.IndexKind.Slice:
                        if (index.Start is not null || index.Stop is not null || index.Step is not null)
                            view = Aten.Slice.Call(view, at, index.Start, index.Stop, index.Step ?? 1);
                        at++;
                        break;
                    case TensorIndex.IndexKind.None:
                        view = Aten.Unsqueeze.Call(view, at++);
                        break;
                    case TensorIndex.IndexKind.Ellipsis:
                        at += rank - consumed;
                        break;
                    case TensorIndex.IndexKind.Bool:
                        view = Aten.Unsqueeze.Call(view, at);
                        Place(ref advanced, at++, tensor(new[] { index.Flag }));
                        break;
                    case TensorIndex.IndexKind.Tensor:
                        Place(ref advanced, at, index.Indices!);
                        at += DimensionsTaken(index);
                        break;
                }
            }

            return (view, advanced?.ToArray());
        }

        private static int DimensionsTaken(TensorIndex index) => index.Kind switch
        {
            TensorIndex.IndexKind.Single or TensorIndex.IndexKind.Slice => 1,
            TensorIndex.IndexKind.Tensor => index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.Indices.dim() : 1,
            _ => 0,
        };

        // A mask of several dimensions takes one place in the list; libtorch spreads it over the dimensions it covers.
        private static void Place(ref List<Tensor?>? advanced, long dimension, Tensor indices)
        {
            advanced ??= [];
            var covered = 0L;
            foreach (var placed in advanced) covered += placed is null ? 1 : DimensionsTaken(TensorIndex.Tensor(placed));
            for (; covered < dimension; covered++) advanced.Add(null);
            advanced.Add(indices);
        }
    }
}

file static class Aten
{
    internal static readonly Operator
        Index = new("index.Tensor"), IndexPut = new("index_put_"), Select = new("select.int"), Slice = new("slice.Tensor"), Unsqueeze = new("unsqueeze"),
        Alias = new("alias"), Copy = new("copy_"), ToDtype = new("to.dtype");
}
