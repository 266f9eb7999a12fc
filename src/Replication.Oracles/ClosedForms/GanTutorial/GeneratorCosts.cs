using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.GanTutorial;

/// <summary>
/// The three generator costs of Goodfellow's NIPS 2016 tutorial, section 3.2, as functions of the discriminator's logit h on one generated
/// sample, D = sigmoid(h), with their factor 1/2: what its Figure 16 plots against D. NaN for NaN, the
/// limit at an infinity.
/// </summary>
public static class GeneratorCosts
{
    /// <summary>Minimax: log(1 - D) / 2.</summary>
    public static double Minimax(double logit) => -0.5 * LogRatio.Softplus(logit);

    /// <summary>d/dh of <see cref="Minimax"/>: -D/2, flat where the discriminator is sure of itself.</summary>
    public static double MinimaxSlope(double logit) => -0.5 * LogRatio.Sigmoid(logit);

    /// <summary>Heuristic, non-saturating: -log D / 2.</summary>
    public static double NonSaturating(double logit) => 0.5 * LogRatio.Softplus(-logit);

    /// <summary>d/dh of <see cref="NonSaturating"/>: -(1 - D)/2, steepest where the discriminator is sure of itself.</summary>
    public static double NonSaturatingSlope(double logit) => -0.5 * LogRatio.Sigmoid(-logit);

    /// <summary>
    /// Maximum likelihood: -exp(h) / 2 = -D / (2 (1 - D)); its expected gradient is half that of KL(p_data||p_model) when D is optimal.
    /// </summary>
    public static double MaximumLikelihood(double logit) => -0.5 * Math.Exp(logit);

    /// <summary>d/dh of <see cref="MaximumLikelihood"/>, itself: nearly all gradient comes from the few samples with large h.</summary>
    public static double MaximumLikelihoodSlope(double logit) => -0.5 * Math.Exp(logit);

    /// <summary>
    /// E over N(theta, 1) of (p_data/p_model)^2 = exp(theta^2) for p_data = N(0, 1): the second moment of the weights of the
    /// maximum-likelihood cost, whose mean is 1. +infinity beyond the range of doubles.
    /// </summary>
    public static double WeightSecondMoment(double theta) => Math.Exp(theta * theta);
}
