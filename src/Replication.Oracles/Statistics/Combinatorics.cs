namespace Replication.Oracles.Statistics;

/// <summary>Counts as doubles: exact up to 2^53, and infinity rather than overflow beyond the range.</summary>
static class Combinatorics
{
    /// <summary>Up to here every integer is a double, so that counts and their sums are exact.</summary>
    public const double LargestExact = 1L << 53;

    /// <summary>Binomial coefficient; every intermediate product is itself an integer, so that it is exact up to 2^53 / n.</summary>
    public static double Choose(int n, int k)
    {
        var result = 1.0;
        for (var i = 1; i <= k; i++) result = result * (n - k + i) / i;
        return result;
    }

    /// <summary>n!, the number of orders of n things; exact up to 18!, infinite from 171! on.</summary>
    public static double Factorial(int n)
    {
        var result = 1.0;
        for (var i = 2; i <= n; i++) result *= i;
        return result;
    }
}
