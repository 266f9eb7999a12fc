using MathNet.Numerics;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>
/// A probability density on the line, known by its logarithm. Immutable; thread-safe if <see cref="Log"/> is.
/// </summary>
public sealed record LineDensity
{
    /// <summary>Describes a density.</summary>
    /// <param name="log">The logarithm of the density (natural, per unit of x); finite at every interior point of the support.</param>
    /// <param name="support">Where the density is positive; it is 0 elsewhere, whatever <paramref name="log"/> says there.</param>
    /// <param name="landmarks">
    /// Points near which the mass lies or the density bends: quadrature cuts there first. On an infinite support there must be some within
    /// a few widths of every peak, or a narrow peak goes unseen; <see cref="Mass(Tolerance?)"/> is the check.
    /// </param>
    /// <exception cref="ArgumentException">The support has no interior or a NaN end, or a landmark is NaN.</exception>
    public LineDensity(Func<double, double> log, Interval support, IEnumerable<double> landmarks)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(landmarks);
        if (support.IsNull) throw new ArgumentException("The support of a density needs an interior.", nameof(support));
        (Log, Support, Landmarks) = (log, support, [.. landmarks]);
        if (Landmarks.Any(double.IsNaN)) throw new ArgumentException("A landmark must not be NaN.", nameof(landmarks));
    }

    /// <summary>log p(x); meaningful inside <see cref="Support"/> only.</summary>
    public Func<double, double> Log { get; }

    /// <summary>Where p is positive.</summary>
    public Interval Support { get; }

    /// <summary>Where quadrature cuts first.</summary>
    public IReadOnlyList<double> Landmarks { get; }

    /// <summary>p(x); 0 outside the support and for NaN, which is not in it.</summary>
    public double At(double x) => x >= Support.Lower && x <= Support.Upper ? Math.Exp(Log(x)) : 0;

    /// <summary>
    /// The integral of the density over its support: 1 for a density that is normalised and whose landmarks are well chosen.
    /// </summary>
    /// <exception cref="QuadratureException">The tolerance was not reached, or the density is not finite somewhere.</exception>
    public Integral Mass(Tolerance? tolerance = null) => Mass(Support, tolerance);

    /// <summary>The probability of an interval; exactly 0 for one without an interior in the support.</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached.</exception>
    public Integral Mass(Interval interval, Tolerance? tolerance = null) => Expectation(_ => 1, interval, tolerance);

    /// <summary>E f(X), by quadrature over the support.</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached, or f is not finite where p is positive.</exception>
    public Integral Expectation(Func<double, double> f, Tolerance? tolerance = null) => Expectation(f, Support, tolerance);

    Integral Expectation(Func<double, double> f, Interval interval, Tolerance? tolerance) =>
        GaussKronrod.Integrate(
            x =>
            {
                // Far in the tail f may overflow where p underflows: such points carry no mass.
                var p = Math.Exp(Log(x));
                return p == 0 ? 0 : p * f(x);
            },
            interval.Intersect(Support), tolerance, Landmarks);

    /// <summary>The normal density N(mean, sd^2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, or sd is not positive and finite.</exception>
    public static LineDensity Gaussian(double mean, double sd)
    {
        RequireLocationScale(mean, sd);
        var logNorm = -Math.Log(sd) - Constants.LogSqrt2Pi;
        return new LineDensity(x => logNorm - (0.5 * Square((x - mean) / sd)), Interval.Line, Around(mean, sd));
    }

    /// <summary>N(mean, sd^2) restricted to mean ± cut * sd and renormalised.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, or sd or the cut is not positive and finite.</exception>
    public static LineDensity TruncatedGaussian(double mean, double sd, double cut)
    {
        RequireLocationScale(mean, sd);
        Domain.Positive(cut);
        var logNorm = -Math.Log(sd) - Constants.LogSqrt2Pi - Math.Log(SpecialFunctions.Erf(cut / Constants.Sqrt2));
        var support = new Interval(mean - (cut * sd), mean + (cut * sd));
        return new LineDensity(x => logNorm - (0.5 * Square((x - mean) / sd)), support,
            [.. Around(mean, sd), support.Lower, support.Upper]);
    }

    /// <summary>The uniform density on an interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The interval has no interior or is not finite.</exception>
    public static LineDensity Uniform(double lower, double upper)
    {
        if (!(lower < upper && double.IsFinite(upper - lower)))
            throw new ArgumentOutOfRangeException(nameof(upper), upper, "A uniform density needs finite ends in ascending order.");
        var log = -Math.Log(upper - lower);
        return new LineDensity(_ => log, new Interval(lower, upper), [lower, upper]);
    }

    /// <summary>The Beta(a, b) density on [0, 1], to 11 digits.</summary>
    /// <param name="a">In (0, 10^4]: for larger ones the norm, a difference of log-gamma values, has fewer digits.</param>
    /// <param name="b">In (0, 10^4].</param>
    /// <exception cref="ArgumentOutOfRangeException">a or b is outside its domain or NaN.</exception>
    public static LineDensity Beta(double a, double b)
    {
        const double largest = 1e4;
        Domain.Within(double.Epsilon, largest, a);
        Domain.Within(double.Epsilon, largest, b);
        var logNorm = -SpecialFunctions.BetaLn(a, b);
        // A power 0 is 1 at the ends too, where the logarithm is infinite.
        return new LineDensity(
            x => logNorm + (a == 1 ? 0 : (a - 1) * Math.Log(x)) + (b == 1 ? 0 : (b - 1) * SpecialFunctions.Log1p(-x)),
            new Interval(0, 1), [0, 1]);
    }

    /// <summary>
    /// The density of Location + Scale * X for X of this density: divergences do not change when both arguments are so mapped.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The location is not finite, or the scale is zero or not finite.</exception>
    public LineDensity Mapped(double location, double scale)
    {
        RequireLocationScale(location, Math.Abs(scale));
        double Map(double x) => location + (scale * x);
        var logScale = Math.Log(Math.Abs(scale));
        double a = Map(Support.Lower), b = Map(Support.Upper);
        return new LineDensity(x => Log((x - location) / scale) - logScale, new Interval(Math.Min(a, b), Math.Max(a, b)),
            Landmarks.Select(Map));
    }

    /// <summary>The mixture of components with the given weights, summed by log-sum-exp.</summary>
    /// <param name="weights">A pmf; zero weights drop their component.</param>
    /// <param name="components">As many densities. The union of their supports must be an interval.</param>
    /// <exception cref="ArgumentException">The weights are no pmf or their number differs, or the supports leave a gap.</exception>
    public static LineDensity Mixture(IReadOnlyList<double> weights, IReadOnlyList<LineDensity> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        Pmf.Validate([.. weights], nameof(weights));
        if (weights.Count != components.Count)
            throw new ArgumentException($"{weights.Count} weights for {components.Count} components.", nameof(weights));
        (double LogWeight, LineDensity Density)[] parts =
            [.. weights.Zip(components).Where(part => part.First > 0).Select(part => (Math.Log(part.First), part.Second))];
        var end = double.NegativeInfinity;
        foreach (var support in parts.Select(part => part.Density.Support).OrderBy(s => s.Lower))
        {
            if (end != double.NegativeInfinity && support.Lower > end)
                throw new ArgumentException("The supports of a mixture must leave no gap.", nameof(components));
            end = Math.Max(end, support.Upper);
        }
        double LogSum(double x)
        {
            Span<double> logs = stackalloc double[parts.Length];
            for (var k = 0; k < parts.Length; k++)
            {
                var (logWeight, density) = parts[k];
                logs[k] = x >= density.Support.Lower && x <= density.Support.Upper ? logWeight + density.Log(x) : double.NegativeInfinity;
            }
            return LogSumExp.Of(logs);
        }
        return new LineDensity(
            LogSum, new Interval(parts.Min(part => part.Density.Support.Lower), end), parts.SelectMany(part => part.Density.Landmarks));
    }

    // Cells of two widths inside, wider ones in the tails: a Gaussian integrand is resolved on the first pass.
    static IEnumerable<double> Around(double mean, double sd) =>
        from k in (double[])[-16, -8, -4, -2, 0, 2, 4, 8, 16] select mean + (k * sd);

    static double Square(double x) => x * x;

    static void RequireLocationScale(double location, double scale)
    {
        Domain.Finite(location);
        Domain.Positive(scale);
    }
}
