namespace Replication.Oracles.Statistics;

/// <summary>An estimate with its standard error and degrees of freedom, referred to Student's t distribution.</summary>
readonly record struct StudentError(double Estimate, double Error, double DegreesOfFreedom)
{
    public static StudentError OfMean(double[] values)
    {
        var m = Moments.Of(values);
        return new StudentError(m.Mean, Math.Sqrt(m.SquaredError), m.Count - 1);
    }

    /// <summary>
    /// Difference of means of independent samples of unequal variance: Welch (1947), degrees of freedom by Satterthwaite (1946), NaN
    /// without spread.
    /// </summary>
    public static StudentError OfWelchDifference(double[] x, double[] y)
    {
        var (a, b) = (Moments.Of(x), Moments.Of(y));
        var squared = a.SquaredError + b.SquaredError;
        var (fa, fb) = (a.SquaredError / squared, b.SquaredError / squared);
        var freedom = 1 / (fa * fa / (a.Count - 1) + fb * fb / (b.Count - 1));
        return new StudentError(a.Mean - b.Mean, Math.Sqrt(squared), freedom);
    }

    /// <summary>
    /// P(T >= (estimate - value) / error). With a standard error of zero it is the limit: 0 above the value, 1 at it or below.
    /// </summary>
    public double PGreaterThan(double value)
    {
        if (Error == 0) return Estimate > value ? 0 : 1;
        return Student.UpperTail(DegreesOfFreedom, (Estimate - value) / Error);
    }

    /// <summary>P(T &lt;= (estimate - value) / error), with the same limit.</summary>
    public double PLessThan(double value) => (this with { Estimate = -Estimate }).PGreaterThan(-value);

    /// <summary>
    /// Estimate plus and minus a multiple of the error. An error of zero does not say how wide the interval is: its ends are infinite.
    /// </summary>
    public ConfidenceInterval Interval(string method, double confidence, int firstCount, int secondCount)
    {
        var half = Error == 0 ? double.PositiveInfinity : Error * Student.Quantile(DegreesOfFreedom, confidence);
        return new ConfidenceInterval(method, Estimate, Estimate - half, Estimate + half, confidence, firstCount, secondCount);
    }
}
