using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class AdversarialVariationalBayesTests
{
    [Fact]
    public void The_optimal_adversary_and_its_expectations()
    {
        var adversary = new GaussianAdversary(0.8, 0.6);
        LineDensity q = LineDensity.Gaussian(0.8, 0.6), p = LineDensity.Gaussian(0, 1);
        foreach (var z in new[] { -2, 0, 0.8, 3 }) Close.Absolute(q.Log(z) - p.Log(z), adversary.At(z), 1e-13, $"T*({z})");
        Close.Absolute(0.5108256, adversary.KullbackLeibler, 5.1e-8, "claims 6.1");
        Close.Absolute(adversary.KullbackLeibler, q.Expectation(adversary.At).Value, 1e-11, "E_q T*");
        Close.Absolute(FDivergences.KullbackLeibler.Between(q, p).Value, adversary.KullbackLeibler, 1e-11, "KL");
        // Proposition 2, and its control under the prior.
        Close.Absolute(0, q.Expectation(adversary.MeanSlope).Value, 1e-11, "E_q dT/dmu");
        Close.Absolute(0, q.Expectation(adversary.SdSlope).Value, 1e-11, "E_q dT/ds");
        var (mean, sd) = adversary.ExpectedSlopesUnderPrior;
        Close.Absolute(mean, p.Expectation(adversary.MeanSlope).Value, 1e-10, "E_p dT/dmu");
        Close.Absolute(sd, p.Expectation(adversary.SdSlope).Value, 1e-10, "E_p dT/ds");
        Assert.True(Math.Abs(mean) > 1 && Math.Abs(sd) > 1);
        const double h = 1e-6;
        foreach (var z in new[] { -1, 0.3, 2 })
        {
            Close.Absolute((new GaussianAdversary(0.8 + h, 0.6).At(z) - new GaussianAdversary(0.8 - h, 0.6).At(z)) / (2 * h),
                adversary.MeanSlope(z), 1e-7);
            Close.Absolute((new GaussianAdversary(0.8, 0.6 + h).At(z) - new GaussianAdversary(0.8, 0.6 - h).At(z)) / (2 * h),
                adversary.SdSlope(z), 1e-7);
            Close.Absolute(OptimalDiscriminator.At(q.Log(z), p.Log(z)), adversary.Discriminator(z), 1e-14);
        }
    }

    [Fact]
    public void With_the_exact_posterior_the_adversary_is_the_pointwise_mutual_information()
    {
        Property.HoldsForSeeds(100, random =>
        {
            var model = new LinearGaussianInformation(random.Between(-3, 3), random.Between(0.2, 2));
            double x = random.Between(-3, 3), z = random.Between(-3, 3);
            var pmi = model.PointwiseMutualInformation(x, z);
            Close.Absolute(pmi, model.OptimalAdversary(x, z), 1e-11 * (1 + Math.Abs(pmi)));
        });
        // Its mean over the joint law is I(x; z).
        var one = new LinearGaussianInformation(1.5, 0.8);
        var joint = new PlaneDensity(
            (z, x) => LineDensity.Gaussian(0, 1).Log(z) + LineDensity.Gaussian(1.5 * z, 0.8).Log(x), Rectangle.Plane, [-4, 0, 4],
                [-8, -3, 0, 3, 8]);
        Close.Absolute(one.MutualInformation, joint.Expectation((z, x) => one.PointwiseMutualInformation(x, z)).Value, 1e-8, "I(x; z)");
    }

    [Fact]
    public void Eight_schools_posterior_is_that_of_scipy()
    {
        var block = Block.Named("eight_schools");
        var schools = EightSchools.Published();
        Close.Relative(block["evidence"], schools.Evidence.Value, block.Tolerance, "evidence");
        Close.Relative(block["mu"], schools.Expectation((mu, _) => mu).Value, block.Tolerance, "mu");
        Close.Relative(block["abs_tau"], schools.Expectation((_, tau) => Math.Abs(tau)).Value, block.Tolerance, "|tau|");
        Close.Absolute(0, schools.Expectation((_, tau) => tau).Value, 1e-9, "tau is symmetric");
        Close.Relative(block["theta_0"], schools.EffectMean(0).Value, block.Tolerance, "theta_0");
        Close.Relative(block["theta_0_squared"], schools.EffectSecondMoment(0).Value, block.Tolerance, "theta_0^2");
        Assert.Throws<ArgumentOutOfRangeException>(() => schools.EffectMean(8));
        Assert.Throws<ArgumentException>(() => new EightSchools([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new EightSchools([1], [0]));
    }

    [Fact]
    public void The_toy_autoencoders_optimum_is_that_of_the_claims_and_of_scipy()
    {
        var block = Block.Named("four_points");
        var best = FourPointOptimum.Find(new RandomStream("four points", 0));
        Close.Absolute(-1.696318, best.Elbo, 5.1e-7, "ELBO");
        Close.Absolute(-1.567863, best.LogLikelihood, 1.1e-6, "log-likelihood");
        Close.Relative(block["elbo"], best.Elbo, block.Tolerance, "ELBO of scipy");
        // Stationary in the bound only: the other terms move to first order with what is left of the gradient.
        Close.Absolute(block["log_likelihood"], best.LogLikelihood, 1e-5, "log-likelihood of scipy");
        Close.Absolute(0.341973, best.Reconstruction, 5e-6, "reconstruction");
        Close.Absolute(1.354345, best.KullbackLeibler, 5e-6, "KL");
        Close.Absolute(0.146463, best.AggregateKullbackLeibler, 5e-6, "aggregate KL");
        Close.Absolute(1.207881, best.MutualInformation, 5e-6, "mutual information");
        Close.Absolute(-best.Elbo, best.Reconstruction + best.KullbackLeibler, 1e-12, "the terms add up");
        Assert.True(best.Elbo < FourPointSolution.UpperBound && best.Elbo <= best.LogLikelihood);
    }

    [Fact]
    public void Four_parallel_strips_have_a_better_bound_than_the_crossed_pairs_and_nothing_better_is_found()
    {
        // By a pattern search over four numbers on a grid of the line (the strips do not depend on the other axis), in Python.
        var strips = FourPointOptimum.Strips();
        Close.Absolute(-1.6318836, strips.Elbo, 2e-7, "ELBO");
        Close.Absolute(0.0581743 * 4, strips.Reconstruction, 2e-4, "reconstruction");
        Assert.All(strips.Encoder, q => Close.Absolute(1, q.SdY, 1e-3, "standard deviation along a strip"));

        var (draws, grid) = (new RandomStream("wide starts", 0), new FourPointGrid(0.15, 7));
        var found = new List<double>();
        for (var start = 0; start < 30; start++)
        {
            var from = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(
                16, i => i % 4 < 2 ? 1.2 * draws.NextGaussian() : -0.8 + 0.6 * draws.NextGaussian());
            var settled = new MathNet.Numerics.Optimization.BfgsMinimizer(1e-5, 1e-12, 1e-12, 500).FindMinimum(
                MathNet.Numerics.Optimization.ObjectiveFunction.Gradient(grid.NegativeElbo), from);
            found.Add(-grid.NegativeElbo(settled.MinimizingPoint).Value);
        }

        // The coarse grid is wrong by 2e-4 at the strips.
        Assert.InRange(found.Max(), strips.Elbo - 1e-3, strips.Elbo + 1e-3);
        Assert.Throws<ArgumentException>(() => FourPointOptimum.From(strips.Encoder.Take(3).ToArray()));
    }

    [Fact]
    public void The_bounds_gradient_is_its_gradient_and_a_finer_grid_changes_nothing()
    {
        FourPointGrid grid = new(0.25, 7), fine = new(0.1, 9);
        Property.HoldsForSeeds(5, random =>
        {
            var at = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(16,
                i => i % 4 < 2 ? random.Between(-1.5, 1.5) : random.Between(-0.8, 0));
            var (value, gradient) = fine.NegativeElbo(at);
            Close.Absolute(value, grid.NegativeElbo(at).Value, 1e-6, "coarse");
            Close.Absolute(value, -fine.Terms(at).Elbo, 1e-12, "terms");
            foreach (var i in new[] { 0, 3, 6, 13 })
            {
                const double h = 1e-5;
                var step = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(16, j => j == i ? h : 0);
                Close.Absolute((fine.NegativeElbo(at + step).Value - fine.NegativeElbo(at - step).Value) / (2 * h), gradient[i], 1e-8,
                    $"parameter {i}");
            }
        });
    }
}
