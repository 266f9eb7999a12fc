namespace Replication.Oracles.Statistics;

/// <summary>Roots of monotone functions of numbers that may span all orders of magnitude.</summary>
static class Bisection
{
    /// <summary>
    /// The last double in [0, end] up to which a condition holds that holds at 0 and, once false, stays false. Halves the range of bit
    /// patterns, so that 63 steps find a root of any size to its last bit.
    /// </summary>
    public static double Last(Func<double, bool> holds, double end)
    {
        long low = 0, high = BitConverter.DoubleToInt64Bits(end) + 1;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (holds(BitConverter.Int64BitsToDouble(middle))) low = middle;
            else high = middle;
        }
        return BitConverter.Int64BitsToDouble(low);
    }
}
