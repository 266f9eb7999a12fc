using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.GradientPenalty;

/// <summary>
/// The optimal WGAN-GP critic between two points at a distance d (in any dimension: only the line between them is penalised). There rho =
/// 1/d and |Delta| = 1, so the critic is steeper than 1-Lipschitz by d / (2 lambda).
/// </summary>
/// <param name="Distance">d; positive and finite.</param>
/// <param name="Lambda">The penalty's weight; positive and finite.</param>
public sealed record PenalisedPointMasses(double Distance, double Lambda)
{
    /// <summary>d.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Distance { get; } = Domain.Positive(Distance);

    /// <summary>The penalty's weight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Lambda { get; } = Domain.Positive(Lambda);

    /// <summary>|f'| = 1 + d / (2 lambda), constant along the line.</summary>
    public double Slope => 1 + (Distance / (2 * Lambda));

    /// <summary>E_r f - E_g f = d + d^2 / (2 lambda): what training reports as the estimate of W1 = d.</summary>
    public double CriticValue => Distance * Slope;

    /// <summary>The penalised objective, maximised: d + d^2 / (4 lambda).</summary>
    public double Objective => CriticValue - (Lambda * (Slope - 1) * (Slope - 1));
}
