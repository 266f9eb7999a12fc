using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Distribution tests and fits against SciPy, mpmath and brute force (tests/fixtures/statistics/distributions.py).</summary>
public class DistributionFixtureTests
{
    sealed record TailCase(int N, double D, double P);

    sealed record OneSampleCase(double[] X, double D, double P);

    sealed record TwoSampleCase(double[] X, double[] Y, double D, double P, string Source);

    sealed record ClopperPearsonCase(int Successes, int Trials, double Confidence, double Low, double High);

    sealed record BinomialCase(int Successes, int Trials, double Probability, Dictionary<Alternative, double> P);

    sealed record CauchyCase(
        double[] X, double Location, double Scale, double KnownLocation, double KnownScale, double Median, double HalfRange, double Cdf);

    sealed record HillCase(double[] X, int Top, double Confidence, double Index, double Low, double High);

    sealed record LineCase(
        double[] X, double[] Y, double Slope, double Intercept, double SlopeError, double InterceptError, double RSquared);

    sealed record Document(
        TailCase[] Kolmogorov, TailCase[] Limit, OneSampleCase[] OneSample, TwoSampleCase[] TwoSample,
        ClopperPearsonCase[] ClopperPearson, BinomialCase[] Binomial, CauchyCase[] Cauchy, HillCase[] Hill, LineCase[] Lines);

    static readonly Document Reference = Fixture.Read<Document>("statistics/distributions.json");

    [Fact]
    public void Kolmogorov_tail_agrees_with_sixty_digits()
    {
        Assert.Equal(21, Reference.Kolmogorov.Length);
        // 1 - cdf in doubles: the matrix power is good to 1e-14 or so absolutely, and the answer is above 1e-5 where it is used.
        foreach (var c in Reference.Kolmogorov)
            Agreement.Digits(c.P, KolmogorovDistribution.UpperTail(c.N, c.D), 10, $"n = {c.N}, d = {c.D}");
    }

    [Fact]
    public void Corrected_limit_is_good_to_three_digits_beyond_the_exact_range()
    {
        Assert.Equal(4, Reference.Limit.Length);
        foreach (var c in Reference.Limit)
            Agreement.Digits(c.P, KolmogorovDistribution.CorrectedLimitUpperTail(c.N, c.D), 3, $"n = {c.N}, d = {c.D}");
    }

    [Fact]
    public void One_sample_test_agrees_with_scipy()
    {
        Assert.Equal(3, Reference.OneSample.Length);
        foreach (var c in Reference.OneSample)
        {
            var result = KolmogorovSmirnov.OneSample(c.X, x => MathNet.Numerics.Distributions.Normal.CDF(0, 1, x));
            Agreement.Digits(c.D, result.Statistic, 13, "D");
            Agreement.Digits(c.P, result.P, 9, "p");
        }
    }

    [Fact]
    public void Two_sample_test_agrees_with_brute_force_and_scipy()
    {
        Assert.Equal(6, Reference.TwoSample.Length);
        foreach (var c in Reference.TwoSample)
        {
            var result = KolmogorovSmirnov.TwoSample(c.X, c.Y);
            Agreement.Digits(c.D, result.Statistic, 14, "D, " + c.Source);
            Agreement.Digits(c.P, result.P, 12, "p, " + c.Source);
            Agreement.Digits(c.P, KolmogorovSmirnov.TwoSample(c.Y, c.X).P, 12, "p of the swapped samples, " + c.Source);
        }
    }

    [Fact]
    public void Clopper_Pearson_agrees_with_mpmath()
    {
        Assert.Equal(6, Reference.ClopperPearson.Length);
        foreach (var c in Reference.ClopperPearson)
        {
            var interval = Proportion.ClopperPearson(c.Successes, c.Trials, c.Confidence);
            // MathNet's incomplete beta function is good to 12 digits here.
            Agreement.Digits(c.Low, interval.Low, 11, $"{c.Successes} of {c.Trials}, low");
            Agreement.Digits(c.High, interval.High, 11, $"{c.Successes} of {c.Trials}, high");
            Assert.Equal((double)c.Successes / c.Trials, interval.Estimate);
        }
    }

    [Fact]
    public void Binomial_test_agrees_with_mpmath()
    {
        Assert.Equal(12, Reference.Binomial.Length);
        foreach (var c in Reference.Binomial)
        {
            foreach (var (alternative, p) in c.P)
            {
                var result = Proportion.BinomialTest(c.Successes, c.Trials, c.Probability, alternative);
                Agreement.Digits(p, result.P, 10, $"{c.Successes} of {c.Trials} at {c.Probability}, {alternative}");
                Assert.Equal((double)c.Successes / c.Trials, result.Statistic);
            }
        }
    }

    [Fact]
    public void Cauchy_fits_solve_the_score_equations()
    {
        Assert.Equal(3, Reference.Cauchy.Length);
        foreach (var c in Reference.Cauchy)
        {
            var fit = CauchyFit.ByMaximumLikelihood(c.X);
            // Decimals of the location in units of the scale: location zero has no digits of its own.
            Assert.Equal(0, (c.Location - fit.Location) / c.Scale, 9);
            Agreement.Digits(c.Scale, fit.Scale, 9, "scale");
            Agreement.Digits(c.Cdf, fit.Cdf(c.X[0]), 8, "cdf");
            Agreement.Digits(c.KnownScale, CauchyFit.ScaleByMaximumLikelihood(c.X, c.KnownLocation).Scale, 12, "scale at a known location");
            var quantiles = CauchyFit.ByQuantiles(c.X);
            Agreement.Digits(c.Median, quantiles.Location, 14, "median");
            Agreement.Digits(c.HalfRange, quantiles.Scale, 13, "half the interquartile range");
        }
    }

    [Fact]
    public void Hill_index_agrees_with_the_reference()
    {
        Assert.Equal(2, Reference.Hill.Length);
        foreach (var c in Reference.Hill)
        {
            var interval = HeavyTail.HillIndex(c.X, c.Top, c.Confidence);
            Agreement.Digits(c.Index, interval.Estimate, 13, "index");
            Agreement.Digits(c.Low, interval.Low, 10, "low");
            Agreement.Digits(c.High, interval.High, 10, "high");
        }
    }

    [Fact]
    public void Lines_agree_with_scipy()
    {
        Assert.Equal(3, Reference.Lines.Length);
        foreach (var c in Reference.Lines)
        {
            var line = LeastSquaresLine.Fit(c.X, c.Y);
            Agreement.Digits(c.Slope, line.Slope, 12, "slope");
            Agreement.Digits(c.Intercept, line.Intercept, 12, "intercept");
            Agreement.Digits(c.SlopeError, line.SlopeError, 11, "slope error");
            Agreement.Digits(c.InterceptError, line.InterceptError, 11, "intercept error");
            Agreement.Digits(c.RSquared, line.RSquared, 12, "R squared");
            var power = LeastSquaresLine.FitPowerLaw(c.X.Select(v => Math.Exp(v)).ToArray(), c.Y.Select(v => Math.Exp(v)).ToArray());
            Agreement.Digits(c.Slope, power.Slope, 11, "exponent of the power law");
        }
    }
}
