namespace Replication.Oracles.Quadrature;

/// <summary>The value of an integral as a quadrature rule found it, with what is known of its error.</summary>
/// <param name="Value">The estimate; finite, or an exact infinity where the integrand's structure proves one.</param>
/// <param name="Error">A bound on the absolute error as the rule estimates it (never negative; 0 for an exact value).</param>
/// <param name="Evaluations">How many times the integrand was called.</param>
public readonly record struct Integral(double Value, double Error, int Evaluations)
{
    /// <summary>A value known without quadrature: error 0, no evaluations.</summary>
    public static Integral Exact(double value) => new(value, 0, 0);

    /// <summary>
    /// <c>scale * this + shift</c>, with the error scaled alike. A zero scale of a finite value gives the exact
    /// shift; NaN and infinity follow IEEE arithmetic.
    /// </summary>
    public Integral Affine(double scale, double shift) => new((scale * Value) + shift, Math.Abs(scale) * Error, Evaluations);

    /// <summary>The sum of two integrals; errors and evaluations add up. Opposite infinities give NaN.</summary>
    public static Integral operator +(Integral left, Integral right) =>
        new(left.Value + right.Value, left.Error + right.Error, left.Evaluations + right.Evaluations);
}
