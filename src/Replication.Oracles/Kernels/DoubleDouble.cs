namespace Replication.Oracles.Kernels;

/// <summary>
/// A number of twice the precision of a double, as the unevaluated sum of two (Dekker 1971; Knuth, "The Art of Computer Programming",
/// volume 2, section 4.2.2). Sums are good to about 2^-100 of the terms, so long as those are between 1e-290 and 1e290.
/// </summary>
readonly record struct DoubleDouble(double High, double Low)
{
    public double Value => High + Low;

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = a.High + b.High;
        var part = sum - a.High;
        return Normal(sum, a.High - (sum - part) + (b.High - part) + (a.Low + b.Low));
    }

    public static DoubleDouble operator *(DoubleDouble a, double factor)
    {
        var product = a.High * factor;
        return Normal(product, Math.FusedMultiplyAdd(a.High, factor, -product) + (a.Low * factor));
    }

    static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
