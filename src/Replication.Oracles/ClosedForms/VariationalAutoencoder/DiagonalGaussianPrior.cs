namespace Replication.Oracles.ClosedForms.VariationalAutoencoder;

/// <summary>
/// Kingma and Welling 2014, Appendix B: the KL term of the bound for a factorised Gaussian encoder and a standard normal prior.
/// </summary>
public static class DiagonalGaussianPrior
{
    /// <summary>KL(N(mean, diag sd^2)||N(0, I)) = half the sum of mean^2 + sd^2 - 1 - log sd^2, in nats.</summary>
    /// <param name="mean">One finite number for each latent coordinate.</param>
    /// <param name="sd">As many positive, finite numbers.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a number is outside its domain.</exception>
    public static double KullbackLeibler(ReadOnlySpan<double> mean, ReadOnlySpan<double> sd)
    {
        if (mean.IsEmpty || mean.Length != sd.Length)
            throw new ArgumentException("Expected as many means as standard deviations, at least one.", nameof(sd));
        double sum = 0;
        for (var i = 0; i < mean.Length; i++)
        {
            if (!double.IsFinite(mean[i])) throw new ArgumentException("A mean must be finite.", nameof(mean));
            if (!(sd[i] > 0 && double.IsFinite(sd[i])))
                throw new ArgumentException("A standard deviation must be positive and finite.", nameof(sd));
            sum += 0.5 * ((mean[i] * mean[i]) + (sd[i] * sd[i]) - 1 - (2 * Math.Log(sd[i])));
        }
        return sum;
    }
}
