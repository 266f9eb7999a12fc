using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Laws of estimates, corrections and equivalence.</summary>
public class EstimatePropertyTests
{
    [Fact]
    public void Equivalence_by_t_is_an_interval_inside_the_margin() => Property.Holds(200, stream =>
    {
        var n = stream.Between(2, 12);
        var (x, y) = (stream.Gaussians(n), stream.Gaussians(n, 0.3));
        var margin = 2 * stream.NextOpenDouble();
        var alpha = 0.01 + 0.3 * stream.NextDouble();
        foreach (var (test, interval) in new[]
        {
            (Equivalence.Paired(x, y, margin), StudentInterval.PairedDifference(x, y, 1 - 2 * alpha)),
            (Equivalence.Welch(x, y, margin), StudentInterval.WelchDifference(x, y, 1 - 2 * alpha)),
            (Equivalence.OneSample(x, 0.1, margin), StudentInterval.Mean(x.Select(v => v - 0.1).ToArray(), 1 - 2 * alpha)),
        })
        {
            Assert.Equal(-margin <= interval.Low && interval.High <= margin, test.P <= alpha);
            Assert.Equal(interval.Estimate, test.Estimate);
        }
    });

    [Fact]
    public void How_far_one_run_diverged_moves_no_end_of_a_median_s_interval()
    {
        // The diverged run is the median of a resample in a thousand, far beyond both ends. No median is less than that of the sample, and
        // the correction of bias asks how many are more.
        double[] Runs(double diverged) => [1, 1, 1, 1, 1, 2, 3, 4, diverged];
        BootstrapInterval Of(double diverged) => Bootstrap.OneSample(
            Runs(diverged), Location.Median, BootstrapMethod.BiasCorrectedAccelerated, new RandomStream("diverged", 0), resamples: 5000);
        var near = Of(100);
        var far = Of(1e14);
        Assert.Equal((near.Low, near.High), (far.Low, far.High));
        Assert.NotEqual(near.High, near.Low);
    }

    [Fact]
    public void Equivalence_of_the_samples_swapped_is_the_mirror_image() => Property.Holds(40, stream =>
    {
        var n = stream.Between(2, 7);
        var (x, y, longer) = (stream.Gaussians(n, 1), stream.Gaussians(n), stream.Gaussians(n + 2));
        var margin = 2 * stream.NextOpenDouble();
        foreach (var (test, swapped, estimate) in new[]
        {
            (Equivalence.Paired(x, y, margin), Equivalence.Paired(y, x, margin), x.Average() - y.Average()),
            (Equivalence.PairedPermutation(x, y, margin), Equivalence.PairedPermutation(y, x, margin), x.Average() - y.Average()),
            (Equivalence.Welch(x, longer, margin), Equivalence.Welch(longer, x, margin), x.Average() - longer.Average()),
            (Equivalence.TwoSamplePermutation(x, longer, margin), Equivalence.TwoSamplePermutation(longer, x, margin),
                x.Average() - longer.Average()),
        })
        {
            Agreement.Digits(estimate, test.Estimate, 10, test.Method);
            Agreement.Digits(-estimate, swapped.Estimate, 10, test.Method);
            Agreement.Digits(test.PLower, swapped.PUpper, 12, test.Method);
            Agreement.Digits(test.PUpper, swapped.PLower, 12, test.Method);
        }
    });

    [Fact]
    public void Samples_without_spread_have_the_limit_p_value()
    {
        double[] constant = [0.5, 0.5, 0.5];
        Assert.Equal(0, Equivalence.OneSample(constant, 0.5, 1e-9).P);
        Assert.Equal(0, Equivalence.OneSample(constant, 0.25, 0.3).P);
        Assert.Equal(1, Equivalence.OneSample(constant, 0.25, 0.25).P);
        Assert.Equal(1, Equivalence.Welch(constant, [0, 0], 0.4).P);
    }

