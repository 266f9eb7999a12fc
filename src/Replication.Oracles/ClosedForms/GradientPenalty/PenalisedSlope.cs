using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.GradientPenalty;

/// <summary>
/// The penalised problem of Gulrajani et al. 2017 (equation 3) on the line, at one point. Integrating E_g f - E_r f by parts gives -f'
/// Delta with Delta = F_g - F_r, so the slope s = f'(x) minimises -Delta s + lambda rho (|s| - 1)^2 alone, rho the density of the
/// interpolates.
/// </summary>
/// <param name="CdfGap">Delta = F_g(x) - F_r(x); in [-1, 1].</param>
/// <param name="Stiffness">lambda rho(x); positive and finite.</param>
public readonly record struct PenalisedSlope(double CdfGap, double Stiffness)
{
    /// <summary>Delta.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside [-1, 1] or NaN.</exception>
    public double CdfGap { get; } = Domain.Within(-1, 1, CdfGap);

    /// <summary>lambda rho.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: not positive and finite.</exception>
    public double Stiffness { get; } = Domain.Positive(Stiffness);

    /// <summary>
    /// The optimal slope, sign(Delta) (1 + |Delta| / (2 lambda rho)): steeper than 1 wherever the laws differ. NaN for Delta = 0, where +1
    /// and -1 are equally good.
    /// </summary>
    public double Optimum => CdfGap == 0 ? double.NaN : Math.Sign(CdfGap) * SteepestNorm;

    /// <summary>
    /// |f'| at the optimum, 1 + |Delta| / (2 lambda rho); also for Delta = 0, where the two-sided penalty still asks for 1.
    /// </summary>
    public double SteepestNorm => 1 + (Math.Abs(CdfGap) / (2 * Stiffness));

    /// <summary>
    /// The other minimum, a slope of the wrong sign: -sign(Delta) (1 - |Delta| / (2 lambda rho)) for |Delta| below 2 lambda rho, null else.
    /// The two-sided penalty makes the problem non-convex: gradient descent may stay there.
    /// </summary>
    public double? WrongSignMinimum =>
        CdfGap != 0 && Math.Abs(CdfGap) < 2 * Stiffness ? -Math.Sign(CdfGap) * (1 - (Math.Abs(CdfGap) / (2 * Stiffness))) : null;

    /// <summary>-Delta s + lambda rho (|s| - 1)^2, the two-sided objective at a slope s; NaN for NaN.</summary>
    public double Objective(double slope) => (-CdfGap * slope) + (Stiffness * Square(Math.Abs(slope) - 1));

    /// <summary>
    /// The same with the one-sided penalty max(|s| - 1, 0)^2: its optimum is unchanged, but it is convex, and indifferent to |s| &lt; 1 at
    /// Delta = 0.
    /// </summary>
    public double OneSidedObjective(double slope) => (-CdfGap * slope) + (Stiffness * Square(Math.Max(Math.Abs(slope) - 1, 0)));

    static double Square(double x) => x * x;
}
