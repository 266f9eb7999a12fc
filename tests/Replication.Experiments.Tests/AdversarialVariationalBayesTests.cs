using Replication.Core.Inference;
using Replication.Evidence;
using Replication.Oracles.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Experiments.Tests;

/// <summary>The measures of AdversarialVariationalBayes against numbers known by hand.</summary>
public class AdversarialVariationalBayesTests
{
    [Fact]
    public void A_decoder_that_knows_nothing_and_the_prior_as_encoder_give_the_terms_of_four_coins()
    {
        using var scope = NewDisposeScope();
        using var points = new FourPoints(CPU, Scale.Standard);
        using var decoder = nn.Sequential(nn.Linear(2, 4));
        using (no_grad())
            foreach (var parameter in decoder.parameters()) parameter.zero_();
        var terms = points.Terms(new GaussianPosterior(zeros(4, 2), zeros(4, 2)), decoder);

        var coins = -4 * Math.Log(2);
        Assert.Equal(coins, terms.LogLikelihood, 5);
        Assert.Equal(coins, points.LogLikelihood(decoder), 5);
        Assert.Equal(coins, terms.Elbo, 5);
        Assert.Equal(-coins / 4, terms.Reconstruction, 5);
        Assert.Equal(0, terms.AggregateDivergence, 5);
    }

    [Fact]
    public void The_bound_never_exceeds_the_likelihood_and_the_likelihood_never_the_limit()
    {
        var outcome = new FourPointVae(new Run(0, 3, Scale.Smoke, "cpu")).Train();
        Assert.All(outcome.Training, moment => Assert.True(moment.Elbo <= moment.LogLikelihood && moment.LogLikelihood <= -Math.Log(4)));
    }

    [Fact]
    public void The_joint_density_of_the_schools_is_that_of_its_parts()
    {
        using var scope = NewDisposeScope();
        double[] z = [0.5, -0.7, 0.1, 0.2, -0.3, 0.4, -0.5, 0.6, 0.7, -0.8];
        static double Log(double x, double mean, double sd) =>
            -0.5 * (x - mean) * (x - mean) / (sd * sd) - Math.Log(sd * Math.Sqrt(2 * Math.PI));
        var data = SchoolsPosterior.Exact;
        var expected = z.Sum(value => Log(value, 0, 1))
            + data.Effects.Select((y, j) => Log(y, z[0] + z[1] * z[2 + j], data.Errors[j])).Sum();
        Assert.Equal(expected, EightSchools.LogJoint(tensor(z, dtype: float32).view(1, -1)).ToDouble(), 3);
    }

    [Fact]
    public void Draws_of_the_exact_posterior_are_near_it_and_half_of_them_is_not()
    {
        var stream = new RandomStream("exact draws", 1);
        var draws = OfPosterior(stream, 40_000);
        var near = EightSchools.Row.Of(tensor(draws).view(-1, 2), elbo: 0, replicate: 1);
        Assert.InRange(near.TotalVariation, 0, 0.03);
        Assert.InRange(near.PositiveTau, 0.48, 0.52);
        var exact = EightSchools.Row.OfExact();
        Assert.Equal(exact.MeanAbsoluteTau, near.MeanAbsoluteTau, 0.02);
        Assert.Equal(exact.SdMu, near.SdMu, 0.02);

        var half = EightSchools.Row.Of(
            tensor((double[])[.. draws.Select((value, i) => i % 2 == 1 ? Math.Abs(value) : value)]).view(-1, 2), elbo: 0, replicate: 1);
        Assert.InRange(half.TotalVariation, 0.45, 0.52);
        Assert.Equal(1, half.PositiveTau);
    }

    /// <summary>Rejection from a box that holds all but a thousandth of the posterior.</summary>
    static double[] OfPosterior(RandomStream stream, int count)
    {
        var density = SchoolsPosterior.Exact.Posterior;
        var draws = new List<double>();
        while (draws.Count < 2 * count)
        {
            double mu = -1.5 + 4 * stream.NextDouble(), tau = -3 + 6 * stream.NextDouble();
            if (stream.NextDouble() * 1.2 < Math.Exp(density.Log(mu, tau))) draws.AddRange([mu, tau]);
        }

        return [.. draws];
    }
}