    [Fact]
    public void Values_without_spread_bound_nothing()
    {
        // The mean of three times 0.1 is rounded away from 0.1, which is no spread either.
        double[] constant = [0.1, 0.1, 0.1], line = [1, 2, 3];
        Assert.Equal(0, Moments.Of(constant).Variance);
        Assert.Equal(0.1, Moments.Of(constant).Mean);
        foreach (var interval in new[]
        {
            StudentInterval.Mean(constant), StudentInterval.PairedDifference(constant, constant),
            StudentInterval.WelchDifference(constant, [0, 0]),
            LeastSquaresLine.Fit(line, line).SlopeInterval(),
        })
            Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (interval.Low, interval.High));
        Assert.Throws<ArgumentException>("x", () => LeastSquaresLine.Fit(constant, line));
    }

    [Fact]
    public void Intervals_of_a_bounded_statistic_keep_their_width_at_its_bound()
    {
        double[] high = [2, 3, 4, 5], low = [-1, 0, 1];
        var improvement = ProbabilityOfImprovement.Interval(high, low);
        Assert.Equal((1, 1), (improvement.Estimate, improvement.High));
        Assert.InRange(improvement.Low, 0.3, 0.9);
        improvement = ProbabilityOfImprovement.Interval(low, high, Math.BitDecrement(1));
        Assert.Equal((0, 0), (improvement.Estimate, improvement.Low));
        Assert.InRange(improvement.High, 0.5, Math.BitDecrement(1));
        var none = Proportion.ClopperPearson(0, 10);
        Assert.Equal(0, none.Low);
        Agreement.Digits(1 - Math.Pow(0.025, 0.1), none.High, 14, "0 of 10");
        Agreement.Digits(Math.Pow(0.025, 0.1), Proportion.ClopperPearson(10, 10).Low, 14, "10 of 10");
    }

    [Fact]
    public void Permutation_equivalence_of_few_pairs_cannot_be_shown()
    {
        // Four pairs have 16 sign patterns: the smallest p is 1/16, however close the pairs.
        double[] x = [1, 2, 3, 4];
        Assert.Equal(1.0 / 16, Equivalence.PairedPermutation(x, x, 0.1).P);
    }

    [Fact]
    public void Holm_keeps_order_and_never_lessens() => Property.Holds(100, stream =>
    {
        var p = Enumerable.Range(0, stream.Between(1, 10)).Select(_ => stream.NextDouble() * stream.NextDouble()).ToArray();
        var adjusted = Holm.Adjust(p);
        for (var i = 0; i < p.Length; i++)
        {
            Assert.InRange(adjusted[i], p[i], 1);
            for (var j = 0; j < p.Length; j++) Assert.True(p[i] > p[j] || adjusted[i] <= adjusted[j], $"order of {i} and {j}");
        }
        Assert.Equal(Math.Min(1, p.Length * p.Min()), adjusted.Min());
    });

    [Fact]
    public void Probability_of_improvement_is_antisymmetric_and_is_U_over_nm() => Property.Holds(60, stream =>
    {
        int n = stream.Between(2, 12), m = stream.Between(2, 12);
        var (x, y) = (stream.Sample(n), stream.Sample(m));
        var (forward, backward) = (ProbabilityOfImprovement.Interval(x, y), ProbabilityOfImprovement.Interval(y, x));
        Assert.Equal(1, forward.Estimate + backward.Estimate, 14);
        Assert.Equal(1, forward.Low + backward.High, 14);
        Assert.Equal(MannWhitney.Test(x, y, Alternative.Less).Statistic / (n * m), forward.Estimate, 14);
        Assert.InRange(forward.Estimate, forward.Low, forward.High);
        Assert.True(forward.Low >= 0 && forward.High <= 1 && forward.High - forward.Low > 0.05, "the interval keeps its width");
    });

    [Fact]
    public void Interquartile_mean_cuts_whole_values_only()
    {
        Assert.Equal(2, Location.InterquartileMean([0, 1, 5]));
        Assert.Equal(2.5, Location.InterquartileMean([100, 2, 3, -100]));
        Assert.Equal(3, Location.InterquartileMean([100, 2, 3, -100, 4]));
        Assert.Equal(3.5, Location.InterquartileMean([100, 2, 3, -100, 4, 5]));
        Assert.Equal(3.5, Location.InterquartileMean([100, 2, 3, -100, 4, 5, 999, -999]));
    }

    [Fact]
    public void A_mean_whose_sum_overflows_is_infinite() =>
        Assert.Equal(double.PositiveInfinity, Location.Mean([double.MaxValue, double.MaxValue]));

    [Fact]
    public void A_variance_keeps_its_digits_next_to_a_large_mean() => Property.Holds(20, stream =>
    {
        // Whole numbers, which a billion more leaves exact.
        var x = stream.Ties(7, 1000);
        Agreement.Digits(Moments.Of(x).Variance, Moments.Of(x.Select(v => v + 1e9).ToArray()).Variance, 9, "variance");
    });

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(0.125, double.NegativeInfinity)]
    [InlineData(0.25, 1)]
    [InlineData(0.375, 1.5)]
    [InlineData(0.5, 2)]
    [InlineData(0.75, 2)]
    [InlineData(0.875, double.PositiveInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    public void Quantiles_next_to_an_infinite_value_are_finite_or_infinite_and_never_NaN(double level, double expected) =>
        Assert.Equal(expected, Quantiles.OfSorted([double.NegativeInfinity, 1, 2, 2, double.PositiveInfinity], level));

    [Fact]
    public void An_interval_holds_its_ends_and_nothing_beyond()
    {
        var interval = new ConfidenceInterval("two to three", 2.5, Low: 2, High: 3, Confidence: 0.95, FirstCount: 8);
        double[] inside = [2, 2.5, 3], outside = [Math.BitDecrement(2), Math.BitIncrement(3), double.NaN, double.PositiveInfinity];
        Assert.All(inside, value => Assert.True(interval.Contains(value)));
        Assert.All(outside, value => Assert.False(interval.Contains(value)));
    }

    [Fact]
    public void Clopper_Pearson_ends_at_zero_for_no_success_and_at_one_for_no_failure()
    {
        Assert.Equal((0, 0), (Proportion.ClopperPearson(0, 7).Estimate, Proportion.ClopperPearson(0, 7).Low));
        Assert.Equal((1, 1), (Proportion.ClopperPearson(7, 7).Estimate, Proportion.ClopperPearson(7, 7).High));
    }

    [Fact]
    public void Medians_of_large_and_infinite_values_do_not_overflow()
    {
        Assert.Equal(double.MaxValue, Location.Median([double.MaxValue, double.MaxValue]));
        Assert.Equal(1, Location.Median([double.PositiveInfinity, 1, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, Location.Median([double.PositiveInfinity, double.PositiveInfinity, 1]));
    }

    [Fact]
    public void Bootstrap_is_replayed_by_its_stream_and_moves_with_it()
    {
        double[] x = [1, 4, 2, 8, 5, 7];
        BootstrapInterval Draw(long seed) =>
            Bootstrap.OneSample(
                x, Location.Mean, BootstrapMethod.BiasCorrectedAccelerated, new RandomStream("replay", seed), resamples: 500);
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1) with { StreamSeed = 2 }, Draw(2));
    }

    [Theory]
    [InlineData(BootstrapMethod.Percentile)]
    [InlineData(BootstrapMethod.BiasCorrectedAccelerated)]
    [InlineData(BootstrapMethod.Studentized)]
    public void Bootstrap_of_a_statistic_that_does_not_vary_has_no_ends(BootstrapMethod method)
    {
        RandomStream Stream() => new("constant", 0);
        foreach (var interval in new[]
        {
            Bootstrap.OneSample([2, 2, 2], Location.Mean, method, Stream()),
            Bootstrap.OneSample([0, 0, 0], Location.Mean, method, Stream()),
            // Samples apart have the bound, 1, in every resample.
            Bootstrap.TwoSample([2, 3, 4], [-1, 0, 1], ProbabilityOfImprovement.Estimate, method, Stream()),
            // 16 units in the last place of the larger magnitude are rounding.
            Bootstrap.OneSample([2, 2, 2 + Math.ScaleB(15, -51)], Location.Median, method, Stream()),
            Bootstrap.OneSample([-2, -2, -2 - Math.ScaleB(15, -51)], Location.Median, method, Stream()),
            Bootstrap.OneSample([2, 2, 2 - Math.ScaleB(16, -51)], Location.Median, method, Stream()),
            Bootstrap.OneSample([-2, -2, -2 + Math.ScaleB(16, -51)], Location.Median, method, Stream()),
        })
            Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (interval.Low, interval.High));
        var spread = Bootstrap.OneSample([2, 2, 2 + Math.ScaleB(40, -51)], Location.Median, BootstrapMethod.Percentile, Stream());
        Assert.Equal((2, 2 + Math.ScaleB(40, -51)), (spread.Low, spread.High));
    }

    [Fact]
    public void Studentized_bootstrap_without_an_error_has_no_ends()
    {
        // The smallest value stays when any one value is left out, though some resamples lack both copies of it.
        var interval = Bootstrap.OneSample(
            [1, 1, 2, 3], values => values.Min(), BootstrapMethod.Studentized, new RandomStream("no error", 0));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (interval.Low, interval.High));
    }

    [Theory]
    [InlineData(BootstrapMethod.Percentile)]
    [InlineData(BootstrapMethod.BiasCorrectedAccelerated)]
    [InlineData(BootstrapMethod.Studentized)]
    public void Bootstrap_of_the_negated_sample_is_the_mirror_image(BootstrapMethod method)
    {
        // Few different values, so that many resamples have the very mean of the sample.
        double[] x = [1, 2, 2, 3, 5, 8], y = [1, 4, 4];
        RandomStream Stream() => new("mirror", 0);
        var one = Bootstrap.OneSample(x, Location.Mean, method, Stream(), resamples: 999);
        var negated = Bootstrap.OneSample([.. x.Select(v => -v)], Location.Mean, method, Stream(), resamples: 999);
        Agreement.Digits(-one.High, negated.Low, 12, one.Method);
        Agreement.Digits(-one.Low, negated.High, 12, one.Method);
        Assert.Equal((6, 0), (one.FirstCount, one.SecondCount));

        var two = Bootstrap.TwoSample(x, y, (a, b) => Location.Mean(a) - Location.Mean(b), method, Stream(), resamples: 999);
        Assert.Equal((6, 3), (two.FirstCount, two.SecondCount));
    }

    [Fact]
    public void BCa_of_a_statistic_that_no_resample_reaches_is_finite()
    {
        // Twenty different values: hardly any resample has all of them, and leaving one out always leaves 19.
        var x = Enumerable.Range(0, 20).Select(i => (double)i).ToArray();
        BootstrapInterval Of(int sign) => Bootstrap.OneSample(x, values => sign * values.Distinct().Count(),
            BootstrapMethod.BiasCorrectedAccelerated, new RandomStream("distinct", 0), resamples: 500);
        Assert.InRange(Of(1).Low, 10, 19);
        Assert.InRange(Of(1).High, Of(1).Low, 19);
        Assert.Equal((-Of(1).High, -Of(1).Low), (Of(-1).Low, Of(-1).High));
    }

    [Fact]
    public void Studentized_bootstrap_of_values_without_much_spread_is_infinite_rather_than_short()
    {
        // A third of the resamples of (0, 0, 1) has no spread: the data do not say how wide the interval should be.
        var interval = Bootstrap.OneSample([0, 0, 1], Location.Mean, BootstrapMethod.Studentized, new RandomStream("coarse", 0));
        Assert.Equal(double.PositiveInfinity, interval.High);
        Assert.False(double.IsNaN(interval.Low));

        // Of (0, 1, 2) the resample (1, 1, 1) has neither a spread nor a deviation, which is none.
        interval = Bootstrap.OneSample([0, 1, 2], Location.Mean, BootstrapMethod.Studentized, new RandomStream("coarse", 0));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (interval.Low, interval.High));
    }

    [Fact]
    public void Jackknife_error_of_a_mean_is_the_textbook_one() => Property.Holds(20, stream =>
    {
        var x = stream.Gaussians(stream.Between(2, 12));
        var y = stream.Gaussians(stream.Between(2, 12));
        var one = Jackknife.StandardError([x], samples => samples[0].Average());
        Agreement.Digits(Math.Sqrt(Moments.Of(x).SquaredError), one, 11, "one sample");
        var two = Jackknife.StandardError([x, y], samples => samples[0].Average() - samples[1].Average());
        Agreement.Digits(Math.Sqrt(Moments.Of(x).SquaredError + Moments.Of(y).SquaredError), two, 11, "two samples");
    });

    [Fact]
    public void Cauchy_fit_follows_shift_and_unit() => Property.Holds(20, stream =>
    {
        var x = Enumerable.Range(0, stream.Between(5, 60)).Select(_ => Math.Tan(Math.PI * (stream.NextOpenDouble() - 0.5))).ToArray();
        var (shift, unit) = (10 * stream.NextGaussian(), Math.ScaleB(1 + stream.NextDouble(), stream.Between(-30, 30)));
        var (plain, moved) = (CauchyFit.ByMaximumLikelihood(x), CauchyFit.ByMaximumLikelihood(x.Select(v => (v + shift) * unit).ToArray()));
        Agreement.Digits(plain.Scale * unit, moved.Scale, 9, "scale");
        Assert.Equal(0, ((plain.Location + shift) * unit - moved.Location) / moved.Scale, 8);
    });

    [Fact]
    public void Cauchy_fit_refuses_half_of_the_values_at_one_point()
    {
        Assert.Throws<ArgumentException>(() => CauchyFit.ByMaximumLikelihood([1, 1, 1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => CauchyFit.ScaleByMaximumLikelihood([0, 0, 1, 2], 0));
        Assert.Throws<ArgumentException>(() => CauchyFit.ByQuantiles([1, 1, 1, 1, 2]));
    }

    [Fact]
    public void A_normal_sample_fails_the_Cauchy_tail_and_a_Cauchy_sample_passes()
    {
        var stream = new RandomStream("tail", 0);
        var normal = stream.Gaussians(2000);
        var cauchy = Enumerable.Range(0, 2000).Select(_ => Math.Tan(Math.PI * (stream.NextOpenDouble() - 0.5))).ToArray();
        Assert.Equal(0.0634510348611071, HeavyTail.CauchyProbability(10), 15);
        Assert.True(HeavyTail.CauchyTailTest(normal, 0.6744897501960817, 10, Alternative.Less).P < 1e-12);
        Assert.True(HeavyTail.CauchyTailTest(cauchy, 1, 10, Alternative.TwoSided).P > 0.01);
        Assert.True(HeavyTail.HillIndex(cauchy, 50).Contains(1));
        Assert.True(HeavyTail.HillIndex(normal, 50).Low > 1.5);
        Assert.True(KolmogorovSmirnov.OneSample(normal, CauchyFit.ScaleByMaximumLikelihood(normal, 0).Cdf).P < 1e-3);
        Assert.True(KolmogorovSmirnov.OneSample(cauchy, CauchyFit.ScaleByMaximumLikelihood(cauchy, 0).Cdf).P > 0.01);
    }

    [Fact]
    public void A_mean_of_Cauchy_values_is_no_narrower()
    {
        // Arjovsky and Bottou, Theorem 2.6: averaging over a minibatch does not shrink a Cauchy update.
        var stream = new RandomStream("stable", 0);
        double Draw() => Math.Tan(Math.PI * (stream.NextOpenDouble() - 0.5));
        var means = Enumerable.Range(0, 2000).Select(_ => Enumerable.Range(0, 100).Average(_ => Draw())).ToArray();
        var fit = CauchyFit.ScaleByMaximumLikelihood(means, 0);
        Assert.InRange(fit.Scale, 1 - 4 * fit.StandardError, 1 + 4 * fit.StandardError);
    }

    [Fact]
    public void Distribution_methods_refuse_bad_input()
    {
        Assert.ThrowsAny<ArgumentException>(() => KolmogorovSmirnov.OneSample([], v => v));
        Assert.ThrowsAny<ArgumentException>(() => KolmogorovSmirnov.OneSample([0.5, double.NaN], v => v));
        Assert.ThrowsAny<ArgumentException>(() => KolmogorovSmirnov.OneSample([0.5, 1.5], v => v));
        Assert.ThrowsAny<ArgumentException>(() => KolmogorovSmirnov.OneSample([0.2, 0.5], v => 1 - v));
        Assert.ThrowsAny<ArgumentException>(() => KolmogorovSmirnov.OneSample([0.2, 0.5], _ => double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => KolmogorovSmirnov.TwoSample([], [1]));
        Assert.ThrowsAny<ArgumentException>(() => Proportion.ClopperPearson(0, 0));
        Assert.ThrowsAny<ArgumentException>(() => Proportion.BinomialTest(1, 2, 0, Alternative.Less));
        Assert.ThrowsAny<ArgumentException>(() => CauchyFit.ByMaximumLikelihood([1, 2, 3, 4]));
        Assert.ThrowsAny<ArgumentException>(() => CauchyFit.ByMaximumLikelihood([1, 2, 3, 4, double.PositiveInfinity]));
        Assert.ThrowsAny<ArgumentException>(() => HeavyTail.CauchyProbability(-1));
        Assert.ThrowsAny<ArgumentException>(() => HeavyTail.CauchyTailTest([1, 2], 0, 10, Alternative.Less));
        Assert.ThrowsAny<ArgumentException>(() => HeavyTail.HillIndex([0, 0, 1], 2));
        Assert.ThrowsAny<ArgumentException>(() => HeavyTail.HillIndex([1, 1, 1], 2));
        Assert.ThrowsAny<ArgumentException>(() => LeastSquaresLine.Fit([1, 2], [1, 2]));
        Assert.ThrowsAny<ArgumentException>(() => LeastSquaresLine.Fit([1, 1, 1], [1, 2, 3]));
        Assert.ThrowsAny<ArgumentException>(() => LeastSquaresLine.Fit([1, 2, 3], [1, 2]));
        Assert.ThrowsAny<ArgumentException>(() => LeastSquaresLine.FitPowerLaw([1, 2, 3], [1, 0, 3]));
    }
}
