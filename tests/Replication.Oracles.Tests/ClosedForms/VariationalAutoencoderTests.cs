using MathNet.Numerics.LinearAlgebra;
using Replication.Oracles.ClosedForms.VariationalAutoencoder;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class VariationalAutoencoderTests
{
    [Fact]
    public void The_KL_term_is_that_of_the_Gaussians()
    {
        Property.HoldsForSeeds(50, random =>
        {
            var d = random.Next(1, 6);
            double[] mean = [.. Enumerable.Range(0, d).Select(_ => random.Between(-2, 2))],
                sd = [.. Enumerable.Range(0, d).Select(_ => random.Between(0.2, 3))];
            var prior = MultivariateGaussian.Diagonal(new double[d], [.. Enumerable.Repeat(1.0, d)]);
            Close.Relative(MultivariateGaussian.Diagonal(mean, sd).KullbackLeibler(prior),
                DiagonalGaussianPrior.KullbackLeibler(mean, sd), 1e-11);
        });
        Assert.Equal(0, DiagonalGaussianPrior.KullbackLeibler([0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => DiagonalGaussianPrior.KullbackLeibler([0], [-1]));
    }

    [Fact]
    public void Evidence_is_the_bound_plus_the_divergence_from_the_posterior()
    {
        Property.HoldsForSeeds(50, random =>
        {
            int observed = random.Next(1, 5), latent = random.Next(1, 4);
            var model = new LinearGaussianModel(Draw(random, observed, latent), Draw(random, observed, 1).Column(0),
                random.Between(0.3, 2));
            var x = Draw(random, observed, 1).Column(0) * 2;
            var posterior = model.Posterior(x);
            Close.Absolute(model.LogEvidence(x), model.Elbo(x, posterior), 1e-10, "tight at the posterior");
            var root = Draw(random, latent, latent);
            var q = new MultivariateGaussian(Draw(random, latent, 1).Column(0),
                (root * root.Transpose()) + (0.2 * Matrix<double>.Build.DenseIdentity(latent)));
            var gap = q.KullbackLeibler(posterior);
            Close.Absolute(model.LogEvidence(x), gap + model.Elbo(x, q), 1e-9 * (1 + gap), "equation 1");
            // The control of claims 7.1: the right mean with a wrong covariance leaves exactly that divergence.
            var wide = new MultivariateGaussian(posterior.Mean, 2 * posterior.Covariance);
            Close.Absolute(wide.KullbackLeibler(posterior), model.LogEvidence(x) - model.Elbo(x, wide), 1e-10, "wrong covariance");
        });
    }

    [Fact]
    public void Evidence_is_the_integral_of_the_joint_law()
    {
        var model = new LinearGaussianModel(Matrix<double>.Build.Dense(1, 1, 1.7), Vector<double>.Build.Dense(1, 0.4), 0.6);
        foreach (var x in new[] { -1.0, 0.4, 3 })
        {
            var evidence = LineDensity.Gaussian(0, 1).Expectation(z => LineDensity.Gaussian((1.7 * z) + 0.4, 0.6).At(x));
            Close.Relative(Math.Log(evidence.Value), model.LogEvidence(Vector<double>.Build.Dense(1, x)), 1e-10);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(-2)]
    public void Moments_of_the_two_gradient_estimators_are_exact(double mu)
    {
        var rule = new GaussHermite(8);
        void Check(EstimatorMoments expected, Func<double, double> estimator)
        {
            var mean = rule.Expectation(estimator, mu);
            Close.Absolute(mean, expected.Mean, 1e-12, "mean");
            Close.Absolute(rule.Expectation(z => Math.Pow(estimator(z) - mean, 2), mu), expected.Variance, 1e-10, "variance");
            Close.Absolute(2 * mu, expected.Mean, 1e-12, "unbiased");
        }
        Check(GradientEstimators.Reparameterised(mu), z => 2 * z);
        Check(GradientEstimators.ScoreFunction(mu), z => z * z * (z - mu));
    }

    [Fact]
    public void The_marginal_likelihood_estimator_needs_light_tails()
    {
        foreach (var t in new[] { 0.3, 0.8, 1, 1.2, 1.4 })
        {
            double v = 1.1 * 1.1, fitted = t * 1.1;
            LineDensity q = LineDensity.Gaussian(0, fitted), posterior = LineDensity.Gaussian(0, 1.1);
            // The integral of q^2 / p is a Gaussian of variance 1 / (2/t^2 - 1/v), which may be far wider than either: the breaks follow
            // it.
            var width = Math.Sqrt(1 / ((2 / (fitted * fitted)) - (1 / v)));
            var ratio = GaussKronrod.Integrate(z => Math.Exp((2 * q.Log(z)) - posterior.Log(z)), Interval.Line,
                breaks: [-8 * width, -3 * width, 0, 3 * width, 8 * width]);
            Close.Absolute(ratio.Value - 1, MarginalLikelihoodEstimator.RelativeVariance(1.1, fitted), 1e-9 * ratio.Value, $"t = {t}");
        }
        Assert.Equal(0, MarginalLikelihoodEstimator.RelativeVariance(2, 2), 14);
        Assert.Equal(double.PositiveInfinity, MarginalLikelihoodEstimator.RelativeVariance(1, Math.Sqrt(2) + 1e-9));
    }

    static Matrix<double> Draw(Random random, int rows, int columns) =>
        Matrix<double>.Build.Dense(rows, columns, (_, _) => random.Between(-1.5, 1.5));
}
