namespace Replication.Oracles.Transport;

/// <summary>
/// Optimal transport between Gaussians in closed form. Pure and safe to call from several threads.
/// </summary>
public static class GaussianTransport
{
    /// <summary>
    /// W_2 of N(m1, S1) and N(m2, S2): sqrt(||m1 - m2||^2 + B(S1, S2)^2) with the Bures distance
    /// B^2 = tr(S1 + S2 - 2 (S1^1/2 S2 S1^1/2)^1/2) (Dowson and Landau 1982; Olkin and Pukelsheim 1982).
    /// </summary>
    /// <remarks>
    /// B is computed as min over orthogonal U of ||L1 - L2 U||_F with S1 = L1 L1^T and S2 = L2 L2^T, attained by the polar factor of L2^T
    /// L1: the trace formula would lose half of the digits to cancellation where S1 and S2 are close. A law against itself is at distance 0
    /// exactly. POT: <c>ot.gaussian.bures_wasserstein_distance</c>. The square between the Gaussians of two samples is <see
    /// cref="Samples.FrechetDistance"/>.
    /// </remarks>
    /// <param name="mean1">d finite numbers.</param>
    /// <param name="covariance1">
    /// d times d, symmetric and positive semidefinite but for float32 rounding: entries may differ from their mirror images by
    /// 4 sqrt(d) 2^-24 times the largest entry of the matrix, and are averaged with them; eigenvalues down to that share of the matrix'
    /// largest one below 0 count as 0. May be singular, as a covariance of no more samples than dimensions is.
    /// </param>
    /// <param name="mean2">d finite numbers.</param>
    /// <param name="covariance2">As the first; each is held against its own largest eigenvalue.</param>
    /// <returns>W_2, at least 0 and finite, in units of the coordinates.</returns>
    /// <exception cref="ArgumentException">
    /// Shapes that differ, an entry that is NaN or infinite, a covariance that is not symmetric or has a negative eigenvalue beyond
    /// rounding, or means further apart than the largest double.
    /// </exception>
    /// <example>
    /// <code>
    /// double[,] identity = { { 1, 0 }, { 0, 1 } }, wide = { { 4, 0 }, { 0, 9 } };
    /// Console.WriteLine(GaussianTransport.Wasserstein2([0, 0], identity, [2, 0], wide).ToString("F6"));  // 3.000000
    /// </code>
    /// </example>
    public static double Wasserstein2(ReadOnlySpan<double> mean1, double[,] covariance1, ReadOnlySpan<double> mean2, double[,] covariance2)
    {
        if (mean1.IsEmpty || mean1.Length != mean2.Length)
            throw new ArgumentException(
                $"The means have the shapes [{mean1.Length}] and [{mean2.Length}]; expected the same positive number of coordinates.");
        var distance = Distance(mean1, mean2);
        double scale1 = CovarianceFactor.Scale(covariance1, mean1.Length, nameof(covariance1)),
            scale2 = CovarianceFactor.Scale(covariance2, mean1.Length, nameof(covariance2));
        var exponent = Exponent(Math.Max(scale1, scale2));
        var factor1 = CovarianceFactor.Of(covariance1, exponent, nameof(covariance1));
        if (covariance1.Cast<double>().SequenceEqual(covariance2.Cast<double>())) return distance;
        return Between(distance, factor1, CovarianceFactor.Of(covariance2, exponent, nameof(covariance2)), exponent);
    }

    /// <summary>
    /// An even power of two near the largest variance, whose root is exact: no product of entries divided by it overflows.
    /// </summary>
    internal static int Exponent(double largest) => largest == 0 ? 0 : Math.ILogB(largest) & ~1;

    /// <summary>W_2 from the distance of the means and factors of the covariances times 2^-<paramref name="exponent"/>.</summary>
    /// <exception cref="ArgumentException">It exceeds the largest double.</exception>
    internal static double Between(double distance, double[][] factor1, double[][] factor2, int exponent)
    {
        var total = double.Hypot(distance, Math.ScaleB(BuresDistance.Between(factor1, factor2), exponent / 2));
        return double.IsFinite(total) ? total : throw TooFar();
    }

    /// <summary>The Euclidean distance, which overflows only where its value does.</summary>
    internal static double Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double distance = 0;
        for (var d = 0; d < first.Length; d++)
        {
            if (!double.IsFinite(first[d]) || !double.IsFinite(second[d])) throw new ArgumentException("A mean is NaN or infinite.");
            distance = double.Hypot(distance, first[d] - second[d]);
        }
        return double.IsFinite(distance) ? distance : throw TooFar();
    }

    static ArgumentException TooFar() => new("The laws are further apart than the largest double.");
}
