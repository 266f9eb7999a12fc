using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.ClosedForms.ModeCoverage;
using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Divergences;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Distributions over their whole domain against mpmath (tests/fixtures/statistics/tails.py).</summary>
public class TailFixtureTests
{
    sealed record TailCase(double Freedom, double T, double P);

    sealed record QuantileCase(double Freedom, double Central, double T);

    sealed record BetaCase(double A, double B, double X, double P);

    sealed record GammaCase(double A, double X, double Lower, double Upper);

    sealed record Document(TailCase[] Tails, QuantileCase[] Quantiles, BetaCase[] Betas, GammaCase[] Gammas);

    static readonly Document Reference = Fixture.Read<Document>("statistics/tails.json");

    [Fact]
    public void Student_tails_have_eleven_digits_down_to_1e_300()
    {
        Assert.True(Reference.Tails.Length > 80);
        foreach (var c in Reference.Tails.Where(c => c.P > 1e-300))
        {
            Agreement.Digits(c.P, Student.UpperTail(c.Freedom, c.T), 11, $"v = {c.Freedom:R}, t = {c.T:R}");
            Agreement.Digits(1 - c.P, Student.UpperTail(c.Freedom, -c.T), 12, $"v = {c.Freedom:R}, t = {-c.T:R}");
        }
    }

    [Fact]
    public void Student_quantiles_have_ten_digits_from_the_centre_to_the_far_tail()
    {
        Assert.Equal(40, Reference.Quantiles.Length);
        foreach (var c in Reference.Quantiles)
            Agreement.Digits(c.T, Student.Quantile(c.Freedom, c.Central), 10, $"v = {c.Freedom:R}, central {c.Central:R}");
    }

    [Fact]
    public void Student_is_normal_for_infinitely_many_degrees_of_freedom()
    {
        Agreement.Digits(1.959963984540054, Student.Quantile(double.PositiveInfinity, 0.95), 14, "z");
        Agreement.Digits(1e-15 * Math.Sqrt(Math.PI / 2), Student.Quantile(double.PositiveInfinity, 1e-15), 12, "z near 0");
        Agreement.Digits(1e-15 * Math.Sqrt(Math.PI / 2), Student.Quantile(1e9, 1e-15), 8, "t near 0");
        Assert.Equal(0, Student.UpperTail(1e9, double.PositiveInfinity));
        Assert.Equal(0, Student.UpperTail(3, double.PositiveInfinity));
        Assert.Equal(double.NaN, Student.UpperTail(double.NaN, 1));
        Assert.Equal(double.NaN, Student.UpperTail(3, double.NaN));
    }

    [Fact]
    public void Incomplete_beta_has_eleven_digits_for_parameters_up_to_a_billion()
    {
        Assert.Equal(20, Reference.Betas.Length);
        foreach (var c in Reference.Betas)
            Agreement.Digits(c.P, IncompleteBeta.Lower(c.A, c.B, c.X, 1 - c.X), 11, $"a = {c.A:R}, b = {c.B:R}, x = {c.X:R}");
        Agreement.Digits(0.5, IncompleteBeta.Lower(1e8, 1e8, 0.5, 0.5), 11, "the middle");
    }

    [Fact]
    public void Incomplete_gamma_has_eleven_digits_and_its_quantile_inverts_it()
    {
        Assert.Equal(25, Reference.Gammas.Length);
        foreach (var c in Reference.Gammas)
        {
            Agreement.Digits(c.Lower, IncompleteGamma.Lower(c.A, c.X), 11, $"P, a = {c.A:R}, x = {c.X:R}");
            Agreement.Digits(c.Upper, IncompleteGamma.Upper(c.A, c.X), 11, $"Q, a = {c.A:R}, x = {c.X:R}");
            if (c.Lower is > 1e-300 and < 0.5)
                Agreement.Digits(
                    c.X, IncompleteGamma.Quantile(c.A, c.Lower, upper: false), 11, $"lower quantile, a = {c.A:R}, x = {c.X:R}");
            if (c.Upper is > 1e-300 and < 0.5)
                Agreement.Digits(c.X, IncompleteGamma.Quantile(c.A, c.Upper, upper: true), 11, $"upper quantile, a = {c.A:R}, x = {c.X:R}");
        }
        Assert.Equal((1, 0), (IncompleteGamma.Lower(2, double.PositiveInfinity), IncompleteGamma.Upper(2, double.PositiveInfinity)));
    }

