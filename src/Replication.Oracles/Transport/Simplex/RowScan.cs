using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>Vectorised passes over one row of costs.</summary>
static class RowScan
{
    /// <summary>row[j] -= shift[j]; returns the least result.</summary>
    internal static double SubtractAndMinimum(Span<double> row, ReadOnlySpan<double> shift)
    {
        int width = Vector512<double>.Count, whole = row.Length - row.Length % width;
        ref double r = ref MemoryMarshal.GetReference(row);
        ref double s = ref MemoryMarshal.GetReference(shift);
        var least = Vector512.Create(double.PositiveInfinity);
        for (nuint j = 0; j < (nuint)whole; j += (nuint)width)
        {
            var reduced = Vector512.LoadUnsafe(ref r, j) - Vector512.LoadUnsafe(ref s, j);
            reduced.StoreUnsafe(ref r, j);
            least = Vector512.Min(least, reduced);
        }
        double minimum = double.PositiveInfinity;
        for (int k = 0; k < width; k++) minimum = Math.Min(minimum, least[k]);
        for (int j = whole; j < row.Length; j++) minimum = Math.Min(minimum, row[j] -= shift[j]);
        return minimum;
    }

    /// <summary>
    /// The first position from <paramref name="start"/> on where row[j] lies below <paramref name="limit"/>, or the length.
    /// </summary>
    internal static int NextBelow(ReadOnlySpan<double> row, int start, double limit)
    {
        int width = Vector512<double>.Count, j = start;
        ref double r = ref MemoryMarshal.GetReference(row);
        var bound = Vector512.Create(limit);
        for (; j + width <= row.Length; j += width)
        {
            ulong below = Vector512.LessThan(Vector512.LoadUnsafe(ref r, (nuint)j), bound).ExtractMostSignificantBits();
            if (below != 0) return j + BitOperations.TrailingZeroCount(below);
        }
        for (; j < row.Length; j++)
            if (row[j] < limit) return j;
        return row.Length;
    }

    /// <summary>
    /// The first position from <paramref name="start"/> on where row[j] - <paramref name="shift"/> lies below limits[j], or the
    /// length.
    /// </summary>
    internal static int NextBelow(ReadOnlySpan<double> row, int start, double shift, ReadOnlySpan<double> limits)
    {
        int width = Vector512<double>.Count, j = start;
        ref double r = ref MemoryMarshal.GetReference(row);
        ref double l = ref MemoryMarshal.GetReference(limits);
        var offset = Vector512.Create(shift);
        for (; j + width <= row.Length; j += width)
        {
            var reduced = Vector512.LoadUnsafe(ref r, (nuint)j) - offset;
            ulong below = Vector512.LessThan(reduced, Vector512.LoadUnsafe(ref l, (nuint)j)).ExtractMostSignificantBits();
            if (below != 0) return j + BitOperations.TrailingZeroCount(below);
        }
        for (; j < row.Length; j++)
            if (row[j] - shift < limits[j]) return j;
        return row.Length;
    }

    /// <summary>least[j] = min(least[j], row[j] - shift).</summary>
    internal static void Lower(Span<double> least, ReadOnlySpan<double> row, double shift)
    {
        int width = Vector512<double>.Count, j = 0;
        ref double l = ref MemoryMarshal.GetReference(least);
        ref double r = ref MemoryMarshal.GetReference(row);
        var offset = Vector512.Create(shift);
        for (; j + width <= row.Length; j += width)
        {
            var reduced = Vector512.LoadUnsafe(ref r, (nuint)j) - offset;
            Vector512.Min(Vector512.LoadUnsafe(ref l, (nuint)j), reduced).StoreUnsafe(ref l, (nuint)j);
        }
        for (; j < row.Length; j++) least[j] = Math.Min(least[j], row[j] - shift);
    }
}
