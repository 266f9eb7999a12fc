namespace Replication.Oracles.Statistics;

/// <summary>
/// A straight line fitted by ordinary least squares. Sums and squares that overflow (beyond about 1e150) give infinity or NaN.
/// </summary>
/// <param name="Intercept">Value at x = 0.</param>
/// <param name="Slope">Slope.</param>
/// <param name="InterceptError">Standard error of the intercept.</param>
/// <param name="SlopeError">Standard error of the slope.</param>
/// <param name="RSquared">Share of the variance of y explained, in [0, 1]; 1 where y is constant.</param>
/// <param name="Count">Number of points.</param>
public sealed record LeastSquaresLine(
    double Intercept, double Slope, double InterceptError, double SlopeError, double RSquared, int Count)
{
    /// <summary>Fits y = intercept + slope x.</summary>
    /// <param name="x">3 or more finite values, not all equal.</param>
    /// <param name="y">Paired with x by index, finite.</param>
    /// <exception cref="ArgumentException">Too few values, different lengths, NaN or infinity, or equal x.</exception>
    /// <remarks>Source: any text on regression, e.g. Draper and Smith (1998), chapter 1.</remarks>
    public static LeastSquaresLine Fit(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (first, second) = (Require.Finite(x, 3), Require.Finite(y, 3));
        var n = first.Length;
        if (second.Length != n) throw new ArgumentException($"Pairs expected: x has {n} values, y has {second.Length}.", nameof(y));
        // The means of equal values are rounded, which would give them a spread.
        if (AllEqual(first)) throw new ArgumentException("All x are equal: no slope.", nameof(x));
        var (meanX, meanY) = (first.Average(), AllEqual(second) ? second[0] : second.Average());
        double xx = 0, xy = 0, yy = 0;
        foreach (var (a, b) in first.Zip(second))
        {
            xx += (a - meanX) * (a - meanX);
            xy += (a - meanX) * (b - meanY);
            yy += (b - meanY) * (b - meanY);
        }
        if (xx == 0) throw new ArgumentException("The x are so near to each other that their squares underflow: no slope.", nameof(x));
        var slope = xy / xx;
        var intercept = meanY - slope * meanX;
        var residual = first.Zip(second).Sum(p => Square(p.Second - meanY - slope * (p.First - meanX)));
        var variance = residual / (n - 2);
        return new LeastSquaresLine(
            intercept, slope, Math.Sqrt(variance * (1.0 / n + meanX * meanX / xx)), Math.Sqrt(variance / xx),
            yy == 0 ? 1 : Math.Max(0, 1 - residual / yy), n);
    }

    /// <summary>
    /// Fits the power law y = exp(intercept) x^slope: a line through (log x, log y). The slope is the exponent, e.g. -1/2 for a distance
    /// that falls like 1/sqrt(m).
    /// </summary>
    /// <param name="x">3 or more positive finite values, not all equal.</param>
    /// <param name="y">Paired with x by index, positive and finite.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, different lengths, a value that is not positive and finite, or equal x.
    /// </exception>
    public static LeastSquaresLine FitPowerLaw(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        return Fit(Logarithms(x, nameof(x)), Logarithms(y, nameof(y)));

        static double[] Logarithms(IReadOnlyList<double> sample, string parameter)
        {
            var values = Require.Finite(sample, 3, parameter);
            if (values.Any(v => v <= 0)) throw new ArgumentException("Positive values expected.", parameter);
            return values.Select(v => Math.Log(v)).ToArray();
        }
    }

    /// <summary>
    /// Interval of the slope by Student's t with n - 2 degrees of freedom. Points exactly on a line do not say how wide it is: its ends are
    /// infinite.
    /// </summary>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">The confidence is outside (0, 1).</exception>
    public ConfidenceInterval SlopeInterval(double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        return new StudentError(Slope, SlopeError, Count - 2).Interval("least-squares slope, t interval", confidence, Count, 0);
    }

    static bool AllEqual(double[] values) => !values.AsSpan().ContainsAnyExcept(values[0]);

    static double Square(double v) => v * v;
}