    [Fact]
    public void Intervals_take_every_confidence_that_is_a_double()
    {
        double[] x = [1, 2, 4];
        foreach (var confidence in (double[])[double.Epsilon, 1e-15, 0.5, 0.95, 1 - 1e-12, Math.BitDecrement(1)])
        {
            var mean = StudentInterval.Mean(x, confidence);
            Assert.True(mean.Low <= 7.0 / 3 && mean.High >= 7.0 / 3 && double.IsFinite(mean.High), $"{confidence:R}");
            Assert.True(double.IsFinite(HeavyTail.HillIndex([1, 2, 3, 5, 8], 3, confidence).High), $"{confidence:R}");
            Assert.InRange(ProbabilityOfImprovement.Interval([1, 2, 5], [0, 3, 4], confidence).High, 5.0 / 9, 1);
        }
        // One degree of freedom: half of the width is tan(pi c/2) times the error.
        var two = StudentInterval.Mean([0, 2], 1 - Math.ScaleB(1, -40));
        Agreement.Digits(1 + 1 / Math.Tan(Math.PI * Math.ScaleB(1, -41)), two.High, 11, "Cauchy");
    }

    [Fact]
    public void Proportions_keep_their_digits_for_a_billion_trials()
    {
        var none = Proportion.ClopperPearson(0, int.MaxValue);
        // Bounds of a Poisson mean of 0 and of 3 successes, of which the binomial ones differ by parts in 10^9.
        Agreement.Digits(-Math.Log(0.025) / int.MaxValue, none.High, 8, "0");
        Agreement.Digits(0.6186721 / int.MaxValue, Proportion.ClopperPearson(3, int.MaxValue).Low, 6, "3, low");
        Agreement.Digits(8.7672731 / int.MaxValue, Proportion.ClopperPearson(3, int.MaxValue).High, 6, "3, high");
        // Symmetric counts are ties, however small the masses' relative rounding must be to show it.
        Assert.Equal(
            Proportion.BinomialTest(999_000_000, 2_000_000_000, 0.5, Alternative.TwoSided).P,
            2 * Proportion.BinomialTest(999_000_000, 2_000_000_000, 0.5, Alternative.Less).P, 1e-12);
        var half = Proportion.BinomialTest(999_990_000, 2_000_000_000, 0.5, Alternative.TwoSided).P;
        Agreement.Digits(2 * Proportion.BinomialTest(999_990_000, 2_000_000_000, 0.5, Alternative.Less).P, half, 9, "both tails");
        Assert.Equal((499, 502), MedianRanks(1000, 0.05));
    }

    static (double Low, double High) MedianRanks(int count, double confidence)
    {
        var interval = MedianInterval.Of([.. Enumerable.Range(1, count).Select(i => (double)i)], confidence);
        return (interval.Low, interval.High);
    }

    [Fact]
    public void Closed_forms_keep_their_digits_in_many_dimensions()
    {
        // E||x|| of N(0, I/d) is 1 - 1/(4 d) + 1/(32 d^2), and the correction of Hedges 1 - 3/(4 f - 1) up to f^-2.
        foreach (var d in new[] { 1_000_000, int.MaxValue })
        {
            Agreement.Digits(1 - 1 / (4.0 * d), HighDimensionalGaussian.LinearDiscriminatorDistance(d, 1), 12, $"norm, d = {d}");
            Agreement.Digits(Math.Sqrt(d) * (1 - 1 / (4.0 * d)), PointMassNoise.Wasserstein1(1, d), 12, $"noise, d = {d}");
        }
        Agreement.Digits(
            0.5 + 1 / (3 * Math.Sqrt(Math.PI * 1_000_000)), HighDimensionalGaussian.ProbabilityWithin(1_000_000, Math.Sqrt(2)), 9,
            "within");
        Agreement.Digits(-Math.Log(1 - PerfectSampler.HighQualityFraction(2)), 4.5, 12, "two dimensions");
        Agreement.Digits(1e-10 / 3, AnnealingBound.TruncatedVariance(1, 1e-5), 9, "narrow cut");
        Agreement.Digits(1e-30 / 3, AnnealingBound.TruncatedVariance(1, 1e-15), 14, "narrower cut");
        // In its middle Beta(n, n) has the density 2 Gamma(n + 1/2) / (sqrt(pi) Gamma(n)), 2 sqrt(n/pi) (1 - 1/(8 n)) up to 1/(128 n^2).
        Agreement.Digits(200 / Math.Sqrt(Math.PI) * (1 - 1 / 8e4), Math.Exp(LineDensity.Beta(1e4, 1e4).Log(0.5)), 9, "beta");
        Assert.Throws<ArgumentOutOfRangeException>("a", () => LineDensity.Beta(1e5, 1));
        Assert.Throws<ArgumentOutOfRangeException>("b", () => LineDensity.Beta(1, 0));
        foreach (var x in (double[])[0, 0.25, 1]) Agreement.Digits(0, LineDensity.Beta(1, 1).Log(x), 14, $"uniform at {x}");
        Assert.Equal(
            (double.PositiveInfinity, double.NegativeInfinity), (LineDensity.Beta(0.5, 2).Log(0), LineDensity.Beta(0.5, 2).Log(1)));
    }
}
