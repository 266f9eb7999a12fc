using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.WassersteinGan;

/// <summary>
/// P_theta = N(0, theta^2) on the line against N(0, 1): a family on which Theorem 3 of Arjovsky, Chintala and Bottou 2017 can be checked in
/// closed form. The monotone coupling gives W1 = |theta - 1| E|Z|.
/// </summary>
public static class GaussianScaleFamily
{
    /// <summary>E|Z| = sqrt(2/pi) for standard normal Z.</summary>
    public static readonly double MeanAbsoluteNormal = Math.Sqrt(2 / Math.PI);

    /// <summary>W1(N(0, 1), N(0, theta^2)) = |theta - 1| sqrt(2/pi), theta at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is negative, infinite or NaN.</exception>
    public static double Wasserstein1(double theta) => Math.Abs(Domain.NotNegative(theta) - 1) * MeanAbsoluteNormal;

    /// <summary>dW1/dtheta = sign(theta - 1) sqrt(2/pi); NaN at theta = 1, where W1 has a kink.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is negative, infinite or NaN.</exception>
    public static double Wasserstein1Derivative(double theta) =>
        Domain.NotNegative(theta) == 1 ? double.NaN : Math.Sign(theta - 1) * MeanAbsoluteNormal;

    /// <summary>
    /// An optimal critic for theta != 1, f(x) = sign(1 - theta) |x|: it separates by size, and is not linear. A
    /// NaN x is passed on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is negative, infinite or NaN.</exception>
    public static double OptimalCritic(double theta, double x) => Math.Sign(1 - Domain.NotNegative(theta)) * Math.Abs(x);
}
