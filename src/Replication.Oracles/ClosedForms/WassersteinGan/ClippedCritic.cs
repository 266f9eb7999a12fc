using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.WassersteinGan;

/// <summary>
/// What clipping every weight of a fully connected ReLU critic to [-c, c] allows (Arjovsky, Chintala and Bottou 2017, Algorithm 1): a
/// Lipschitz constant of at most the product of the layers' spectral norms.
/// </summary>
public static class ClippedCritic
{
    /// <summary>
    /// c^L times the product of sqrt(n_in n_out) over the L layers. Attained on the positive orthant by the critic whose weights are all +c
    /// (its layers have rank one and align). A critic's loss therefore lies in [0, K W1].
    /// </summary>
    /// <param name="clip">c; finite and not negative.</param>
    /// <param name="widths">The widths from input to output, at least two, e.g. 2, 512, 512, 512, 1.</param>
    /// <exception cref="ArgumentException">A parameter is outside its domain or NaN.</exception>
    public static double LipschitzBound(double clip, ReadOnlySpan<int> widths)
    {
        Domain.NotNegative(clip);
        if (widths.Length < 2) throw new ArgumentException("A critic has at least an input and an output width.", nameof(widths));
        double product = 1;
        for (var i = 0; i < widths.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(widths[i], 1, nameof(widths));
            if (i > 0) product *= clip * Math.Sqrt((double)widths[i - 1] * widths[i]);
        }
        return product;
    }

    /// <summary>
    /// The factor by which a gradient grows from one hidden layer to the one below when all weights are +c and all units active: c n, the
    /// most that clipping allows at width n (Gulrajani et al. 2017, Figure 1b).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">c is negative, infinite or NaN, or the width is below 1.</exception>
    public static double LargestLayerFactor(double clip, int width)
    {
        Domain.NotNegative(clip);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return clip * width;
    }

    /// <summary>
    /// The same factor, root mean square, when weights sit at +c or -c by independent fair coins and half of the ReLU units are active: c
    /// sqrt(n/2).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">c is negative, infinite or NaN, or the width is below 1.</exception>
    public static double TypicalLayerFactor(double clip, int width)
    {
        Domain.NotNegative(clip);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return clip * Math.Sqrt(width / 2.0);
    }
}
