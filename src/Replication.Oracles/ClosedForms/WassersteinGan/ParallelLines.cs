using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.ClosedForms.WassersteinGan;

/// <summary>
/// Example 1 of Arjovsky, Chintala and Bottou 2017: P_0 the law of (0, Z), P_theta that of (theta, Z), Z uniform on [0, 1]. Every member is
/// even in theta, derivatives are odd, and theta (and theta/sd) must be finite. JSD has the factor 1/2 that the paper's definition leaves out.
/// </summary>
public static class ParallelLines
{
    /// <summary>W(P_0, P_theta) = |theta|.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is not finite.</exception>
    public static double Wasserstein1(double theta) => Math.Abs(Domain.Finite(theta));

    /// <summary>dW/dtheta = sign(theta); NaN at 0, where W has a kink and no derivative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is not finite.</exception>
    public static double Wasserstein1Derivative(double theta) => Domain.Finite(theta) == 0 ? double.NaN : Math.Sign(theta);

    /// <summary>JSD = log 2 for theta != 0 and 0 at 0: a step, with derivative 0 wherever it has one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is not finite.</exception>
    public static double JensenShannon(double theta) => Domain.Finite(theta) == 0 ? 0 : Math.Log(2);

    /// <summary>KL(P_theta||P_0) = KL(P_0||P_theta) = +infinity for theta != 0 and 0 at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is not finite.</exception>
    public static double KullbackLeibler(double theta) => Domain.Finite(theta) == 0 ? 0 : double.PositiveInfinity;

    /// <summary>TV = 1 for theta != 0 and 0 at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is not finite.</exception>
    public static double TotalVariation(double theta) => Domain.Finite(theta) == 0 ? 0 : 1;

    /// <summary>
    /// JSD of the two lines after adding N(0, sd^2 I): that of N(0, 1) and N(theta/sd, 1), since the smoothed laws are products that share
    /// the factor along the lines. The control in which the gradient of JSD comes back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is not finite, or sd is not positive and finite.</exception>
    public static Integral SmoothedJensenShannon(double theta, double sd) =>
        ShiftedGaussians.JensenShannon(Domain.Finite(theta) / Domain.Positive(sd));

    /// <summary>d/dtheta of <see cref="SmoothedJensenShannon"/>, per unit of theta.</summary>
    /// <exception cref="ArgumentOutOfRangeException">theta is not finite, or sd is not positive and finite.</exception>
    public static Integral SmoothedJensenShannonDerivative(double theta, double sd) =>
        ShiftedGaussians.JensenShannonDerivative(Domain.Finite(theta) / Domain.Positive(sd)).Affine(1 / sd, 0);
}
