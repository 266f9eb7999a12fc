using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Laws of the tests, over random samples with and without ties.</summary>
public class TestPropertyTests
{
    [Fact]
    public void Mann_Whitney_is_the_permutation_test_of_midranks() => Property.Holds(60, stream =>
    {
        int n = stream.Between(2, 7), m = stream.Between(2, 7);
        var (x, y) = (stream.Sample(n), stream.Sample(m));
        var alternative = stream.Alternative();
        double[] ranks = [.. Ranks.Of([.. x, .. y]).Doubled.Select(r => r / 2.0)];
        var expected = PermutationTest.TwoSample(ranks[..n], ranks[n..], alternative);
        Agreement.Digits(expected.P, MannWhitney.Test(x, y, alternative).P, 14, $"{alternative}, n = {n}, m = {m}");
    });

    [Fact]
    public void Wilcoxon_is_the_sign_flip_test_of_signed_ranks() => Property.Holds(60, stream =>
    {
        var n = stream.Between(2, 10);
        var (x, y) = (stream.Sample(n), stream.Sample(n));
        var alternative = stream.Alternative();
        var differences = x.Zip(y, (a, b) => a - b).Where(d => d != 0).ToArray();
        if (differences.Length < 2) return;
        var ranks = Ranks.Of(differences.Select(Math.Abs).ToArray()).Doubled;
        var signed = differences.Zip(ranks, (d, r) => Math.Sign(d) * (double)r).ToArray();
        var expected = PermutationTest.OneSample(signed, 0, alternative);
        Agreement.Digits(expected.P, WilcoxonSignedRank.Test(x, y, alternative).P, 14, $"{alternative}, n = {n}");
    });

    [Fact]
    public void Swapping_the_samples_mirrors_the_alternative() => Property.Holds(60, stream =>
    {
        var n = stream.Between(3, 7);
        var (x, y) = (stream.Gaussians(n), stream.Gaussians(n, 0.5));
        var alternative = stream.Alternative();
        foreach (var test in new Func<double[], double[], Alternative, TestResult>[]
        {
            (a, b, h) => PermutationTest.TwoSample(a, b, h), (a, b, h) => PermutationTest.Paired(a, b, h), MannWhitney.Test,
            WilcoxonSignedRank.Test,
        })
        {
            var (one, other) = (test(x, y, alternative), test(y, x, alternative.Mirrored()));
            Agreement.Digits(one.P, other.P, 14, one.Method);
        }
    });

    [Fact]
    public void Permutation_tests_see_neither_shift_nor_unit_nor_order() => Property.Holds(60, stream =>
    {
        int n = stream.Between(2, 6), m = stream.Between(2, 8);
        var (x, y) = (stream.Sample(n), stream.Sample(m));
        var alternative = stream.Alternative();
        var (shift, unit) = (100 * stream.NextGaussian(), Math.ScaleB(1 + stream.NextDouble(), stream.Between(-60, 60)));
        var expected = PermutationTest.TwoSample(x, y, alternative).P;
        double[] Transformed(double[] sample) => sample.Select(v => (v + shift) * unit).ToArray();
        var transformed = PermutationTest.TwoSample(Transformed(x), Transformed(y), alternative).P;
        stream.Shuffle(x.AsSpan());
        stream.Shuffle(y.AsSpan());
        Assert.Equal(expected, transformed);
        Assert.Equal(expected, PermutationTest.TwoSample(x, y, alternative).P);
    });

    [Fact]
    public void Rank_tests_see_order_only() => Property.Holds(60, stream =>
    {
        var n = stream.Between(3, 7);
        var (x, y) = (stream.Sample(n), stream.Sample(n));
        var alternative = stream.Alternative();
        double[] Exp(double[] sample) => sample.Select(v => Math.Exp(v)).ToArray();
        Assert.Equal(MannWhitney.Test(x, y, alternative), MannWhitney.Test(Exp(x), Exp(y), alternative));
        Assert.Equal(KolmogorovSmirnov.TwoSample(x, y), KolmogorovSmirnov.TwoSample(Exp(x), Exp(y)));
        Assert.Equal(ProbabilityOfImprovement.Interval(x, y), ProbabilityOfImprovement.Interval(Exp(x), Exp(y)));
        if (x.Distinct().Count() < 2 || y.Distinct().Count() < 2) return;
        Assert.Equal(Spearman.Test(x, y, alternative), Spearman.Test(Exp(x), Exp(y), alternative));
    });

