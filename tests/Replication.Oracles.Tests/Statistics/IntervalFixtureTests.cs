using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Intervals and effect sizes against SciPy, mpmath and definitions (tests/fixtures/statistics/intervals.py).</summary>
public class IntervalFixtureTests
{
    sealed record StudentCase(string Form, double[] X, double[] Y, double Confidence, double Low, double High);

    sealed record MedianCase(int N, double Confidence, int K, double Coverage);

    sealed record BootstrapCase(
        string Statistic, BootstrapMethod Method, double[] X, double[] Y,
        double Confidence, int Resamples, long Seed, double Low, double High);

    sealed record EffectCase(
        double[] X, double[] Y, double Improvement, double Low, double High, double MedianX, double IqmX);

    sealed record HolmCase(double[] P, double[] Adjusted);

    sealed record Document(StudentCase[] Student, MedianCase[] Median, BootstrapCase[] Bootstrap, EffectCase[] Effects, HolmCase[] Holm);

    static readonly Document Reference = Fixture.Read<Document>("statistics/intervals.json");

    [Fact]
    public void Student_intervals_agree_with_scipy()
    {
        Assert.Equal(7, Reference.Student.Length);
        foreach (var c in Reference.Student)
        {
            var interval = c.Form switch
            {
                "Mean" => StudentInterval.Mean(c.X, c.Confidence),
                "WelchDifference" => StudentInterval.WelchDifference(c.X, c.Y, c.Confidence),
                _ => StudentInterval.PairedDifference(c.X, c.Y, c.Confidence),
            };
            Agreement.Digits(c.Low, interval.Low, 11, c.Form);
            Agreement.Digits(c.High, interval.High, 11, c.Form);
            Assert.Equal(c.Confidence, interval.Confidence);
        }
    }

    [Fact]
    public void Median_intervals_take_the_right_order_statistics()
    {
        Assert.Equal(6, Reference.Median.Length);
        foreach (var c in Reference.Median)
        {
            // Values 1..n, so that an order statistic is its own index.
            var interval = MedianInterval.Of(Enumerable.Range(1, c.N).Select(i => (double)i).ToArray(), c.Confidence);
            Assert.Equal((c.K, c.N + 1 - c.K), (interval.Low, interval.High));
            Agreement.Digits(c.Coverage, interval.Confidence, 14, $"coverage, n = {c.N}");
        }
    }

    [Fact]
    public void Bootstrap_intervals_agree_with_scipy_on_the_same_resamples()
    {
        Assert.Equal(12, Reference.Bootstrap.Length);
        foreach (var c in Reference.Bootstrap)
        {
            var stream = new RandomStream("fixture", c.Seed);
            var interval = c.Statistic switch
            {
                "mean" => Bootstrap.OneSample(c.X, Location.Mean, c.Method, stream, c.Confidence, c.Resamples),
                "iqm" => Bootstrap.OneSample(c.X, Location.InterquartileMean, c.Method, stream, c.Confidence, c.Resamples),
                _ => Bootstrap.TwoSample(
                    c.X, c.Y, (x, y) => Location.Mean(x) - Location.Mean(y), c.Method, stream, c.Confidence, c.Resamples),
            };
            Agreement.Digits(c.Low, interval.Low, 10, $"{c.Statistic} {c.Method} low");
            Agreement.Digits(c.High, interval.High, 10, $"{c.Statistic} {c.Method} high");
            Assert.Equal((c.Resamples, "fixture", c.Seed), (interval.Resamples, interval.Stream, interval.StreamSeed));
        }
    }

    [Fact]
    public void Locations_and_probabilities_of_improvement_agree_with_the_reference()
    {
        Assert.Equal(5, Reference.Effects.Length);
        foreach (var c in Reference.Effects)
        {
            Agreement.Digits(c.MedianX, Location.Median(c.X), 15, "median");
            Agreement.Digits(c.IqmX, Location.InterquartileMean(c.X), 14, "interquartile mean");
            var interval = ProbabilityOfImprovement.Interval(c.X, c.Y);
            Agreement.Digits(c.Improvement, interval.Estimate, 15, "probability of improvement");
            Agreement.Digits(c.Low, interval.Low, 13, "Newcombe low");
            Agreement.Digits(c.High, interval.High, 13, "Newcombe high");
        }
    }

    [Fact]
    public void Holm_agrees_with_closed_testing()
    {
        Assert.Equal(5, Reference.Holm.Length);
        foreach (var c in Reference.Holm)
        {
            foreach (var (expected, actual) in c.Adjusted.Zip(Holm.Adjust(c.P))) Agreement.Digits(expected, actual, 15, "Holm");
        }
    }
}
