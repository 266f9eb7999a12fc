namespace Replication.Oracles.Divergences;

/// <summary>
/// exp(x) - 1 and log(1 + x) to a few units in the last place for every x (Kahan's forms). .NET's own ExpM1 and LogP1 subtract and add, and
/// MathNet.Numerics 5.0's Expm1 is wrong from the eighth digit at some arguments near 0.1: both lose what these are for.
/// </summary>
static class NearZero
{
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 1) return Math.Exp(x) - 1;
        var u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }

    public static double Log1p(double x)
    {
        if (x > 1) return Math.Log(1 + x);
        var u = 1 + x;
        return u == 1 ? x : u == 0 ? double.NegativeInfinity : Math.Log(u) * (x / (u - 1));
    }
}
