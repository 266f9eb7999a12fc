namespace Replication.Oracles.Randomness;

static class PortableMath
{
    const double Ln2 = 0.69314718055994530942;
    const double SqrtHalf = 0.70710678118654752440;

    /// <summary>
    /// Natural logarithm of a positive normal number from + - * / alone, hence the same bits on every platform: x = m 2^e with m in
    /// [sqrt 1/2, sqrt 2), log m = 2 atanh((m - 1)/(m + 1)) by its series; the first term left out is below 1e-18 of the sum.
    /// </summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1022;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FE0000000000000);
        if (mantissa < SqrtHalf)
        {
            mantissa *= 2;
            exponent--;
        }
        var t = (mantissa - 1) / (mantissa + 1);
        var square = t * t;
        var series = 0.0;
        for (var k = 23; k >= 3; k -= 2) series = (series + 1.0 / k) * square;
        return exponent * Ln2 + 2 * (t + t * series);
    }
}
