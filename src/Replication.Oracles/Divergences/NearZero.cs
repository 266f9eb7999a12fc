namespace Replication.Oracles.Divergences;

/// <summary>
/// exp(x) - 1 to a few units in the last place for every x (Kahan's form). .NET's own ExpM1 subtracts, and MathNet.Numerics 5.0's is off by
/// 2e-7 relative near x = 0.07 (measured): both lose what the function is for. MathNet's Log1p is precise.
/// </summary>
static class NearZero
{
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 1) return Math.Exp(x) - 1;
        var u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }
}
