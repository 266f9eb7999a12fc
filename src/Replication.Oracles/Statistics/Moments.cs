namespace Replication.Oracles.Statistics;

/// <summary>
/// Mean and unbiased variance of a sample of two or more values, by two passes. Equal values are their own mean and have no variance, which
/// a rounded mean would give them.
/// </summary>
readonly record struct Moments(int Count, double Mean, double Variance)
{
    public static Moments Of(double[] values)
    {
        if (!values.AsSpan().ContainsAnyExcept(values[0])) return new Moments(values.Length, values[0], 0);
        var mean = values.Average();
        var squares = values.Sum(v => (v - mean) * (v - mean));
        return new Moments(values.Length, mean, squares / (values.Length - 1));
    }

    /// <summary>Squared standard error of the mean.</summary>
    public double SquaredError => Variance / Count;
}
