using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>A probability density on the plane, known by its logarithm. Immutable; thread-safe if <see cref="Log"/> is.</summary>
public sealed record PlaneDensity
{
    /// <summary>Describes a density; the contracts are those of <see cref="LineDensity"/>, coordinate by coordinate.</summary>
    /// <param name="log">log p(x, y), finite at every interior point of the support.</param>
    /// <param name="support">Where the density is positive.</param>
    /// <param name="xLandmarks">Where cubature cuts x first.</param>
    /// <param name="yLandmarks">Where cubature cuts y first.</param>
    /// <exception cref="ArgumentException">The support has no interior, or a landmark is NaN.</exception>
    public PlaneDensity(Func<double, double, double> log, Rectangle support, IEnumerable<double> xLandmarks, IEnumerable<double> yLandmarks)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(xLandmarks);
        ArgumentNullException.ThrowIfNull(yLandmarks);
        if (support.IsNull) throw new ArgumentException("The support of a density needs an interior.", nameof(support));
        (Log, Support, XLandmarks, YLandmarks) = (log, support, [.. xLandmarks], [.. yLandmarks]);
        if (XLandmarks.Concat(YLandmarks).Any(double.IsNaN)) throw new ArgumentException("A landmark must not be NaN.", nameof(xLandmarks));
    }

    /// <summary>log p(x, y); meaningful inside <see cref="Support"/> only.</summary>
    public Func<double, double, double> Log { get; }

    /// <summary>Where p is positive.</summary>
    public Rectangle Support { get; }

    /// <summary>Where cubature cuts x first.</summary>
    public IReadOnlyList<double> XLandmarks { get; }

    /// <summary>Where cubature cuts y first.</summary>
    public IReadOnlyList<double> YLandmarks { get; }

    /// <summary>The integral of the density over its support: 1 if normalised and the landmarks are well chosen.</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached.</exception>
    public Integral Mass(Tolerance? tolerance = null) => Mass(Support, tolerance);

    /// <summary>The probability of a rectangle.</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached.</exception>
    public Integral Mass(Rectangle rectangle, Tolerance? tolerance = null) => Expectation((_, _) => 1, rectangle, tolerance);

    /// <summary>E f(X, Y), by cubature over the support.</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached, or f is not finite where p is positive.</exception>
    public Integral Expectation(Func<double, double, double> f, Tolerance? tolerance = null) => Expectation(f, Support, tolerance);

    /// <summary>The law of two independent coordinates; the contract of its arguments carries over.</summary>
    public static PlaneDensity Product(LineDensity x, LineDensity y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return new PlaneDensity((a, b) => x.Log(a) + y.Log(b), new Rectangle(x.Support, y.Support), x.Landmarks, y.Landmarks);
    }

    Integral Expectation(Func<double, double, double> f, Rectangle rectangle, Tolerance? tolerance)
    {
        var part = rectangle.Intersect(Support);
        return PlaneCubature.Integrate(
            (x, y) =>
            {
                var p = Math.Exp(Log(x, y));
                return p == 0 ? 0 : p * f(x, y);
            },
            part.X, part.Y, tolerance, XLandmarks, YLandmarks);
    }
}
