using System.Numerics;

namespace Replication.Oracles.Arithmetic;

/// <summary>
/// Doubles as whole multiples of one power of two. Every finite double is one, so sums and comparisons of the multiples are exact.
/// </summary>
/// <param name="Exponent">The unit is 2 to this power.</param>
readonly record struct BinaryUnits(int Exponent)
{
    /// <summary>The largest unit of which every value is a multiple; that of 1 where all are 0. The values are finite.</summary>
    internal static BinaryUnits Of(ReadOnlySpan<double> values)
    {
        int exponent = int.MaxValue;
        foreach (double value in values) exponent = Math.Min(exponent, LowestBit(value));
        return new BinaryUnits(exponent == int.MaxValue ? 0 : exponent);
    }

    /// <summary>Exponent of the last bit that is set in a finite double; the largest integer for 0, which has none.</summary>
    internal static int LowestBit(double value)
    {
        (long mantissa, int exponent) = Parts(value);
        return mantissa == 0 ? int.MaxValue : exponent + BitOperations.TrailingZeroCount(mantissa);
    }

    /// <summary>How many units a finite multiple of the unit holds.</summary>
    internal T Count<T>(double value) where T : struct, IBinaryInteger<T>
    {
        (long mantissa, int exponent) = Parts(value);
        if (mantissa == 0) return T.Zero;
        int shift = exponent - Exponent;
        return shift >= 0 ? T.CreateChecked(mantissa) << shift : T.CreateChecked(mantissa >> -shift);
    }

    /// <summary>The double nearest to so many units, to within one unit in its last place.</summary>
    internal double ToDouble(BigInteger count)
    {
        int excess = Math.Max(0, (int)count.GetBitLength() - 62);
        return Math.ScaleB((double)(long)(count >> excess), excess + Exponent);
    }

    // The value is mantissa times 2 to the exponent.
    static (long Mantissa, int Exponent) Parts(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value), fraction = bits & ((1L << 52) - 1);
        int biased = (int)(bits >> 52) & 0x7ff;
        long mantissa = biased == 0 ? fraction : fraction | 1L << 52;
        return (bits < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1075);
    }
}
