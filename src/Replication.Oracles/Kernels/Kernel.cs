using Replication.Oracles.Divergences;

namespace Replication.Oracles.Kernels;

/// <summary>
/// A radial kernel k(x, y) with k(x, x) = 1, positive definite in every dimension (Schoenberg 1938). Immutable and thread-safe. Its scale
/// should lie between 1e-150 and 1e150: beyond, its square leaves the range of doubles.
/// </summary>
public sealed record Kernel
{
    Kernel(string name, Func<double, double> ofSquaredDistance) => (Name, OfSquaredDistance) = (name, ofSquaredDistance);

    /// <summary>The name and the scale.</summary>
    public string Name { get; }

    /// <summary>k as a function of ||x - y||^2, which is not negative; 1 at 0, falling towards 0, its value at +infinity; NaN for NaN.</summary>
    public Func<double, double> OfSquaredDistance { get; }

    /// <summary>exp(-||x - y||^2 / (2 bandwidth^2)), the radial basis function.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bandwidth is not positive and finite.</exception>
    public static Kernel Gaussian(double bandwidth)
    {
        Domain.Positive(bandwidth);
        var rate = 0.5 / (bandwidth * bandwidth);
        return new Kernel(FormattableString.Invariant($"gaussian({bandwidth:R})"), d2 => Math.Exp(-rate * d2));
    }

    /// <summary>(1 + ||x - y||^2 / scale^2)^-exponent, the inverse multiquadric; heavier tails than any Gaussian.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale or the exponent is not positive and finite.</exception>
    public static Kernel InverseMultiquadric(double scale, double exponent = 0.5)
    {
        Domain.Positive(scale);
        Domain.Positive(exponent);
        var rate = 1 / (scale * scale);
        return new Kernel(FormattableString.Invariant($"inverse-multiquadric({scale:R}, {exponent:R})"),
            d2 => Math.Pow(1 + (rate * d2), -exponent));
    }
}
