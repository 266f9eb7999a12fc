namespace Replication.Oracles.Statistics;

/// <summary>What leaving out one value at a time tells of a statistic of one or several independent samples.</summary>
/// <remarks>Sources: Quenouille (1949), Tukey (1958); Efron and Tibshirani (1993), chapter 11 and equations 14.15 and 14.36.</remarks>
static class Jackknife
{
    /// <summary>Standard error of the statistic: the root of the summed squares of the influences.</summary>
    public static double StandardError(double[][] data, Func<double[][], double> statistic)
    {
        var variance = 0.0;
        for (var s = 0; s < data.Length; s++)
        {
            // Efron and Tibshirani's (n - 1)/n sum (t_i - t.)^2 of each sample.
            double n = data[s].Length;
            foreach (var influence in Influences(data, s, statistic)) variance += influence * influence * n / (n - 1);
        }
        return Math.Sqrt(variance);
    }

    /// <summary>Acceleration of BCa: a sixth of the skewness of the influences.</summary>
    public static double Acceleration(double[][] data, Func<double[][], double> statistic)
    {
        double cubes = 0, squares = 0;
        for (var s = 0; s < data.Length; s++)
        {
            foreach (var influence in Influences(data, s, statistic))
            {
                squares += influence * influence;
                cubes += influence * influence * influence;
            }
        }
        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }

    /// <summary>(n - 1)/n (t. - t_i) for each value i of one sample, where t_i is the statistic without it and t. their mean.</summary>
    static double[] Influences(double[][] data, int sample, Func<double[][], double> statistic)
    {
        var values = data[sample];
        var without = data.ToArray();
        var kept = without[sample] = values[1..];
        var results = new double[values.Length];
        for (var i = 0; i < results.Length; i++)
        {
            // From leaving out value i - 1 to leaving out value i: value i - 1 comes back in the place of value i.
            if (i > 0) kept[i - 1] = values[i - 1];
            results[i] = statistic(without);
        }
        var mean = results.Average();
        return Array.ConvertAll(results, result => (values.Length - 1) * (mean - result) / values.Length);
    }
}
