using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Replication.Oracles.Kernels;

/// <summary>
/// Sums over the coordinates of two points of one dimension. Eight partial sums are kept whatever the processor has, so that the bits of a
/// result do not depend on it.
/// </summary>
static class Lanes
{
    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double rest = 0;
        var whole = a.Length - (a.Length % Vector512<double>.Count);
        for (var d = whole; d < a.Length; d++) rest += (a[d] - b[d]) * (a[d] - b[d]);
        if (whole == 0) return rest;
        var first = MemoryMarshal.Cast<double, Vector512<double>>(a[..whole]);
        var second = MemoryMarshal.Cast<double, Vector512<double>>(b[..whole]);
        var sum = Vector512<double>.Zero;
        for (var k = 0; k < first.Length; k++)
        {
            var difference = first[k] - second[k];
            sum += difference * difference;
        }
        return Fold(sum) + rest;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double rest = 0;
        var whole = a.Length - (a.Length % Vector512<double>.Count);
        for (var d = whole; d < a.Length; d++) rest += a[d] * b[d];
        if (whole == 0) return rest;
        var first = MemoryMarshal.Cast<double, Vector512<double>>(a[..whole]);
        var second = MemoryMarshal.Cast<double, Vector512<double>>(b[..whole]);
        var sum = Vector512<double>.Zero;
        for (var k = 0; k < first.Length; k++) sum += first[k] * second[k];
        return Fold(sum) + rest;
    }

    /// <summary>
    /// high + low += value * mask, entry by entry, where an entry of the mask is 0 or 1: Knuth's error-free sum, its errors gathered in
    /// low.
    /// </summary>
    public static void AddExactly(Span<double> high, Span<double> low, double value, ReadOnlySpan<double> mask)
    {
        var whole = high.Length - (high.Length % Vector512<double>.Count);
        var highs = MemoryMarshal.Cast<double, Vector512<double>>(high[..whole]);
        var lows = MemoryMarshal.Cast<double, Vector512<double>>(low[..whole]);
        var masks = MemoryMarshal.Cast<double, Vector512<double>>(mask[..whole]);
        for (var k = 0; k < highs.Length; k++)
        {
            Vector512<double> old = highs[k], term = value * masks[k], sum = old + term, part = sum - old;
            highs[k] = sum;
            lows[k] += old - (sum - part) + (term - part);
        }
        for (var d = whole; d < high.Length; d++)
        {
            double old = high[d], term = value * mask[d], sum = old + term, part = sum - old;
            high[d] = sum;
            low[d] += old - (sum - part) + (term - part);
        }
    }

    // A fixed order: halves are added to halves.
    static double Fold(Vector512<double> sum)
    {
        var four = sum.GetLower() + sum.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
