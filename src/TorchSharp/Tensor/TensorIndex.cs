namespace TorchSharp;

public static partial class torch
{
    /// <summary>One part of an index into a tensor, as in Python's x[...].</summary>
    public sealed class TensorIndex
    {
        private TensorIndex(IndexKind kind) => Kind = kind;

        internal enum IndexKind
        {
            None,
            Ellipsis,
            Single,
            Slice,
            Bool,
            Tensor,
        }

        internal IndexKind Kind { get; }
        internal long? Start { get; private init; }
        internal long? Stop { get; private init; }
        internal long? Step { get; private init; }
        internal bool Flag { get; private init; }
        internal Tensor? Indices { get; private init; }

        /// <summary>All of a dimension.</summary>
        public static readonly TensorIndex Colon = new(IndexKind.Slice);

        /// <summary>All of the dimensions that the other parts leave over.</summary>
        public static readonly TensorIndex Ellipsis = new(IndexKind.Ellipsis);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new(IndexKind.None);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex Null = None;

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(IndexKind.Slice) { Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End.IsFromEnd ? (range.End.Value == 0 ? null : -range.End.Value) : range.End.Value);

        public static TensorIndex Bool(bool value) => new(IndexKind.Bool) { Flag = value };

        public static TensorIndex Single(long? index) => index is { } i ? new(IndexKind.Single) { Start = i } : None;

        public static TensorIndex Tensor(Tensor tensor) => new(IndexKind.Tensor) { Indices = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        /// <exception cref="InvalidOperationException">The index is not one by a tensor.</exception>
        public static implicit operator Tensor(TensorIndex value) =>
            value.Indices ?? throw new InvalidOperationException("Only an index made by TensorIndex.Tensor is a tensor.");

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);
    }
}
