namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// Weights as whole units, so that flows are exact and a zero flow is zero. Equal weights become the least whole numbers in their ratio,
/// any others 2^60 units in all, finer than the last bit of a double.
/// </summary>
/// <param name="Source">Units at each source.</param>
/// <param name="Target">Units at each target, as many in all.</param>
/// <param name="Units">All units of one side.</param>
/// <param name="Mass">Their mass.</param>
sealed record Supplies(long[] Source, long[] Target, double Units, double Mass)
{
    const long FineUnits = 1L << 60;

    /// <summary>The mass of some of the units.</summary>
    internal double MassOf(long units) => units / Units * Mass;


    /// <param name="source">Non-negative weights.</param>
    /// <param name="target">Non-negative weights of the same total, up to rounding.</param>
    internal static Supplies Of(ReadOnlySpan<double> source, ReadOnlySpan<double> target)
    {
        double mass = CompensatedSum.Of(source);
        if (AllEqual(source) && AllEqual(target))
        {
            long n = source.Length, m = target.Length, divisor = GreatestCommonDivisor(n, m);
            return new Supplies(Filled(source.Length, m / divisor), Filled(target.Length, n / divisor), n / divisor * m, mass);
        }
        return new Supplies(Whole(source), Whole(target), FineUnits, mass);
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

    static bool AllEqual(ReadOnlySpan<double> weights) => weights.IndexOfAnyExcept(weights[0]) < 0;

    static long[] Filled(int count, long value)
    {
        var filled = new long[count];
        Array.Fill(filled, value);
        return filled;
    }

    static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