    [Fact]
    public void Infinite_values_rank_at_the_ends() => Property.Holds(20, stream =>
    {
        var (x, y) = (stream.Gaussians(6), stream.Gaussians(7));
        double[] diverged = [.. x, double.PositiveInfinity, double.NegativeInfinity], finite = [.. x, 1e9, -1e9];
        Assert.Equal(MannWhitney.Test(finite, y, Alternative.Less), MannWhitney.Test(diverged, y, Alternative.Less));
        Assert.Equal(ProbabilityOfImprovement.Interval(finite, y), ProbabilityOfImprovement.Interval(diverged, y));
        Assert.Equal(KolmogorovSmirnov.TwoSample(finite, y), KolmogorovSmirnov.TwoSample(diverged, y));
    });

    [Fact]
    public void Monte_Carlo_comes_near_the_exact_value() => Property.Holds(4, stream =>
    {
        // Distinct integers: the exact values are those of the rank tests, which have no limit of enumeration here.
        var signed = Enumerable.Range(1, 21).Select(i => (double)(stream.NextInt(3) > 0 ? i : -i)).ToArray();
        var exact = WilcoxonSignedRank.Test(signed, new double[21], Alternative.Greater).P;
        var drawn = PermutationTest.OneSample(signed, 0, Alternative.Greater, stream, 20_000);
        Assert.Contains("20000 resamples from stream", drawn.Method);
        Assert.Equal(signed.Average(), drawn.Statistic);
        IsDrawnFrom(exact, drawn.P, 20_000);

        var pooled = Enumerable.Range(1, 24).Select(i => (double)i).ToArray();
        stream.Shuffle(pooled.AsSpan());
        var (x, y) = (pooled[..12], pooled[12..]);
        exact = MannWhitney.Test(x, y, Alternative.TwoSided).P;
        IsDrawnFrom(exact, PermutationTest.TwoSample(x, y, Alternative.TwoSided, stream, 20_000).P, 20_000);
    });

    [Fact]
    public void Monte_Carlo_of_rare_events_in_samples_of_unequal_size_is_Fishers_exact_test()
    {
        // 1 of 4 runs against 5 of 100: P(X >= 1) of a hypergeometric X, 0.21. A skewed law, with its mean far below the value observed.
        double[] few = [1, 0, 0, 0], many = [.. Enumerable.Range(0, 100).Select(i => i < 5 ? 1.0 : 0)];
        var exact = 1 - MathNet.Numerics.Distributions.Hypergeometric.PMF(104, 6, 4, 0);
        Agreement.Digits(exact, MannWhitney.Test(few, many, Alternative.Greater).P, 12, "ranks");
        var stream = new RandomStream("rare", 0);
        IsDrawnFrom(exact, PermutationTest.TwoSample(few, many, Alternative.Greater, stream, 20_000).P, 20_000);
        IsDrawnFrom(exact, PermutationTest.TwoSample(many, few, Alternative.Less, stream, 20_000).P, 20_000);
    }

    [Fact]
    public void Monte_Carlo_gives_each_exchanged_value_its_own_rounding()
    {
        // Three units in the last place apart, which four account for: equal on paper, however many are exchanged.
        double[] x = [0.1, 0.1], y = [.. Enumerable.Repeat(0.1 - 3 * Math.ScaleB(1, -56), 2000)];
        Assert.NotEqual(x[0], y[0]);
        Assert.Equal(1, PermutationTest.TwoSample(x, y, Alternative.Greater, new RandomStream("equal on paper", 0), 20_000).P);
    }

    [Fact]
    public void Monte_Carlo_never_reports_zero()
    {
        var x = Enumerable.Range(0, 30).Select(i => 100.0 + i).ToArray();
        var y = Enumerable.Range(0, 30).Select(i => (double)i).ToArray();
        Assert.Equal(1.0 / 1000, PermutationTest.TwoSample(x, y, Alternative.Greater, new RandomStream("floor", 0), 999).P);
        Assert.Equal(1.0 / 1000, PermutationTest.Paired(x, y, Alternative.Greater, new RandomStream("floor", 0), 999).P);
    }

    [Fact]
    public void Exact_as_far_as_documented()
    {
        var x = Enumerable.Range(1, 200).Select(i => (double)i).ToArray();
        Assert.Equal(1.0 / (1 << 20), PermutationTest.OneSample(x[..20], 0, Alternative.Greater).P);
        Assert.Contains("resamples", PermutationTest.OneSample(x[..21], 0, Alternative.Greater, new RandomStream("21", 0), 99).Method);
        Assert.Contains("exact", PermutationTest.TwoSample(x[..11], x[..12], Alternative.Greater).Method);
        Assert.Equal(1.0 / 200, MannWhitney.Test([0], x[..199], Alternative.Less).P, 15);
        Assert.Contains("normal", MannWhitney.Test([0], x, Alternative.Less).Method);
        Assert.Contains("exact", MannWhitney.Test(x[..28], x[..28], Alternative.Less).Method);
        Assert.Contains("normal", MannWhitney.Test(x[..29], x[..29], Alternative.Less).Method);
        Assert.Equal(1.0 / 3_628_800, Spearman.Test(x[..10], x[..10], Alternative.Greater).P, 15);
        Assert.Contains("t approximation", Spearman.Test(x[..11], x[..11], Alternative.Greater).Method);
    }

