using MathNet.Numerics.Distributions;

namespace Replication.Oracles.Statistics;

/// <summary>An estimate with its standard error and degrees of freedom, referred to Student's t distribution.</summary>
readonly record struct StudentError(double Estimate, double Error, double DegreesOfFreedom)
{
    public static StudentError OfMean(double[] values)
    {
        var m = Moments.Of(values);
        return new StudentError(m.Mean, Math.Sqrt(m.SquaredError), m.Count - 1);
    }

    /// <summary>Difference of means of independent samples of unequal variance: Welch (1947), degrees of freedom by Satterthwaite (1946), NaN without spread.</summary>
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
        return StudentT.CDF(0, 1, DegreesOfFreedom, -(Estimate - value) / Error);
    }

    /// <summary>P(T &lt;= (estimate - value) / error), with the same limit.</summary>
    public double PLessThan(double value) => (this with { Estimate = -Estimate }).PGreaterThan(-value);

    public ConfidenceInterval Interval(string method, double confidence, int firstCount, int secondCount)
    {
        var half = Error == 0 ? 0 : Error * UpperQuantile((1 - confidence) / 2, DegreesOfFreedom);
        return new ConfidenceInterval(method, Estimate, Estimate - half, Estimate + half, confidence, firstCount, secondCount);
    }

    /// <summary>The t that is exceeded with the probability given. MathNet's root is good to 1e-11; one Newton step gives the rest.</summary>
    static double UpperQuantile(double tail, double freedom)
    {
        var t = StudentT.InvCDF(0, 1, freedom, 1 - tail);
        return t + (StudentT.CDF(0, 1, freedom, -t) - tail) / StudentT.PDF(0, 1, freedom, t);
    }
}
