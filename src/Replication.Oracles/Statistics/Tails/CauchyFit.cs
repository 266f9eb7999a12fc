namespace Replication.Oracles.Statistics;

/// <summary>
/// A Cauchy distribution fitted to a sample: density 1/(pi scale (1 + ((x - location)/scale)^2)).
/// </summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Location">Location (the median; there is no mean).</param>
/// <param name="Scale">Scale, positive: half the distance of the quartiles.</param>
/// <param name="Count">Number of values.</param>
public sealed record CauchyFit(string Method, double Location, double Scale, int Count)
{
    const int MostIterations = 100_000;

    /// <summary>Distribution function of the fit: 1/2 + arctan((x - location)/scale)/pi, accurate in both tails.</summary>
    /// <param name="x">Any value but NaN (which gives NaN).</param>
    public double Cdf(double x)
    {
        var z = (x - Location) / Scale;
        return z < 0 ? Math.Atan2(1, -z) / Math.PI : 1 - Math.Atan2(1, z) / Math.PI;
    }

    /// <summary>Fit by quantiles: the median, and half the interquartile range (quartiles linear between order statistics).</summary>
    /// <param name="sample">4 or more finite values.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or equal quartiles.</exception>
    public static CauchyFit ByQuantiles(IReadOnlyList<double> sample)
    {
        var sorted = Require.Finite(sample, 4);
        Array.Sort(sorted);
        var scale = Quantiles.OfSorted(sorted, 0.75) / 2 - Quantiles.OfSorted(sorted, 0.25) / 2;
        if (scale == 0) throw new ArgumentException("The quartiles are equal: no scale to fit.", nameof(sample));
        return new CauchyFit("quantiles", Quantiles.OfSorted(sorted, 0.5), scale, sorted.Length);
    }

    /// <summary>
    /// Maximum likelihood of location and scale. The maximum is unique unless a single value makes up half of the sample or more (Copas
    /// 1975), which is refused; it is found by reweighted least squares (Kent, Tyler and Vardi 1994), and both score equations are checked.
    /// </summary>
    /// <param name="sample">5 or more finite values.</param>
    /// <exception cref="ArgumentException">Too few values, NaN or infinity, or half of the values or more equal.</exception>
    /// <exception cref="ArithmeticException">The score equations are not met to 1e-9.</exception>
    public static CauchyFit ByMaximumLikelihood(IReadOnlyList<double> sample)
    {
        var values = Require.Finite(sample, 5);
        if (2 * values.CountBy(v => v).Max(group => group.Value) >= values.Length)
            throw new ArgumentException("Half of the values or more are equal: the likelihood has no maximum.", nameof(sample));
        var sorted = values.Order().ToArray();
        var location = Quantiles.OfSorted(sorted, 0.5);
        var scale = InitialScale(sorted, location);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            double weights = 0, moment = 0, square = 0;
            foreach (var v in values)
            {
                var z = (v - location) / scale;
                var weight = 1 / (1 + z * z);
                weights += weight;
                moment += weight * z;
                square += weight * z * z;
            }
            var shift = moment / weights;
            // The scale step also removes the shift, as in the least-squares fit with these weights.
            var stretch = Math.Sqrt(square / weights);
            location += scale * shift;
            scale *= stretch;
            if (Math.Abs(shift) < 1e-15 && Math.Abs(stretch - 1) < 1e-15) break;
        }
        var (score, balance) = Scores(values, location, scale);
        if (!(Math.Abs(score) <= 1e-9 && Math.Abs(balance) <= 1e-9))
            throw new ArithmeticException($"The score equations are left with residuals {score} and {balance}.");
        return new CauchyFit("maximum likelihood", location, scale, values.Length);
    }

    /// <summary>
    /// Maximum likelihood of the scale where the location is known: the only root of mean(1/(1 + z^2)) = 1/2 with z = (x - location)/scale.
    /// </summary>
    /// <param name="sample">2 or more finite values.</param>
    /// <param name="location">Known location; finite.</param>
    /// <exception cref="ArgumentException">
    /// Too few values, NaN or infinity, or half of the values or more equal to the location.
    /// </exception>
    public static CauchyFit ScaleByMaximumLikelihood(IReadOnlyList<double> sample, double location)
    {
        Require.Finite(location);
        var distances = Require.Finite(sample, 2).Select(v => Math.Abs(v - location)).ToArray();
        if (2 * distances.Count(d => d == 0) >= distances.Length)
            throw new ArgumentException("Half of the values or more equal the location: the likelihood has no maximum.", nameof(sample));
        double low = distances.Where(d => d > 0).Min() / distances.Length, high = distances.Max() * distances.Length;
        while (true)
        {
            // Bisection in the geometric mean: the scale may span many orders of magnitude.
            var middle = Math.Sqrt(low) * Math.Sqrt(high);
            if (!(middle > low && middle < high))
                return new CauchyFit("maximum likelihood, known location", location, middle, distances.Length);
            if (Scores(distances, 0, middle).Balance < 0) low = middle;
            else high = middle;
        }
    }

    /// <summary>Asymptotic standard error of the maximum-likelihood location and also of the scale: scale sqrt(2/n).</summary>
    public double StandardError => Scale * Math.Sqrt(2.0 / Count);

    static double InitialScale(double[] sorted, double location)
    {
        var quartiles = Quantiles.OfSorted(sorted, 0.75) - Quantiles.OfSorted(sorted, 0.25);
        return quartiles > 0 ? quartiles / 2 : sorted.Average(v => Math.Abs(v - location));
    }

    /// <summary>The two score equations, scaled to be free of units: mean of z/(1 + z^2), and mean of 1/(1 + z^2) less 1/2.</summary>
    static (double Score, double Balance) Scores(double[] values, double location, double scale)
    {
        double score = 0, balance = 0;
        foreach (var v in values)
        {
            var z = (v - location) / scale;
            var weight = 1 / (1 + z * z);
            score += weight * z;
            balance += weight - 0.5;
        }
        return (score / values.Length, balance / values.Length);
    }
}
