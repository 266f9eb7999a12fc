using Replication.Oracles.Divergences;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.ClosedForms.ModeCoverage;

/// <summary>
/// What a sampler that draws from the data itself scores on the mode-coverage metrics of Srivastava et al. 2017 (VEEGAN), section 5.1, on
/// separate, equally likely Gaussian modes. No generator can honestly do better than these.
/// </summary>
public static class PerfectSampler
{
    /// <summary>
    /// The fraction of draws within k standard deviations of their mode, P(chi^2_d &lt;= k^2): 1 - exp(-4.5), 98.889 %, for k = 3 in the
    /// plane. A generator that scores above is narrower than the data.
    /// </summary>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="radius">k in standard deviations; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double HighQualityFraction(int dimension, double radius = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        Domain.Positive(radius);
        return IncompleteGamma.Lower(dimension / 2.0, radius * radius / 2);
    }

    /// <summary>
    /// A bound on the probability that n draws leave some of K modes without a high-quality sample: K (1 - h/K)^n, h the
    /// <see cref="HighQualityFraction"/> (union over modes), at most 1.
    /// </summary>
    /// <param name="modes">K, at least 1.</param>
    /// <param name="draws">n, not negative.</param>
    /// <param name="highQuality">h, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double MissProbabilityBound(int modes, int draws, double highQuality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(modes, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        if (!(highQuality > 0 && highQuality <= 1))
            throw new ArgumentOutOfRangeException(nameof(highQuality), highQuality, "Expected a number in (0, 1].");
        return Math.Min(1, modes * Math.Pow(1 - (highQuality / modes), draws));
    }
}
