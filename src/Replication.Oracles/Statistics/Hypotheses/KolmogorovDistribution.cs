namespace Replication.Oracles.Statistics;

/// <summary>Upper tails of the two-sided Kolmogorov statistic D = sup |F_n - F|, finite n and limit.</summary>
static class KolmogorovDistribution
{
    /// <summary>Beyond this the matrix power below costs seconds and the limit with its correction is good to 1e-6.</summary>
    public const int LongestExact = 2000;

    /// <summary>
    /// P(D_n >= d), exact. Where n d^2 > 5 as twice the one-sided tail: both boundaries are crossed with a probability of the order
    /// exp(-8 n d^2), 1e-13 of the answer. Elsewhere, where the answer is above 1e-5, by the matrix power of Marsaglia, Tsang and
    /// Wang (2003), "Evaluating Kolmogorov's distribution", J. Stat. Software 8(18).
    /// </summary>
    public static double UpperTail(int n, double d)
    {
        if (d <= 0.5 / n) return 1;
        if (d >= 1) return 0;
        if (d >= 0.5 || n * d * d > 5) return Math.Min(1, 2 * OneSidedUpperTail(n, d));
        return Math.Clamp(1 - MatrixPowerCdf(n, d), 0, 1);
    }

    /// <summary>
    /// P(sqrt(n) D_n >= x) for large n: Kolmogorov's limit at x + 1/(6 sqrt n) + (x - 1)/(4 n), which leaves an error of order n^(-3/2)
    /// (Vrbik 2018, "Small-sample corrections to Kolmogorov-Smirnov test statistic").
    /// </summary>
    public static double CorrectedLimitUpperTail(double n, double d)
    {
        var x = Math.Sqrt(n) * d;
        return LimitUpperTail(x + 1 / (6 * Math.Sqrt(n)) + (x - 1) / (4 * n));
    }

    /// <summary>Kolmogorov's (1933) limit 2 sum (-1)^(k-1) exp(-2 k^2 x^2), and its dual series where that converges slowly.</summary>
    public static double LimitUpperTail(double x)
    {
        if (x <= 0) return 1;
        var sum = 0.0;
        if (x < 1)
        {
            for (var k = 1; k <= 9; k += 2) sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            return 1 - Math.Sqrt(2 * Math.PI) / x * sum;
        }
        for (var k = 5; k >= 1; k--) sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * x * x);
        return sum;
    }

    /// <summary>P(D+ >= d) by the closed form of Birnbaum and Tingey (1951), a sum of positive terms.</summary>
    static double OneSidedUpperTail(int n, double d)
    {
        var sum = 0.0;
        var logChoose = 0.0;
        for (var j = 0; j <= n && d + (double)j / n < 1; j++)
        {
            if (j > 0) logChoose += Math.Log((double)(n - j + 1) / j);
            var crossing = d + (double)j / n;
            sum += Math.Exp(logChoose + (j - 1) * Math.Log(crossing) + (n - j) * Math.Log(1 - crossing));
        }
        return d * sum;
    }

    static double MatrixPowerCdf(int n, double d)
    {
        var k = (int)(n * d) + 1;
        var size = 2 * k - 1;
        var h = k - n * d;
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) matrix[i, j] = i - j + 1 >= 0 ? 1 : 0;
        }
        for (var i = 0; i < size; i++)
        {
            matrix[i, 0] -= Math.Pow(h, i + 1);
            matrix[size - 1, i] -= Math.Pow(h, size - i);
        }
        if (2 * h > 1) matrix[size - 1, 0] += Math.Pow(2 * h - 1, size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var g = 2; g <= i - j + 1; g++) matrix[i, j] /= g;
            }
        }
        var (power, exponent) = Power(matrix, n, k - 1);
        var result = power[k - 1, k - 1];
        // times n! / n^n, a factor at a time, with the decimal exponent kept apart
        for (var i = 1; i <= n; i++)
        {
            result *= (double)i / n;
            if (result < 1e-140) (result, exponent) = (result * 1e140, exponent - 140);
        }
        return result * Math.Pow(10, exponent);
    }

    /// <summary>The n-th power as a matrix times a power of ten; <paramref name="middle"/> is the entry that is kept in range.</summary>
    static (double[,] Matrix, int Exponent) Power(double[,] matrix, int n, int middle)
    {
        if (n == 1) return (matrix, 0);
        var (half, exponent) = Power(matrix, n / 2, middle);
        var power = Multiply(half, half);
        exponent *= 2;
        if (n % 2 == 1) power = Multiply(power, matrix);
        if (power[middle, middle] > 1e140)
        {
            for (var i = 0; i < power.GetLength(0); i++)
            {
                for (var j = 0; j < power.GetLength(1); j++) power[i, j] *= 1e-140;
            }
            exponent += 140;
        }
        return (power, exponent);
    }

    static double[,] Multiply(double[,] a, double[,] b)
    {
        var size = a.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                var factor = a[i, k];
                if (factor == 0) continue;
                for (var j = 0; j < size; j++) product[i, j] += factor * b[k, j];
            }
        }
        return product;
    }
}
