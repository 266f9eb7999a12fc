using Replication.Oracles.Divergences;

namespace Replication.Oracles.Tests.Divergences;

public class SkewedJensenShannonTests
{
    static readonly LineDensity P = LineDensity.Gaussian(0, 1), Q = LineDensity.Gaussian(1, 2);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void It_is_the_two_divergences_from_the_weighted_mixture(double weight)
    {
        var mixture = LineDensity.Mixture([weight, 1 - weight], [P, Q]);
        var expected = (weight * FDivergences.KullbackLeibler.Between(P, mixture).Value)
            + ((1 - weight) * FDivergences.KullbackLeibler.Between(Q, mixture).Value);
        Close.Absolute(expected, FDivergences.SkewedJensenShannon(weight).Between(P, Q).Value, 1e-10);
        Close.Absolute(expected, FDivergences.SkewedJensenShannon(1 - weight).Between(Q, P).Value, 1e-10);
    }

    [Fact]
    public void Without_skew_it_is_the_Jensen_Shannon_divergence() => Property.HoldsForSeeds(100, random =>
    {
        double[] p = random.NextPmf(6), q = random.NextPmf(6);
        Close.Absolute(FDivergences.JensenShannon.Between(p, q), FDivergences.SkewedJensenShannon(0.5).Between(p, q), 1e-15);
    });

    [Fact]
    public void Its_ends_are_the_Kullback_Leibler_divergences()
    {
        const double small = 1e-5;
        Close.Absolute(FDivergences.KullbackLeibler.Between(P, Q).Value,
            FDivergences.SkewedJensenShannon(small).Between(P, Q).Value / small, 1e-3);
        Close.Absolute(FDivergences.ReverseKullbackLeibler.Between(Q, P).Value,
            FDivergences.SkewedJensenShannon(1 - small).Between(Q, P).Value / small, 1e-3);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.7)]
    public void Its_conjugate_is_tight_at_its_derivative_and_its_mass_costs_the_entropy_of_the_weights(double weight)
    {
        var d = FDivergences.SkewedJensenShannon(weight);
        foreach (var u in (double[])[0.01, 0.5, 1, 3, 90])
        {
            var t = d.Derivative(u);
            Close.Absolute((u * t) - d.Generator(u), d.Conjugate(t), 1e-12);
            for (var other = -2.0; other <= 1; other += 0.125) Assert.True(d.Conjugate(other) >= (u * other) - d.Generator(u) - 1e-12);
        }
        var entropy = -(weight * Math.Log(weight)) - ((1 - weight) * Math.Log(1 - weight));
        Close.Absolute(entropy, d.OfDisjoint, 1e-15);
        Assert.Equal(entropy, d.Between([1, 0], [0, 1]), 1e-15);
        Close.Absolute(d.PerMassOfQ, d.Generator(0), 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_weight_is_between_0_and_1(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FDivergences.SkewedJensenShannon(weight));
}
