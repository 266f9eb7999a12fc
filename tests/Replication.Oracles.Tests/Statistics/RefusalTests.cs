using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Bad input is refused, never answered.</summary>
public class RefusalTests
{
    static readonly double[] Good = [1, 2, 4, 8, 16, 32];

    static RandomStream Stream => new("refusal", 0);

    static double[] With(double value, int place) => [.. Good.Select((good, index) => index == place ? value : good)];

    /// <summary>Every method as a function of two samples; the ones that take one sample ignore the second.</summary>
    static readonly Dictionary<string, Action<double[], double[]>> Methods = new()
    {
        ["permutation"] = (x, y) => PermutationTest.TwoSample(x, y, Alternative.TwoSided),
        ["sign flip"] = (x, y) => PermutationTest.Paired(x, y, Alternative.TwoSided),
        ["sign flip, one sample"] = (x, _) => PermutationTest.OneSample(x, 0, Alternative.TwoSided),
        ["Mann-Whitney"] = (x, y) => MannWhitney.Test(x, y, Alternative.TwoSided),
        ["Wilcoxon"] = (x, y) => WilcoxonSignedRank.Test(x, y, Alternative.TwoSided),
        ["Spearman"] = (x, y) => Spearman.Test(x, y, Alternative.TwoSided),
        ["TOST one sample"] = (x, _) => Equivalence.OneSample(x, 0, 1),
        ["TOST paired"] = (x, y) => Equivalence.Paired(x, y, 1),
        ["TOST Welch"] = (x, y) => Equivalence.Welch(x, y, 1),
        ["TOST sign flip"] = (x, y) => Equivalence.PairedPermutation(x, y, 1),
        ["TOST permutation"] = (x, y) => Equivalence.TwoSamplePermutation(x, y, 1),
        ["t interval"] = (x, _) => StudentInterval.Mean(x),
        ["paired t interval"] = (x, y) => StudentInterval.PairedDifference(x, y),
        ["Welch interval"] = (x, y) => StudentInterval.WelchDifference(x, y),
        ["median interval"] = (x, _) => MedianInterval.Of(x),
        ["bootstrap"] = (x, _) => Bootstrap.OneSample(x, Location.Mean, BootstrapMethod.Percentile, Stream, resamples: 100),
        ["bootstrap of two"] = (x, y) =>
            Bootstrap.TwoSample(x, y, (a, b) => a[0] - b[0], BootstrapMethod.BiasCorrectedAccelerated, Stream, resamples: 100),
        ["mean"] = (x, _) => Location.Mean(x),
        ["median"] = (x, _) => Location.Median(x),
        ["IQM"] = (x, _) => Location.InterquartileMean(x),
        ["improvement"] = (x, y) => ProbabilityOfImprovement.Interval(x, y),
        ["Holm"] = (x, _) => Holm.Adjust(x.Select(v => v / 64).ToArray()),
    };

    public static TheoryData<string> Names => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Accepts_good_samples_and_refuses_empty_null_and_NaN(string name)
    {
        var method = Methods[name];
        method(Good, Good.Reverse().ToArray());
        Assert.ThrowsAny<ArgumentException>(() => method([], []));
        Assert.ThrowsAny<ArgumentException>(() => method(null!, Good));
        foreach (var place in Enumerable.Range(0, Good.Length))
            Assert.ThrowsAny<ArgumentException>(() => method(With(double.NaN, place), Good));
    }

    [Theory]
    [InlineData("permutation")]
    [InlineData("sign flip")]
    [InlineData("sign flip, one sample")]
    [InlineData("Wilcoxon")]
    [InlineData("TOST one sample")]
    [InlineData("TOST paired")]
    [InlineData("TOST Welch")]
    [InlineData("TOST sign flip")]
    [InlineData("TOST permutation")]
    [InlineData("t interval")]
    [InlineData("Welch interval")]
    [InlineData("bootstrap")]
    [InlineData("mean")]
    [InlineData("IQM")]
    public void Methods_that_take_sums_refuse_infinity(string name)
    {
        foreach (var place in Enumerable.Range(0, Good.Length))
            Assert.ThrowsAny<ArgumentException>(() => Methods[name](With(double.PositiveInfinity, place), Good));
    }

    [Theory]
    [InlineData("permutation")]
    [InlineData("sign flip")]
    [InlineData("sign flip, one sample")]
    [InlineData("Wilcoxon")]
    [InlineData("Spearman")]
    [InlineData("TOST one sample")]
    [InlineData("TOST Welch")]
    [InlineData("t interval")]
    [InlineData("Welch interval")]
    [InlineData("median interval")]
    [InlineData("bootstrap")]
    [InlineData("improvement")]
    public void One_value_is_too_few(string name) => Assert.ThrowsAny<ArgumentException>(() => Methods[name]([1], [2]));