    [Theory]
    [InlineData(Alternative.Greater, 1.0 / 3)]
    [InlineData(Alternative.TwoSided, 1.0 / 3)]
    [InlineData(Alternative.Less, 1)]
    public void Of_the_orders_of_one_high_and_two_equal_values_one_in_three_agrees(Alternative alternative, double p)
    {
        // With ties on both sides the correlations are not spread evenly about zero.
        double[] x = [1, 1, 2];
        Assert.Equal(p, Spearman.Test(x, x, alternative).P, 15);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Binomial_tests_sum_the_counts_of_their_tail(double probability)
    {
        for (var n = 1; n <= 12; n++)
        {
            var mass = Enumerable.Range(0, n + 1).Select(k => MathNet.Numerics.Distributions.Binomial.PMF(probability, n, k)).ToArray();
            for (var k = 0; k <= n; k++)
            {
                var what = $"{k} of {n} at {probability}, ";
                double P(Alternative alternative) => Proportion.BinomialTest(k, n, probability, alternative).P;
                Agreement.Digits(mass[..(k + 1)].Sum(), P(Alternative.Less), 11, what + "less");
                Agreement.Digits(mass[k..].Sum(), P(Alternative.Greater), 11, what + "greater");
                Agreement.Digits(mass.Where(m => m <= mass[k] * (1 + 1e-9)).Sum(), P(Alternative.TwoSided), 11, what + "two-sided");
            }
        }
    }

    [Fact]
    public void Complete_separation_of_eight_against_eight_has_one_arrangement_in_12870()
    {
        double[] low = [1, 2, 3, 4, 5, 6, 7, 8], high = [11, 12, 13, 14, 15, 16, 17, 18];
        Assert.Equal(1.0 / 12870, PermutationTest.TwoSample(high, low, Alternative.Greater).P);
        Assert.Equal(1.0 / 12870, MannWhitney.Test(high, low, Alternative.Greater).P);
        Assert.Equal(2.0 / 12870, MannWhitney.Test(high, low, Alternative.TwoSided).P);
        Assert.Equal(1.0 / 256, WilcoxonSignedRank.Test(high, low, Alternative.Greater).P);
    }

    [Fact]
    public void Equal_samples_have_p_one()
    {
        double[] same = [3, 3, 3, 3];
        Assert.Equal(1, PermutationTest.TwoSample(same, same, Alternative.TwoSided).P);
        Assert.Equal(1, PermutationTest.Paired(same, same, Alternative.TwoSided).P);
        Assert.Equal(1, MannWhitney.Test(same, same, Alternative.TwoSided).P);
        Assert.Equal(1, WilcoxonSignedRank.Test(same, same, Alternative.TwoSided).P);
        Assert.Equal(1, KolmogorovSmirnov.TwoSample(same, same).P);
    }

    [Fact]
    public void Exact_tests_keep_their_level()
    {
        // Under the null P(p <= a) <= a for every a; for these sizes and a the levels attained are within 0.01 below.
        const int runs = 2000;
        int permutation = 0, ranks = 0, signs = 0, smirnov = 0;
        Property.Holds(runs, stream =>
        {
            var (x, y) = (stream.Gaussians(6), stream.Gaussians(6));
            if (PermutationTest.TwoSample(x, y, Alternative.TwoSided).P <= 0.05) permutation++;
            if (MannWhitney.Test(x, y, Alternative.Greater).P <= 0.05) ranks++;
            if (PermutationTest.Paired(x, y, Alternative.Less).P <= 0.05) signs++;
            if (KolmogorovSmirnov.OneSample(x, v => MathNet.Numerics.Distributions.Normal.CDF(0, 1, v)).P <= 0.05) smirnov++;
        });
        var error = 4 * Math.Sqrt(0.05 * 0.95 / runs);
        Assert.InRange(permutation / (double)runs, 46.0 / 924 - error, 0.05 + error);
        // C(12, 6) = 924 orders, of which 43 have p <= 0.05 (the 44th to 47th would be tied).
        Assert.InRange(ranks / (double)runs, 0.0465 - error, 0.0465 + error);
        Assert.InRange(signs / (double)runs, 3 / 64.0 - error, 3 / 64.0 + error);
        Assert.InRange(smirnov / (double)runs, 0.05 - error, 0.05 + error);
    }

    /// <summary>Within five standard errors, and the one resample that is the observed arrangement.</summary>
    static void IsDrawnFrom(double exact, double drawn, int resamples)
    {
        var error = 5 * Math.Sqrt(exact / resamples) + 2.0 / resamples;
        Assert.InRange(drawn, exact - error, exact + error);
    }
}
