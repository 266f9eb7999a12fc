namespace Replication.Oracles.Quadrature;

/// <summary>A quadrature could not reach its tolerance, or its integrand was not finite. No value is silently returned instead.</summary>
public sealed class QuadratureException : ArithmeticException
{
    /// <summary>Makes the exception with the best estimate at the time of giving up.</summary>
    public QuadratureException(string message, Integral best) : base(message) => Best = best;

    /// <summary>The estimate when the rule gave up; its <see cref="Integral.Error"/> is above what was asked for.</summary>
    public Integral Best { get; }
}
