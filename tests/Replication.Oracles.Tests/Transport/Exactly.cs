using System.Numerics;

namespace Replication.Oracles.Tests.Transport;

/// <summary>Doubles as integers, in units of the least double there is: sums, products and comparisons of these are exact.</summary>
static class Exactly
{
    public static BigInteger Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value)), exponent = bits >> 52, fraction = bits & ((1L << 52) - 1);
        BigInteger whole = exponent == 0 ? fraction : new BigInteger(fraction + (1L << 52)) << (int)(exponent - 1);
        return value < 0 ? -whole : whole;
    }

    /// <summary>A quotient of two integers in these units.</summary>
    public static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        BigInteger scaled = (BigInteger.Abs(numerator) << 200) / denominator;
        int length = (int)scaled.GetBitLength(), dropped = Math.Max(0, length - 62);
        return numerator.Sign * Math.ScaleB((double)(long)(scaled >> dropped), dropped - 200);
    }

    /// <summary>
    /// The cost of the best of all assignments divided by their size, exact up to its last rounding; infinite where none is allowed.
    /// </summary>
    public static double BestAssignment(double[,] costs)
    {
        int n = costs.GetLength(0);
        BigInteger? best = null;
        Assign(0, 0, BigInteger.Zero);
        return best is { } sum ? Ratio(sum, Of(1) * n) : double.PositiveInfinity;

        void Assign(int row, int taken, BigInteger sum)
        {
            if (row == n)
            {
                if (best is null || sum < best) best = sum;
                return;
            }
            for (int j = 0; j < n; j++)
            {
                if ((taken >> j & 1) == 0 && !double.IsPositiveInfinity(costs[row, j]))
                    Assign(row + 1, taken | 1 << j, sum + Of(costs[row, j]));
            }
        }
    }

    /// <summary>
    /// The cost of the quantile coupling of two weighted samples on the line, for the cost |x - y| or its square as doubles round it; the
    /// weights are compared as they are, in exact sums.
    /// </summary>
    public static double OnTheLine(double[] x, double[] a, double[] y, double[] b, Func<double, double, double> cost)
    {
        int[] from = [.. Enumerable.Range(0, x.Length).OrderBy(i => x[i])], to = [.. Enumerable.Range(0, y.Length).OrderBy(j => y[j])];
        BigInteger[] supply = [.. from.Select(i => Of(a[i]))], demand = [.. to.Select(j => Of(b[j]))];
        BigInteger sum = 0;
        for (int i = 0, j = 0; i < from.Length && j < to.Length;)
        {
            BigInteger step = BigInteger.Min(supply[i], demand[j]);
            sum += step * Of(cost(x[from[i]], y[to[j]]));
            if ((supply[i] -= step).IsZero) i++;
            if ((demand[j] -= step).IsZero) j++;
        }
        return Ratio(sum, Of(1) * Of(1));
    }
}
