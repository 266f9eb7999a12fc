using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.GanTutorial;

/// <summary>
/// The discriminator that is optimal for targets 1 - alpha on data and beta on generated samples (NIPS 2016 tutorial, section 4.2; Salimans
/// et al. 2016).
/// </summary>
public static class LabelSmoothing
{
    /// <summary>
    /// D* = ((1 - alpha) p_data + beta p_model) / (p_data + p_model). beta = 0 (one-sided) only scales the usual D*; beta &gt; 0 rewards
    /// the model for mass where there are no data.
    /// </summary>
    /// <param name="data">p_data(x); finite and not negative.</param>
    /// <param name="model">p_model(x); finite and not negative, and so the sum of both.</param>
    /// <param name="alpha">Taken off the target 1; in [0, 1].</param>
    /// <param name="beta">Put on the target 0; in [0, 1].</param>
    /// <returns>A number in [0, 1]; NaN where both densities are 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain or NaN.</exception>
    public static double OptimalDiscriminator(double data, double model, double alpha, double beta)
    {
        Domain.NotNegative(data);
        Domain.NotNegative(model);
        Domain.Within(0, 1, alpha);
        Domain.Within(0, 1, beta);
        return (((1 - alpha) * data) + (beta * model)) / (data + model);
    }
}
