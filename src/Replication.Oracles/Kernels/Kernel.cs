using Replication.Oracles.Divergences;

namespace Replication.Oracles.Kernels;

/// <summary>A value for a pair of points of one dimension.</summary>
/// <param name="x">Coordinates of the first point.</param>
/// <param name="y">Coordinates of the second point, as many.</param>
public delegate double PairFunction(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

/// <summary>
/// A symmetric, positive definite function k(x, y) of two points, which makes <see cref="MaximumMeanDiscrepancy"/> a squared distance of
/// laws. Immutable and thread-safe. The scale of a named kernel should lie between 1e-150 and 1e150: beyond, its square leaves the range of
/// doubles.
/// </summary>
public sealed class Kernel
{
    readonly PairFunction _value;

    Kernel(string name, PairFunction value) => (Name, _value) = (name, value);

    /// <summary>The name and the parameters.</summary>
    public string Name { get; }

    /// <summary>k(x, y). NaN where a coordinate is; a value that overflows is infinite.</summary>
    /// <param name="x">Coordinates of a point.</param>
    /// <param name="y">Coordinates of a point of the same dimension.</param>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public double At(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x.Length == y.Length
        ? _value(x, y)
        : throw new ArgumentException($"Dimensions differ: {x.Length} and {y.Length}.", nameof(y));

    /// <summary>
    /// exp(-||x - y||^2 / (2 bandwidth^2)), the radial basis function. Scikit-learn's <c>rbf_kernel</c> has gamma = 1/(2 bandwidth^2).
    /// Characteristic: the discrepancy is 0 between equal laws only.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The bandwidth is not positive and finite.</exception>
    public static Kernel Gaussian(double bandwidth)
    {
        Domain.Positive(bandwidth);
        var rate = 0.5 / (bandwidth * bandwidth);
        return new Kernel(FormattableString.Invariant($"gaussian({bandwidth:R})"),
            (x, y) => Math.Exp(-rate * Lanes.SquaredDistance(x, y)));
    }

    /// <summary>
    /// (1 + ||x - y||^2 / scale^2)^-exponent, the inverse multiquadric; heavier tails than any Gaussian. With exponent 1 it is a rational
    /// quadratic kernel. Characteristic.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale or the exponent is not positive and finite.</exception>
    public static Kernel InverseMultiquadric(double scale, double exponent = 0.5)
    {
        Domain.Positive(scale);
        Domain.Positive(exponent);
        var rate = 1 / (scale * scale);
        return new Kernel(FormattableString.Invariant($"inverse-multiquadric({scale:R}, {exponent:R})"),
            (x, y) => Math.Pow(1 + (rate * Lanes.SquaredDistance(x, y)), -exponent));
    }

    /// <summary>exp(-||x - y|| / scale), Laplace's kernel with the Euclidean norm. Characteristic.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive and finite.</exception>
    public static Kernel Laplace(double scale)
    {
        Domain.Positive(scale);
        return new Kernel(FormattableString.Invariant($"laplace({scale:R})"),
            (x, y) => Math.Exp(-Math.Sqrt(Lanes.SquaredDistance(x, y)) / scale));
    }

    /// <summary>
    /// (slope x'y + offset)^degree, which compares moments up to the degree. Not characteristic: laws that agree in those moments have
    /// discrepancy 0. Scikit-learn's <c>polynomial_kernel</c>, slope being its gamma and offset its coef0.
    /// </summary>
    /// <param name="degree">At least 1.</param>
    /// <param name="slope">Positive and finite; 1/d for the kernel of KID, d the dimension.</param>
    /// <param name="offset">Finite and not negative; 1 for the kernel of KID.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its domain.</exception>
    public static Kernel Polynomial(int degree, double slope, double offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        Domain.Positive(slope);
        Domain.NotNegative(offset);
        return new Kernel(FormattableString.Invariant($"polynomial({degree}, {slope:R}, {offset:R})"), (x, y) =>
        {
            double value = (slope * Lanes.Dot(x, y)) + offset, power = value;
            for (var k = 1; k < degree; k++) power *= value;
            return power;
        });
    }

    /// <summary>The sum of kernels, a kernel: Gaussians of several bandwidths, for one, when no scale is known.</summary>
    /// <param name="kernels">One or more.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Kernel Sum(params IReadOnlyList<Kernel> kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        if (kernels.Count == 0 || kernels.Contains(null!)) throw new ArgumentException("One kernel or more expected.", nameof(kernels));
        Kernel[] terms = [.. kernels];
        return new Kernel($"sum({string.Join(", ", terms.Select(k => k.Name))})", (x, y) =>
        {
            double sum = 0;
            foreach (var term in terms) sum += term._value(x, y);
            return sum;
        });
    }

    /// <summary>Any other kernel.</summary>
    /// <param name="name">The name used in messages.</param>
    /// <param name="value">
    /// A pure, symmetric function of two points of one dimension. It should be positive definite: without that the discrepancy is no
    /// distance and may be negative, which is not checked. What it throws is passed on.
    /// </param>
    /// <exception cref="ArgumentNullException">No name or no function.</exception>
    public static Kernel Of(string name, PairFunction value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return new Kernel(name, value);
    }

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;
}
