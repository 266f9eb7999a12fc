using System.Collections;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A shape.</summary>
    public readonly struct Size : IReadOnlyList<long>
    {
        private readonly long[]? _sizes;

        public Size(long[] shape) => _sizes = (long[])shape.Clone();
        public Size(IEnumerable<long> shape) => _sizes = [.. shape];
        public Size(int[] shape) => _sizes = [.. shape.Select(s => (long)s)];

        internal long[] Sizes => _sizes ?? [];

        public int Length => Sizes.Length;
        public int Count => Sizes.Length;
        public bool IsEmpty => Sizes.Length == 0;
        public bool IsScalar => Sizes.Length == 0;

        public long this[int idx] => Sizes[idx];

        public long numel() => Sizes.Aggregate(1L, (product, size) => product * size);

        public Size Slice(int first, int next) => new(Sizes[first..next]);

        public static implicit operator Size(long size) => new([size]);
        public static implicit operator Size((long, long) size) => new([size.Item1, size.Item2]);
        public static implicit operator Size((long, long, long) size) => new([size.Item1, size.Item2, size.Item3]);
        public static implicit operator Size((long, long, long, long) size) => new([size.Item1, size.Item2, size.Item3, size.Item4]);
        public static implicit operator Size(long[] size) => new(size);
        public static implicit operator Size(int[] size) => new(size);
        public static implicit operator long[](Size size) => size.Sizes;

        public static bool operator ==(Size left, Size right) => left.Sizes.AsSpan().SequenceEqual(right.Sizes);
        public static bool operator !=(Size left, Size right) => !(left == right);

        public override bool Equals(object? obj) => obj is Size other && this == other;
        public override int GetHashCode() => (int)Sizes.Aggregate(17L, (hash, size) => unchecked(hash * 31 + size));
        public override string ToString() => "[" + string.Join(", ", Sizes.Select(s => s.ToString(CultureInfo.InvariantCulture))) + "]";

        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Sizes).GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