    [Theory]
    [InlineData("sign flip")]
    [InlineData("Wilcoxon")]
    [InlineData("Spearman")]
    [InlineData("TOST paired")]
    [InlineData("TOST sign flip")]
    [InlineData("paired t interval")]
    public void Pairs_of_different_length_are_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => Methods[name](Good, [1, 2, 3, 4, 5]));

    [Fact]
    public void Five_values_cannot_bracket_the_median_at_95_percent()
    {
        Assert.Throws<ArgumentException>(() => MedianInterval.Of([1, 2, 3, 4, 5]));
        Assert.Equal(0.9375, MedianInterval.Of([1, 2, 3, 4, 5], 0.9).Confidence, 15);
    }

    [Fact]
    public void Differences_that_overflow_are_refused() => Assert.Throws<ArgumentException>(
        "x - y", () => WilcoxonSignedRank.Test([1.7e308, 1], [-1.7e308, 0], Alternative.Less));

    [Fact]
    public void Large_permutation_tests_need_a_stream()
    {
        double[] twenty = [.. Enumerable.Range(1, 20).Select(i => (double)i)];
        Assert.Equal(1.0 / (1 << 20), PermutationTest.OneSample(twenty, 0, Alternative.Greater).P);
        var x = Enumerable.Range(0, 21).Select(i => (double)i).ToArray();
        Assert.Throws<ArgumentException>(() => PermutationTest.Paired(x, new double[21], Alternative.TwoSided));
        Assert.Throws<ArgumentException>(() => PermutationTest.TwoSample(x, x, Alternative.TwoSided));
        Assert.Throws<ArgumentException>(() => Equivalence.TwoSamplePermutation(x, x, 1));
    }

    [Fact]
    public void Orders_without_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Spearman.Test([1, 1, 1], [1, 2, 3], Alternative.TwoSided));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Margins_are_positive_and_finite(double margin)
    {
        Assert.ThrowsAny<ArgumentException>(() => Equivalence.Welch(Good, Good, margin));
        Assert.ThrowsAny<ArgumentException>(() => Equivalence.PairedPermutation(Good, Good, margin));
        Assert.ThrowsAny<ArgumentException>(() => Equivalence.TwoSamplePermutation(Good, Good, margin));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void What_a_sample_is_compared_with_is_finite(double constant)
    {
        Assert.Throws<ArgumentOutOfRangeException>("expected", () => Equivalence.OneSample(Good, constant, 1));
        Assert.Throws<ArgumentOutOfRangeException>("centre", () => PermutationTest.OneSample(Good, constant, Alternative.TwoSided));
    }

    [Fact]
    public void There_are_three_alternatives()
    {
        foreach (var test in new Func<double[], double[], Alternative, TestResult>[]
        {
            (x, y, h) => PermutationTest.TwoSample(x, y, h), (x, y, h) => PermutationTest.Paired(x, y, h), MannWhitney.Test,
            WilcoxonSignedRank.Test, Spearman.Test, (_, _, h) => Proportion.BinomialTest(1, 2, 0.5, h),
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>("alternative", () => test(Good, Good, (Alternative)3));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void One_arrangement_at_least_is_drawn(int resamples)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            "resamples", () => PermutationTest.TwoSample(Good, Good, Alternative.TwoSided, Stream, resamples));
        Assert.Throws<ArgumentOutOfRangeException>(
            "resamples", () => PermutationTest.Paired(Good, Good, Alternative.TwoSided, Stream, resamples));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Holm_takes_probabilities_only(double p)
    {
        Assert.ThrowsAny<ArgumentException>(() => Holm.Adjust([p, 0.5]));
        Assert.ThrowsAny<ArgumentException>(() => Holm.Adjust([0.5, p]));
    }

    [Fact]
    public void Sums_that_overflow_are_refused_even_where_the_mean_is_zero()
    {
        double[] huge = [double.MaxValue, -double.MaxValue];
        Assert.Throws<ArgumentException>(() => PermutationTest.OneSample(huge, 0, Alternative.TwoSided));
        Assert.Throws<ArgumentException>(() => PermutationTest.TwoSample(huge, [double.MaxValue, 0], Alternative.Less));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void Confidence_is_a_probability(double confidence)
    {
        Assert.ThrowsAny<ArgumentException>(() => StudentInterval.Mean(Good, confidence));
        Assert.ThrowsAny<ArgumentException>(() => StudentInterval.PairedDifference(Good, Good, confidence));
        Assert.ThrowsAny<ArgumentException>(() => StudentInterval.WelchDifference(Good, Good, confidence));
        Assert.ThrowsAny<ArgumentException>(() => MedianInterval.Of(Good, confidence));
        Assert.ThrowsAny<ArgumentException>(() => Proportion.ClopperPearson(3, 8, confidence));
        Assert.ThrowsAny<ArgumentException>(() => ProbabilityOfImprovement.Interval(Good, Good, confidence));
        Assert.ThrowsAny<ArgumentException>(() => Bootstrap.OneSample(Good, Location.Mean, BootstrapMethod.Percentile, Stream, confidence));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Successes_are_among_the_trials(int successes)
    {
        Assert.Throws<ArgumentOutOfRangeException>("successes", () => Proportion.ClopperPearson(successes, 10));
        Assert.Throws<ArgumentOutOfRangeException>("successes", () => Proportion.BinomialTest(successes, 10, 0.5, Alternative.Less));
    }

    [Fact]
    public void Other_options_are_checked()
    {
        Assert.Throws<ArgumentNullException>("stream", () => Bootstrap.OneSample(Good, Location.Mean, BootstrapMethod.Percentile, null!));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => Bootstrap.OneSample(Good, Location.Mean, (BootstrapMethod)3, Stream));
        Assert.ThrowsAny<ArgumentException>(
            () => Bootstrap.OneSample(Good, Location.Mean, BootstrapMethod.Percentile, Stream, resamples: 99));
        Assert.ThrowsAny<ArgumentException>(() => Bootstrap.OneSample(Good, _ => double.NaN, BootstrapMethod.Percentile, Stream));
    }
}
