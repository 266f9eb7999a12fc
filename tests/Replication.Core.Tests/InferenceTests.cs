using Replication.Core.Inference;
using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using Replication.Oracles.ClosedForms.VariationalAutoencoder;
using Replication.Oracles.Divergences;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class InferenceTests
{
    [Fact]
    public void The_prior_and_the_divergence_from_it_are_their_closed_forms()
    {
        using var scope = NewDisposeScope();
        var z = tensor(new[] { 0.3, -1.2 }).view(1, 2);
        Assert.Equal(
            LineDensity.Gaussian(0, 1).Log(0.3) + LineDensity.Gaussian(0, 1).Log(-1.2), StandardNormal.LogDensity(z).ToDouble(), 12);

        var posterior = new GaussianPosterior(tensor(new[] { 0.7, -2 }).view(1, 2), tensor(new[] { Math.Log(0.3), Math.Log(2) }).view(1, 2));
        Assert.Equal(DiagonalGaussianPrior.KullbackLeibler([0.7, -2], [0.3, 2]), posterior.KullbackLeiblerToPrior().ToDouble(), 12);
        var isotropic = posterior with { LogSd = tensor(new[] { Math.Log(0.3) }).view(1, 1) };
        Assert.Equal(DiagonalGaussianPrior.KullbackLeibler([0.7, -2], [0.3, 0.3]), isotropic.KullbackLeiblerToPrior().ToDouble(), 12);
    }

    [Fact]
    public void Draws_of_a_posterior_have_its_moments_and_carry_gradients_to_them()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var (mean, logSd) = (full([1, 2], 1.5, requires_grad: true), full([1, 2], Math.Log(0.5), requires_grad: true));
        var draws = new GaussianPosterior(mean, logSd).Repeated(100_000).Draw(randn(100_000, 2, generator: generator));
        Assert.InRange(draws.mean().ToDouble(), 1.49, 1.51);
        Assert.InRange(draws.std().ToDouble(), 0.495, 0.505);
        var gradients = autograd.grad([draws.sum()], [mean, logSd]);
        Assert.Equal(200_000, gradients[0].sum().ToDouble(), 0);
        Assert.NotEqual(0, gradients[1].sum().ToDouble());
    }

    [Fact]
    public void A_gaussian_posterior_reads_means_first_and_repeats_row_by_row()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var network = GlorotMlp.Create(generator, CPU, 3, 4);
        var outputs = network.call(eye(3));
        var posterior = GaussianPosterior.Of(network.call, eye(3), latent: 2);
        Assert.Equal(outputs[1][1].ToSingle(), posterior.Mean[1][1].ToSingle());
        Assert.Equal(outputs[1][2].ToSingle(), posterior.LogSd[1][0].ToSingle());
        Assert.Equal(posterior.Mean[1][1].ToSingle(), posterior.Repeated(5).Mean[9][1].ToSingle());
    }

    [Fact]
    public void The_bernoulli_loss_is_the_cross_entropy_of_the_pixels()
    {
        using var scope = NewDisposeScope();
        double[] logits = [2, -1, 0.5];
        var loss = BernoulliDecoder.Loss(tensor(logits).view(1, 3), tensor(new[] { 1.0, 0, 0 }).view(1, 3)).ToDouble();
        double[] on = [.. logits.Select(logit => 1 / (1 + Math.Exp(-logit)))];
        Assert.Equal(-Math.Log(on[0]) - Math.Log(1 - on[1]) - Math.Log(1 - on[2]), loss, 12);
        var pairs = BernoulliDecoder.Losses(tensor(logits).view(1, 3), eye(3, dtype: float64));
        Assert.Equal([1L, 3L], pairs.shape);
        Assert.Equal(loss, pairs[0][0].ToDouble(), 12);
    }

    [Fact]
    public void The_contrast_standardises_draws_and_its_density_is_theirs_without_a_gradient_to_the_moments()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var z = (randn(50_000, 2, dtype: float64, generator: generator) * 0.1 + 5).requires_grad_();
        var contrast = AdaptiveContrast.To(z);
        Assert.False(contrast.Mean.requires_grad || contrast.Variance.requires_grad);
        var standardised = contrast.Standardise(z);
        Assert.InRange(standardised.mean().ToDouble(), -1e-9, 1e-9);
        Assert.InRange(standardised.std().ToDouble(), 0.99, 1.001);

        // For a Gaussian q, E_q[log r - log p] is the whole divergence: nothing is left for T.
        var exact = 2 * new GaussianAdversary(5, 0.1).KullbackLeibler;
        var divergence = (contrast.LogDensity(z) - StandardNormal.LogDensity(z)).mean().ToDouble();
        Assert.InRange(divergence, exact - 0.05, exact + 0.05);
    }

    [Fact]
    public void An_implicit_posterior_gives_each_row_its_own_noise()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var network = GlorotMlp.Create(generator, CPU, 3 + 2, 8, 2);
        var posterior = new ImplicitPosterior(network.call, noise: 2);
        var draws = posterior.Sample(ones(2, 3), generator);
        Assert.Equal([2L, 2L], draws.shape);
        Assert.NotEqual(draws[0][0].ToSingle(), draws[1][0].ToSingle());
    }

    [Fact]
    public void A_trained_adversary_learns_the_log_ratio_and_one_with_samples_exchanged_its_negative()
    {
        Assert.InRange(SlopeOfT(exchanged: false), 0.85, 1.15);
        Assert.InRange(SlopeOfT(exchanged: true), -1.15, -0.85);

        // q = N(1, 1): T* = z - 1/2.
        static double SlopeOfT(bool exchanged)
        {
            using var scope = NewDisposeScope();
            using var generator = new Generator(4);
            using var network = GlorotMlp.Create(generator, CPU, 1, 1);
            Tensor Normal(double mean) => randn(512, 1, generator: generator) + mean;
            Adversary.Train(network, () => exchanged ? (Normal(0), Normal(1)) : (Normal(1), Normal(0)), 800, 0.03);
            return network.parameters().First().ToDouble();
        }
    }

    [Fact]
    public void The_grid_integrates_a_linear_gaussian_model_exactly_and_knows_the_divergence_of_gaussians()
    {
        using var scope = NewDisposeScope();
        using var grid = new LatentGrid(0.1, 6, CPU);
        var z = grid.Nodes.to(float64);

        // x = z_1 + N(0, 1/4): p(x) = N(0, 5/4).
        var likelihood = ((z.select(1, 0) - 0.7) / 0.5).square() * -0.5 - Math.Log(0.5 * Math.Sqrt(2 * Math.PI));
        Assert.Equal(new LinearGaussianInformation(1, 0.5).LogEvidence(0.7), grid.LogEvidence(likelihood), 7);

        var q = StandardNormal.LogDensity((z - 0.8) / 0.6) - 2 * Math.Log(0.6);
        Assert.Equal(2 * new GaussianAdversary(0.8, 0.6).KullbackLeibler, grid.KullbackLeiblerToPrior(q), 6);
        Assert.Equal(0.8, grid.Expectation(q, z.select(1, 0)), 6);
    }

    [Fact]
    public void The_histogram_divergence_is_near_zero_for_the_prior_and_just_below_the_exact_one_elsewhere()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        Tensor Draws() => randn(400_000, 2, generator: generator);
        // Cells that expect less than one draw are more biased than the first-order correction knows.
        Assert.InRange(PriorHistogram.KullbackLeibler(Draws()), -0.0005, 0.0015);
        var exact = 2 * new GaussianAdversary(0.8, 0.6).KullbackLeibler;
        Assert.InRange(PriorHistogram.KullbackLeibler(Draws() * 0.6 + 0.8), 0.98 * exact, exact + 0.001);
        Assert.InRange(PriorHistogram.KullbackLeibler(zeros(10, 2)), 5, 8);
        Assert.Throws<ArgumentException>(() => PriorHistogram.KullbackLeibler(zeros(10, 3)));
        Assert.Throws<ArgumentException>(() => PriorHistogram.KullbackLeibler(full([1, 2], double.NaN)));
    }

    [Fact]
    public void Pixels_and_draws_of_another_shape_are_refused_by_it()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("[1, 3]", Assert.Throws<ArgumentException>(
            "x", () => BernoulliDecoder.Loss(zeros(4, 3), zeros(1, 3))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("logits", () => BernoulliDecoder.Loss(zeros(3), zeros(3)));
        foreach (var shape in new long[][] { [1, 2], [2], [3, 0], [2, 2, 2] })
            Assert.Throws<ArgumentException>("draws", () => AdaptiveContrast.To(zeros(shape)));
    }

    [Fact]
    public void Every_layer_of_a_glorot_network_starts_in_glorots_range()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var network = GlorotMlp.Create(generator, CPU, 50, 400, 1);
        var hidden = ((TorchSharp.Modules.Linear)network[0]).weight.abs().max().ToDouble();
        Assert.InRange(hidden, 0.99 * Math.Sqrt(6.0 / 450), Math.Sqrt(6.0 / 450));
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(51, 0.05)]
    [InlineData(101, 0)]
    public void The_cosine_rate_falls_from_all_to_nothing(int step, double expected) =>
        Assert.Equal(expected, LearningRate.Cosine(0.1, step, 100), 12);
}
