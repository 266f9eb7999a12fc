namespace Replication.Oracles.Quadrature;

/// <summary>
/// What a quadrature must reach: an error of at most <c>max(Absolute, Relative * |value|)</c>, the rule of QUADPACK
/// (Piessens, de Doncker-Kapenga, Überhuber and Kahaner, 1983).
/// </summary>
/// <param name="Absolute">In the units of the integral; finite and not negative.</param>
/// <param name="Relative">As a fraction of the integral; finite and not negative.</param>
public readonly record struct Tolerance(double Absolute, double Relative)
{
    /// <summary>1e-12 absolute, 1e-11 relative: what double arithmetic gives for the smooth densities of the papers.</summary>
    public static readonly Tolerance Tight = new(1e-12, 1e-11);

    /// <summary>1e-9 absolute and relative: for integrals over the plane, where each further digit costs a factor.</summary>
    public static readonly Tolerance Plane = new(1e-9, 1e-9);

    /// <summary>The largest error that still counts as reached for an integral of this value; NaN, which no error meets, for NaN.</summary>
    public double Allowance(double value) => Math.Max(Absolute, Relative * Math.Abs(value));

    /// <summary>Throws unless both parts are finite, not negative, and not both zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance can never be met or makes no sense.</exception>
    public void Validate()
    {
        if (!(Absolute >= 0 && Relative >= 0 && Absolute + Relative > 0 && double.IsFinite(Absolute + Relative)))
            throw new ArgumentOutOfRangeException(nameof(Tolerance), this, "A tolerance needs finite, non-negative parts, not both zero.");
    }
}
