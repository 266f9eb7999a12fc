using System.Numerics;
using Replication.Oracles.Arithmetic;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>Weights as whole units, so that flows are exact and a zero flow is zero.</summary>
/// <param name="Source">Units at each source.</param>
/// <param name="Target">Units at each target, as many in all.</param>
/// <param name="Units">All units of one side.</param>
/// <param name="Mass">Their mass.</param>
sealed record Supplies<TFlow>(TFlow[] Source, TFlow[] Target, double Units, double Mass) where TFlow : struct, IBinaryInteger<TFlow>
{
    /// <summary>The mass of some of the units.</summary>
    internal double MassOf(TFlow units) => double.CreateChecked(units) / Units * Mass;
}

/// <summary>Weights in whole units.</summary>
static class Supplies
{
    const long FineUnits = 1L << 60;

    /// <summary>
    /// Equal weights become the least whole numbers in their ratio, any others 2^60 units in all: finer than the last bit of the total.
    /// </summary>
    /// <param name="source">Non-negative weights.</param>
    /// <param name="target">Non-negative weights of the same total, up to rounding.</param>
    internal static Supplies<long> Rounded(ReadOnlySpan<double> source, ReadOnlySpan<double> target) =>
        AllEqual(source) && AllEqual(target)
            ? Equal<long>(source, target)
            : new Supplies<long>(Whole(source), Whole(target), FineUnits, CompensatedSum.Of(source));

    /// <summary>Equal weights likewise; any others as multiples of the last bit that any of them has, so that none is rounded.</summary>
    /// <param name="source">Non-negative weights.</param>
    /// <param name="target">Non-negative weights of the same total, up to a last bit, which the largest of them takes.</param>
    internal static Supplies<BigInteger> Exact(ReadOnlySpan<double> source, ReadOnlySpan<double> target)
    {
        if (AllEqual(source) && AllEqual(target)) return Equal<BigInteger>(source, target);
        BinaryUnits unit = BinaryUnits.Of([.. source, .. target]);
        BigInteger[] a = Array.ConvertAll(source.ToArray(), unit.Count<BigInteger>);
        BigInteger[] b = Array.ConvertAll(target.ToArray(), unit.Count<BigInteger>);
        BigInteger units = Sum(a);
        b[Array.IndexOf(b, b.Max())] += units - Sum(b);
        return new Supplies<BigInteger>(a, b, (double)units, CompensatedSum.Of(source));
    }

    static Supplies<TFlow> Equal<TFlow>(ReadOnlySpan<double> source, ReadOnlySpan<double> target)
        where TFlow : struct, IBinaryInteger<TFlow>
    {
        long n = source.Length, m = target.Length, divisor = GreatestCommonDivisor(n, m);
        return new Supplies<TFlow>(
            Filled(source.Length, TFlow.CreateChecked(m / divisor)), Filled(target.Length, TFlow.CreateChecked(n / divisor)),
            n / divisor * m, CompensatedSum.Of(source));
    }

    static long[] Whole(ReadOnlySpan<double> weights)
    {
        double mass = CompensatedSum.Of(weights);
        var whole = new long[weights.Length];
        long left = FineUnits;
        int largest = 0;
        for (int k = 0; k < whole.Length; k++)
        {
            whole[k] = (long)Math.Round(weights[k] / mass * FineUnits);
            left -= whole[k];
            if (whole[k] > whole[largest]) largest = k;
        }
        // A few units of rounding, which the largest weight does not notice.
        whole[largest] += left;
        return whole;
    }

    static BigInteger Sum(BigInteger[] units) => units.Aggregate(BigInteger.Zero, BigInteger.Add);

    static bool AllEqual(ReadOnlySpan<double> weights) => !weights.ContainsAnyExcept(weights[0]);

    static TFlow[] Filled<TFlow>(int count, TFlow value)
    {
        var filled = new TFlow[count];
        Array.Fill(filled, value);
        return filled;
    }

    static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
