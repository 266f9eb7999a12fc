using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.Gan;

/// <summary>
/// How much gradient a generated sample gets from a discriminator D = sigmoid(h): the saturation remark of Goodfellow et al. 2014, section
/// 3. Both costs are differentiated in the logit h; multiply by |dh/dx| for the gradient in the sample.
/// </summary>
public static class Saturation
{
    /// <summary>
    /// |d/dh log(1 - D)| = D: vanishes where D rejects the sample (h far below 0). In [0, 1]: 0 below h = -745, 1 above 37, where the
    /// doubles end; NaN for NaN.
    /// </summary>
    public static double Saturating(double logit) => LogRatio.Sigmoid(logit);

    /// <summary>|d/dh (-log D)| = 1 - D: near 1 where D rejects the sample. In [0, 1], mirrored; NaN for NaN.</summary>
    public static double NonSaturating(double logit) => LogRatio.Sigmoid(-logit);

    /// <summary>
    /// The second over the first, (1 - D) / D = exp(-h): by how much -log D speeds up early learning; 1 at equilibrium,
    /// +infinity below h = -709, NaN for NaN.
    /// </summary>
    public static double Ratio(double logit) => Math.Exp(-logit);
}
