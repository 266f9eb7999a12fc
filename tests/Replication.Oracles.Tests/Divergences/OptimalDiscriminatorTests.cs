using Replication.Oracles.Divergences;

namespace Replication.Oracles.Tests.Divergences;

public class OptimalDiscriminatorTests
{
    [Fact]
    public void Its_value_is_minus_log_4_plus_twice_the_divergence_and_no_other_reaches_it()
    {
        Property.HoldsForSeeds(200, random =>
        {
            double[] p = random.NextPmf(8), q = random.NextPmf(8);
            double[] best = [.. p.Zip(q, (a, b) => a + b == 0 ? 0.5 : OptimalDiscriminator.At(Math.Log(a), Math.Log(b)))];
            var value = OptimalDiscriminator.Value(p, q, best);
            Close.Absolute(OptimalDiscriminator.Value(FDivergences.JensenShannon.Between(p, q)), value, 1e-13);
            Close.Absolute(FDivergences.Gan.Between(p, q), value, 1e-13);
            double[] other = [.. best.Select(d => Math.Clamp(d + random.Between(-0.2, 0.2), 0, 1))];
            Assert.True(OptimalDiscriminator.Value(p, q, other) <= value + 1e-14);
        });
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void Between_shifted_Gaussians_its_logit_is_linear(double m)
    {
        LineDensity p = LineDensity.Gaussian(0, 1), q = LineDensity.Gaussian(m, 1);
        foreach (var x in new[] { -3, -0.5, 0, 1, 2.5 })
            Close.Absolute(1 / (1 + Math.Exp((m * x) - (m * m / 2))), OptimalDiscriminator.At(p.Log(x), q.Log(x)), 1e-15);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 2)]
    [InlineData(-1, 0.5)]
    public void On_the_line_the_best_logit_reaches_the_divergence_and_a_constant_one_reaches_its_own_value(double mean, double sd)
    {
        LineDensity p = LineDensity.Gaussian(0, 1), q = LineDensity.Gaussian(mean, sd);
        var best = OptimalDiscriminator.Value(p, q, x => p.Log(x) - q.Log(x)).Value;
        Close.Absolute(OptimalDiscriminator.Value(FDivergences.JensenShannon.Between(p, q).Value), best, 1e-10);
        Close.Absolute(Math.Log(0.75) + Math.Log(0.25), OptimalDiscriminator.Value(p, q, _ => Math.Log(3)).Value, 1e-10);
        Assert.True(OptimalDiscriminator.Value(p, q, x => p.Log(x) - q.Log(x) + 0.1).Value < best);
    }

    [Fact]
    public void Certain_where_one_density_vanishes_and_undefined_where_both_do()
    {
        Assert.Equal(1, OptimalDiscriminator.At(-1, double.NegativeInfinity));
        Assert.Equal(0, OptimalDiscriminator.At(double.NegativeInfinity, -1));
        Assert.True(double.IsNaN(OptimalDiscriminator.At(double.NegativeInfinity, double.NegativeInfinity)));
    }

    [Fact]
    public void A_wrong_certainty_costs_everything()
    {
        Assert.Equal(double.NegativeInfinity, OptimalDiscriminator.Value([1, 0], [0, 1], [0, 0.5]));
        Assert.Equal(0, OptimalDiscriminator.Value([1, 0], [0, 1], [1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OptimalDiscriminator.Value(0.7));
        Assert.Throws<ArgumentException>(() => OptimalDiscriminator.Value([1, 0], [0, 1], [1, 1.5]));
    }
}
