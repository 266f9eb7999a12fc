using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.Generalization;

/// <summary>
/// Arora et al. 2017, v3, Appendix B, Example 1: three true points at angles 0, 2 pi/3 and 4 pi/3, a generator of one angle theta,
/// discriminators D_phi(t) = exp(-10 d(t, phi)^2) on the circle. The discriminator's best response is a true point away from theta, the
/// generator's best response is to go there, and neither ever settles. Angles are in radians and finite.
/// </summary>
public static class BestResponseCycle
{
    /// <summary>The true points, in radians.</summary>
    public static IReadOnlyList<double> TruePoints { get; } = [0, 2 * Math.PI / 3, 4 * Math.PI / 3];

    /// <summary>D_phi(t) = exp(-10 d^2), d the distance along the circle; NaN for NaN or infinite angles.</summary>
    public static double Discriminator(double phi, double t)
    {
        var d = Math.Abs(Math.IEEERemainder(t - phi, 2 * Math.PI));
        return Math.Exp(-10 * d * d);
    }

    /// <summary>
    /// What the discriminator maximises: the mean of D_phi over the true points, less D_phi at the generated one.
    /// NaN for NaN or infinite angles.
    /// </summary>
    public static double Objective(double phi, double theta) => TruePoints.Average(t => Discriminator(phi, t)) - Discriminator(phi, theta);

    /// <summary>
    /// The best phi among the true points, the first of them on a tie. A maximiser over all angles is within 1e-8 of a true point: the
    /// other bumps are below exp(-10 (2 pi/3 - 1e-8)^2), about 9e-20, there.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The angle is NaN or infinite.</exception>
    public static double DiscriminatorResponse(double theta)
    {
        Domain.Finite(theta);
        // Bumps of other points differ by rounding only; they must not decide between points that are equally far.
        const double rounding = 1e-12;
        var best = TruePoints.Max(phi => Objective(phi, theta));
        return TruePoints.First(phi => Objective(phi, theta) >= best - rounding);
    }

    /// <summary>
    /// The sequence of generator angles from a start: theta_0, theta_1 = phi_1, ... with <paramref name="rounds"/> best responses.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of rounds, or a start that is NaN or infinite.</exception>
    public static IReadOnlyList<double> Play(double theta, int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        List<double> angles = [Domain.Finite(theta)];
        for (var i = 0; i < rounds; i++) angles.Add(DiscriminatorResponse(angles[^1]));
        return angles;
    }
}
