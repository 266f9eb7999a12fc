namespace Replication.Oracles.Statistics;

/// <summary>Mean and unbiased variance of a sample of two or more values, by two passes.</summary>
readonly record struct Moments(int Count, double Mean, double Variance)
{
    public static Moments Of(double[] values)
    {
        var mean = values.Average();
        var squares = values.Sum(v => (v - mean) * (v - mean));
        return new Moments(values.Length, mean, squares / (values.Length - 1));
    }

    /// <summary>Squared standard error of the mean.</summary>
    public double SquaredError => Variance / Count;
}
