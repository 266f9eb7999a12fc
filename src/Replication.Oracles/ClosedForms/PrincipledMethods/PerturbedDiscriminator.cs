using Replication.Oracles.Divergences;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// D = D* + a + b sin(w x) around <see cref="SmoothStep"/>: a discriminator whose distance from perfection and whose generator gradient are
/// both known exactly. With segments at x = 0 and x = theta and g_theta(z) = (theta, z), M = 1.
/// </summary>
/// <param name="Offset">a; finite.</param>
/// <param name="Amplitude">b; finite.</param>
/// <param name="Frequency">w, in radians per unit of x; finite.</param>
public sealed record PerturbedDiscriminator(double Offset, double Amplitude, double Frequency)
{
    /// <summary>a.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Offset { get; } = Domain.Finite(Offset);

    /// <summary>b.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Amplitude { get; } = Domain.Finite(Amplitude);

    /// <summary>w.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Frequency { get; } = Domain.Finite(Frequency);

    /// <summary>sup over x of |D - D*|, |a| + |b| for w != 0 and |a| for w = 0.</summary>
    public double ValueDistance => Math.Abs(Offset) + (Frequency == 0 ? 0 : Math.Abs(Amplitude));

    /// <summary>sup over x of |D' - D*'|, |b w|.</summary>
    public double GradientDistance => Math.Abs(Amplitude * Frequency);

    /// <summary>
    /// The theorem's norm, sup over x of |D - D*| + |D' - D*'| = |a| + |b| sqrt(1 + w^2): the two suprema are at different phases, so this
    /// is at most <see cref="ValueDistance"/> + <see cref="GradientDistance"/>.
    /// </summary>
    public double Norm => Math.Abs(Offset) + (Frequency == 0 ? 0 : Math.Abs(Amplitude) * Math.Sqrt(1 + (Frequency * Frequency)));

    /// <summary>D(x), which may leave [0, 1]; NaN for NaN or infinite x.</summary>
    public double At(double x) => SmoothStep.At(x) + Offset + (Amplitude * Math.Sin(Frequency * x));

    /// <summary>dD/dx; NaN for NaN or infinite x.</summary>
    public double Derivative(double x) => SmoothStep.Derivative(x) + (Amplitude * Frequency * Math.Cos(Frequency * x));

    /// <summary>
    /// d/dtheta E_z log(1 - D(g_theta(z))) = -D'(theta) / (1 - D(theta)), the left side of Theorem 2.4 before taking its size; NaN where
    /// D(theta) is not below 1, since the cost is not defined there.
    /// </summary>
    public double GeneratorGradient(double theta)
    {
        var d = At(theta);
        return d < 1 ? -Derivative(theta) / (1 - d) : double.NaN;
    }
}
