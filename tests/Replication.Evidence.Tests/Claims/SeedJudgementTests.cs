using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Evidence.Tests.Claims;

/// <summary>Judgements over seeds: each way they may come out, and that their numbers are the oracles'.</summary>
public class SeedJudgementTests
{
    static readonly double[] Eight = [1.0, 1.2, 0.9, 1.1, 1.3, 0.8, 1.05, 0.95];

    static Trial[] Shifted(double by) => [.. Eight.Select(value => (Trial)(value + by))];

    [Fact]
    public void A_mean_above_a_reference_carries_the_oracles_numbers()
    {
        var judgement = Judge.AtLeast(Bench.Value, "ours", 0.5, 0.3);
        var finding = judgement.Part(Bench.Runs(Shifted(0)), "claim-id");
        var interval = Bootstrap.OneSample(
            Eight, Location.Mean, BootstrapMethod.Studentized, new RandomStream("claim-id/mean value of 'ours'", 0));
        Assert.True(finding.Met);
        Assert.Equal((interval.Estimate, interval.Low, interval.High), (finding.Value, finding.Low, finding.High));
        Assert.Equal($"95 % {interval.Method} over 8 seeds, 9999 resamples", finding.Interval);
        Assert.Equal(("mean value of 'ours'", 8), (finding.Statistic.Name, finding.Seeds));
        var test = PermutationTest.OneSample(Eight, 0.5, Alternative.Greater);
        Assert.Equal(new Tested(test.Method, test.P, SmallestP: 1 / 256.0), finding.Test);
        Assert.Equal(1 / 256.0, finding.PValue);
        Assert.Equal(1 / 256.0, finding.SmallestPValue);
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(-0.3, false, true)] // significant, but less than the margin
    [InlineData(-0.5, false, false)] // neither
    public void Effect_and_test_are_separate_questions(double shift, bool met, bool significant)
    {
        var above = Judge.AtLeast(Bench.Value, "ours", 0.5, 0.3).Part(Bench.Runs(Shifted(shift)));
        Assert.Equal((met, significant), (above.Met, above.PValue <= 0.05));
        var mirrored = new Quantity<Trial>("minus value", trial => -trial.Value);
        var below = Judge.AtMost(mirrored, "ours", -0.5, 0.3).Part(Bench.Runs(Shifted(shift)));
        Assert.Equal((met, above.PValue, above.SmallestPValue), (below.Met, below.PValue, below.SmallestPValue));
        Assert.False(Judge.AtMost(Bench.Value, "ours", 0.5, 0.3).Part(Bench.Runs(Shifted(0))).Met);
    }

    [Fact]
    public void The_interval_depends_on_the_claim_and_on_nothing_else()
    {
        var judgement = Judge.AtLeast(Bench.Value, "ours", 0);
        Trial[] runs = [.. Enumerable.Range(2, 8).Select(seed => (Trial)Math.Sqrt(seed))];
        var first = judgement.Part(Bench.Runs(runs), "one");
        var beside = judgement.Part(Bench.Of((Bench.Control, Shifted(9)), (Bench.Ours, runs)), "one");
        Assert.Equal(first with { Samples = [], Statistic = beside.Statistic }, beside with { Samples = [] });
        Assert.Equal(Assert.Single(first.Samples).Values, Assert.Single(beside.Samples).Values);
        Assert.NotEqual(first.Low, judgement.Part(Bench.Runs(runs), "two").Low);
    }

    [Fact]
    public void Without_spread_the_interval_is_the_number_and_the_test_still_counts()
    {
        var finding = Judge.AtLeast(Bench.Value, "ours", 2).Part(Bench.Runs([.. Enumerable.Repeat((Trial)3.0, 8)]));
        Assert.Equal((3, 3, "no spread over 8 runs; of all seeds at least 68.766 % give it (95 %, exact)", 1 / 256.0, true), (finding.Low, finding.High, finding.Interval, finding.PValue!.Value, finding.Met));
        Assert.Equal(1, Judge.AtLeast(Bench.Value, "ours", 3).Part(Bench.Runs([.. Enumerable.Repeat((Trial)3.0, 8)])).PValue);
    }

    [Fact]
    public void A_spread_of_rounding_is_none()
    {
        var near = Math.BitIncrement(3.0);
        var finding = Judge.AtLeast(Bench.Value, "ours", 2).Part(Bench.Runs(3.0, near, 3.0));
        Assert.Equal("no spread over 3 runs; of all seeds at least 36.84 % give it (95 %, exact)", finding.Interval);
        Assert.Equal(finding.Low, finding.High);
        finding = Judge.Greater(Bench.Value, "ours", "control", 0, Contrast.Independent)
            .Part(Bench.Of((Bench.Ours, [3.0, near]), (Bench.Control, [1.0, 1.0])));
        Assert.Equal("no spread over 2 and 2 runs; of all seeds at least 22.361 % give it (95 %, exact)", finding.Interval);
    }

    [Fact]
    public void Where_nearly_all_runs_agree_the_interval_still_has_ends()
    {
        var finding = Judge.AtLeast(Bench.Value, "ours", 2).Part(Bench.Runs([.. Enumerable.Repeat((Trial)8.0, 7), 7.0]));
        Assert.StartsWith("95 % bootstrap, BCa over 8 seeds", finding.Interval, StringComparison.Ordinal);
        Assert.True(double.IsFinite(finding.Low) && finding.Low < finding.Value && finding.Value < finding.High);
    }

    [Fact]
    public void An_arm_without_chance_needs_no_test()
    {
        var finding = Judge.AtLeast(Bench.Value, "exact", 2).Part(Bench.Of((Bench.Exact, [3.0])));
        Assert.Equal((true, null, null, "no spread over 1 run"), (finding.Met, finding.PValue, finding.Seeds, finding.Interval));
        Assert.False(Judge.AtLeast(Bench.Value, "exact", 4).Part(Bench.Of((Bench.Exact, [3.0]))).Met);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.NaN, 7)]
    [InlineData(double.PositiveInfinity, 7)]
    public void A_run_that_diverged_counts_against_the_claim(double value, int run)
    {
        Trial[] runs = [.. Shifted(5).Select((trial, index) => index == run ? value : trial)];
        var judgements = new[]
        {
            Judge.AtLeast(Bench.Value, "ours", 0), Judge.AtMost(Bench.Value, "ours", 99), Judge.Equivalent(Bench.Value, "ours", 6, 5),
            Judge.Greater(Bench.Value, "ours", "control", 0), Judge.Greater(Bench.Value, "control", "ours", 0),
            Judge.GreaterByFactor(Bench.Value, "ours", "control", 1),
            Judge.Equivalent(Bench.Value, "control", "ours", 99), Judge.Equivalent(Bench.Value, "ours", "control", 99),
        };
        foreach (var judgement in judgements)
        {
            var finding = judgement.Part(Bench.Of((Bench.Ours, runs), (Bench.Control, Shifted(0))));
            Assert.Equal((false, 1, null, null), (finding.Met, finding.PValue!.Value, finding.SmallestPValue, finding.Obstacle));
            Assert.Equal(new LostRun("ours", run, value), finding.Lost);
            Assert.True(double.IsNaN(finding.Value) && double.IsNaN(finding.Low) && double.IsNaN(finding.High));
        }
    }

    [Fact]
    public void Where_both_arms_diverged_the_one_that_the_claim_is_about_is_named()
    {
        Trial[] lost = [double.NaN, 1.0];
        foreach (var judgement in new[]
        {
            Judge.Greater(Bench.Value, "ours", "control", 0), Judge.GreaterByFactor(Bench.Value, "ours", "control", 1),
            Judge.Equivalent(Bench.Value, "ours", "control", 99),
        })
        {
            var finding = judgement.Part(Bench.Of((Bench.Ours, lost), (Bench.Control, lost)));
            Assert.Equal(("ours", 0), (finding.Lost!.Arm, finding.Lost.Run));
        }
    }

    [Fact]
    public void Equal_runs_on_both_sides_say_no_more_than_the_fewer_of_them()
    {
        Trial[] ours = [2, 2, 2, 2, 2, 2, 2, 2], control = [1, 1, 1, 1];
        var part = Judge.Greater(Bench.Value, "ours", "control", 0, Contrast.Independent)
            .Part(Bench.Of((Bench.Ours, ours), (Bench.Control, control)));
        var alone = Judge.AtLeast(Bench.Value, "control", 0).Part(Bench.Of((Bench.Control, control)));
        Assert.Contains("no spread over 8 and 4 runs", part.Interval, StringComparison.Ordinal);
        Assert.Equal(alone.Interval[alone.Interval.IndexOf(';')..], part.Interval[part.Interval.IndexOf(';')..]);
    }

    [Fact]
    public void A_missing_run_lets_nothing_be_decided()
    {
        var judgement = Judge.Greater(Bench.Value, "ours", "control", 0);
        Assert.Equal("arm 'control' was not measured", judgement.Part(Bench.Runs(Shifted(0))).Obstacle);
        Assert.Equal(
            "arm 'control' lacks replicate 5 and 2 more",
            judgement.Part(Bench.Of(new Dictionary<string, int> { ["control"] = 8 }, (Bench.Ours, Shifted(0)), (Bench.Control, Shifted(0)[..5]))).Obstacle);
        var hole = new Measurements<Trial>(
            [Bench.Ours], [new("ours", 0, 1, (Trial)1.0), new("ours", 2, 3, (Trial)1.0)]);
        Assert.Equal("arm 'ours' lacks replicate 1", Judge.AtLeast(Bench.Value, "ours", 0).Part(hole).Obstacle);
        Assert.Null(Judge.AtLeast(Bench.Value, "ours", 0).Part(Bench.Of((Bench.Ours, Shifted(0)), (Bench.Control, Shifted(0)[..5]))).Obstacle);
    }

    [Fact]
    public void An_arm_of_more_runs_by_declaration_hides_no_missing_one_and_is_paired_as_far_as_both_go()
    {
        Measurements<Trial> Of(int ours, int control) => Bench.Of(
            new Dictionary<string, int> { ["ours"] = 8, ["control"] = 4 }, (Bench.Ours, Shifted(1)[..ours]), (Bench.Control, Shifted(0)[..control]));
        var greater = Judge.Greater(Bench.Value, "ours", "control", 0);
        var (all, four) = (Of(8, 4), Bench.Of((Bench.Ours, Shifted(1)[..4]), (Bench.Control, Shifted(0)[..4])));
        Assert.Equal(1 / 16.0, greater.Part(all, "claim").PValue);
        Assert.Equal(greater.Part(four, "claim").Low, greater.Part(all, "claim").Low);
        Assert.Equal(1 / 256.0, Judge.AtLeast(Bench.Value, "ours", -99).Part(all, "claim").PValue);
        Assert.Equal(4, greater.Part(all, "claim").Seeds);
        Assert.Null(greater.Part(four, "claim").Obstacle);
        Assert.Equal("arm 'ours' lacks replicate 4 and 3 more", greater.Part(Of(4, 4), "claim").Obstacle);
        Assert.Equal("arm 'control' was not measured", greater.Part(Of(8, 0), "claim").Obstacle);
    }

    [Theory]
    [InlineData(Contrast.Paired, 1 / 256.0)]
    [InlineData(Contrast.Independent, 1 / 12870.0)]
    [InlineData(Contrast.Ranks, 1 / 12870.0)]
    public void A_difference_needs_effect_and_test(Contrast contrast, double smallest)
    {
        var judgement = Judge.Greater(Bench.Value, "ours", "control", 0.5, contrast);
        Part By(double shift) => judgement.Part(Bench.Of((Bench.Ours, Shifted(shift)), (Bench.Control, [.. Shifted(0).Reverse()])));
        var clear = By(1);
        Assert.True(clear.Met);
        Assert.Equal(smallest, clear.PValue!.Value, 12);
        Assert.Equal(smallest, clear.SmallestPValue!.Value, 12);
        Assert.Equal((1, 8), (Math.Round(clear.Value, 12), clear.Seeds));
        Assert.True(clear.Low <= clear.Value && clear.Value <= clear.High && clear.Low < clear.High);
        Assert.False(By(0.45).Met);
        double[] more = [.. Eight.Select(value => value + 0.45)], less = [.. Eight.Reverse()];
        var test = contrast switch
        {
            Contrast.Paired => PermutationTest.Paired(more, less, Alternative.Greater),
            Contrast.Independent => PermutationTest.TwoSample(more, less, Alternative.Greater),
            _ => MannWhitney.Test(more, less, Alternative.Greater),
        };
        Assert.Equal(test.P, By(0.45).PValue);
        Assert.True(test.P < 0.05);
        Assert.False(By(-1).Met);
        Assert.True(By(-1).PValue > 0.99);
    }

    [Fact]
    public void Pairing_uses_the_pairs()
    {
        var paired = Judge.Greater(Bench.Value, "ours", "control", 0).Part(Bench.Of((Bench.Ours, Shifted(0.01)), (Bench.Control, Shifted(0))));
        Assert.Equal(1 / 256.0, paired.PValue);
        var independent = Judge.Greater(Bench.Value, "ours", "control", 0, Contrast.Independent)
            .Part(Bench.Of((Bench.Ours, Shifted(0.01)), (Bench.Control, Shifted(0))));
        Assert.True(independent.PValue > 0.3);
        Assert.True(paired.High - paired.Low < 1e-9 && independent.High - independent.Low > 0.1);
    }

    [Theory]
    [InlineData(Contrast.Independent)]
    [InlineData(Contrast.Ranks)]
    public void Runs_that_are_not_paired_all_count(Contrast contrast)
    {
        double[] six = Eight[2..], more = [.. Eight.Select(value => value + 0.2)];
        Trial[] ours = [.. more.Select(value => (Trial)value)], control = [.. six.Select(value => (Trial)value)];
        var measurements = Bench.Of((Bench.Ours, ours), (Bench.Control, control));
        var finding = Judge.Greater(Bench.Value, "ours", "control", 0.1, contrast).Part(measurements);
        var test = contrast == Contrast.Ranks
            ? MannWhitney.Test(more, six, Alternative.Greater) : PermutationTest.TwoSample(more, six, Alternative.Greater);
        Assert.Equal((test.P, more.Average() - six.Average(), 6), (finding.PValue!.Value, finding.Value, finding.Seeds));
        Assert.Equal(1 / 3003.0, finding.SmallestPValue!.Value, 12); // 6! 8! / 14!
        Assert.Equal([8, 6], finding.Samples.Select(sample => sample.Values.Count));
        Assert.Contains("over 8 and 6 seeds", finding.Interval, StringComparison.Ordinal);
        var mirror = Judge.GreaterByFactor(Bench.Value, "control", "ours", 1, contrast).Part(measurements);
        Assert.Equal([6, 8], mirror.Samples.Select(sample => sample.Values.Count));

        var one = Judge.Greater(Bench.Value, "ours", "control", 0, contrast)
            .Part(Bench.Of((Bench.Ours, ours), (Bench.Control, control[..1])));
        Assert.Equal((null, 1, "no spread over 1 and 1 run"), (one.PValue, one.Seeds, one.Interval));
    }

    [Fact]
    public void A_closed_form_stands_against_every_run()
    {
        var measurements = Bench.Of((Bench.Exact, [0.7]), (Bench.Ours, Shifted(0)));
        var finding = Judge.Greater(Bench.Value, "ours", "exact", 0.3).Part(measurements);
        Assert.Equal((true, 1 / 256.0, 8), (finding.Met, finding.PValue!.Value, finding.Seeds));
        Assert.False(Judge.Greater(Bench.Value, "exact", "ours", 0).Part(measurements).Met);
    }

    [Fact]
    public void A_ratio_is_one_of_geometric_means()
    {
        var judgement = Judge.GreaterByFactor(Bench.Value, "ours", "control", 100);
        Assert.Equal("ratio of geometric means of value, 'ours' to 'control'", judgement.Conditions[0].Statistic.Name);
        Trial[] thousandfold = [.. Eight.Select(value => (Trial)(1000 * value))], tenfold = [.. Eight.Select(value => (Trial)(10 * value))];
        var finding = judgement.Part(Bench.Of((Bench.Ours, thousandfold), (Bench.Control, [.. Shifted(0).Reverse()])));
        Assert.Equal((true, 1000, 1 / 256.0), (finding.Met, Math.Round(finding.Value, 9), finding.PValue!.Value));
        Assert.True(finding.Low < 1000 && 1000 < finding.High);
        Assert.False(judgement.Part(Bench.Of((Bench.Ours, tenfold), (Bench.Control, Shifted(0)))).Met);
        var zero = judgement.Part(Bench.Of((Bench.Ours, thousandfold), (Bench.Control, [.. Shifted(0)[..7], 0.0])));
        Assert.Equal((false, 1, new LostRun("control", 7, 0)), (zero.Met, zero.PValue!.Value, zero.Lost));
        Assert.Equal(double.PositiveInfinity, judgement.Part(Bench.Of((Bench.Ours, [double.PositiveInfinity]), (Bench.Control, [1.0]))).Lost!.Value);
    }

    [Fact]
    public void Sameness_is_shown_by_an_equivalence_test()
    {
        var judgement = Judge.Equivalent(Bench.Value, "ours", 1, 0.2);
        var same = judgement.Part(Bench.Runs(Shifted(0)));
        Assert.Equal((true, Equivalence.OneSample(Eight, 1, 0.2).P), (same.Met, same.PValue!.Value));
        Assert.True(same.PValue < 0.05);
        var noisy = judgement.Part(Bench.Runs([.. Eight.Select(value => (Trial)(1 + 20 * (value - 1.0375)))]));
        Assert.True(noisy is { Met: true, PValue: > 0.05 }); // near, but not shown to be
        Assert.False(judgement.Part(Bench.Runs(Shifted(0.5))).Met);
        var pairs = Judge.Equivalent(Bench.Value, "ours", "control", 0.2);
        Assert.True(pairs.Part(Bench.Of((Bench.Ours, Shifted(0.1)), (Bench.Control, Shifted(0)))) is { Met: true, PValue: < 0.05 });
        Assert.False(pairs.Part(Bench.Of((Bench.Ours, Shifted(0.3)), (Bench.Control, Shifted(0)))).Met);
    }

    static Trial[] Held(int met, int runs) => [.. Enumerable.Range(0, runs).Select(run => (Trial)(run < met ? 1.0 : 0.0))];

    [Fact]
    public void Runs_that_meet_a_requirement_are_counted()
    {
        var finding = Judge.InRuns(Bench.Value, "ours", Requirement.AtLeast(0.8)).Part(Bench.Runs([.. Shifted(0)[..7], 0.79]));
        var (interval, share) = (MedianInterval.Of([.. Eight[..7], 0.79]), Proportion.ClopperPearson(7, 8));
        Assert.Equal((true, interval.Estimate, interval.Low, interval.High), (finding.Met, finding.Value, finding.Low, finding.High));
        Assert.Equal("99.219 % order statistics of the median over 8 runs", finding.Interval);
        Assert.Equal((7, 8, share.Low, share.High), (finding.Count!.Met, finding.Count.Runs, finding.Count.Share.Low, finding.Count.Share.High));
        Assert.Equal((9 / 256.0, 1 / 256.0, "ours"), (Math.Round(finding.PValue!.Value, 12), Math.Round(finding.SmallestPValue!.Value, 12), Assert.Single(finding.Samples).Arm));
        Assert.Equal(("median value of 'ours'", Scope.Runs), (finding.Statistic.Name, finding.Requirement.Scope));
    }

    [Theory]
    [InlineData(10, 10, 0.5, true)]
    [InlineData(6, 10, 0.5, true)]
    [InlineData(5, 10, 0.5, false)] // as many fail as the share: not fewer
    [InlineData(0, 10, 0.5, false)]
    [InlineData(39, 40, 0.1, true)]
    [InlineData(37, 40, 0.1, true)]
    [InlineData(36, 40, 0.1, false)]
    [InlineData(3, 10, 0.9, true)]
    [InlineData(1, 10, 0.9, false)]
    public void Fewer_runs_than_the_declared_share_may_fail(int met, int runs, double mayFail, bool holds)
    {
        var finding = Judge.InRuns(Bench.Value, "ours", Requirement.AtLeast(1), mayFail).Part(Bench.Runs(Held(met, runs)));
        Assert.Equal(holds, finding.Met);
        Assert.Equal(Proportion.BinomialTest(runs - met, runs, mayFail, Alternative.Less).P, finding.PValue!.Value, 12);
        Assert.Equal(Math.Pow(1 - mayFail, runs), finding.SmallestPValue!.Value, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_share_that_no_count_can_test_is_refused(double mayFail) =>
        Assert.Throws<ArgumentException>(() => Judge.InRuns(Bench.Value, "ours", Requirement.AtLeast(1), mayFail));

    [Fact]
    public void One_unlucky_run_of_forty_does_not_decide()
    {
        var judgement = Judge.InRuns(Bench.Value, "ours", Requirement.AtLeast(1));
        Assert.True(judgement.Part(Bench.Runs(Held(40, 40))) is { Met: true, PValue: < 1e-9 });
        Assert.True(judgement.Part(Bench.Runs(Held(39, 40))) is { Met: true, PValue: < 1e-9 });
    }

    [Fact]
    public void An_arm_without_chance_must_meet_its_requirement()
    {
        var judgement = Judge.InRuns(Bench.Value, "exact", Requirement.Exactly(8));
        var finding = judgement.Part(Bench.Of((Bench.Exact, [8.0])));
        Assert.Equal((true, null, null, "range over 1 run"), (finding.Met, finding.Test, finding.Seeds, finding.Interval));
        Assert.Equal((Scope.Value, null), (finding.Requirement.Scope, finding.Requirement.MayFail));
        Assert.False(judgement.Part(Bench.Of((Bench.Exact, [7.0]))).Met);
    }

    [Fact]
    public void Every_kind_of_limit_is_asked_of_the_runs()
    {
        bool Met(Requirement requirement, double value) =>
            Judge.InRuns(Bench.Value, "ours", requirement).Part(Bench.Runs([.. Enumerable.Repeat((Trial)value, 6)])).Met;
        Assert.True(Met(Requirement.AtMost(1), 1) && !Met(Requirement.AtMost(1), 1.5));
        Assert.True(Met(Requirement.Between(1, 2), 1.5) && !Met(Requirement.Between(1, 2), 2.5));
        Assert.True(Met(Requirement.Exactly(8), 8) && !Met(Requirement.Exactly(8), 7));
    }

    [Fact]
    public void A_run_that_diverged_fails_and_ranks_beyond_the_limit()
    {
        Part Of(Requirement requirement, params double[] values) =>
            Judge.InRuns(Bench.Value, "ours", requirement).Part(Bench.Runs([.. values.Select(value => (Trial)value)]));
        var low = Of(Requirement.AtLeast(1), 1, 2, 3, 4, 5, double.NaN);
        Assert.Equal((5, 2.5, double.NaN, 5), (low.Count!.Met, low.Value, low.Low, low.High));
        var high = Of(Requirement.AtMost(9), 1, 2, 3, 4, 5, double.NaN);
        Assert.Equal((5, 3.5, 1, double.NaN), (high.Count!.Met, high.Value, high.Low, high.High));
        var between = Of(Requirement.Between(0, 9), 1, 2, double.NaN);
        Assert.Equal((2, 2, 1, double.NaN), (between.Count!.Met, between.Value, between.Low, between.High));
        var most = Of(Requirement.AtLeast(1), double.NaN, double.NaN, 1);
        Assert.Equal((false, double.NaN), (most.Met, most.Value));
        Assert.Equal(double.PositiveInfinity, Of(Requirement.AtMost(9), 1, 2, double.PositiveInfinity).High);
        Assert.Equal(double.PositiveInfinity, Of(Requirement.AtLeast(9), 1, double.NaN, double.PositiveInfinity).High);
    }

    [Theory]
    [InlineData(5, "range over 5 runs", 1, 5)]
    [InlineData(6, "96.875 % order statistics of the median over 6 runs", 1, 6)]
    [InlineData(9, "96.094 % order statistics of the median over 9 runs", 2, 8)]
    public void The_median_stands_between_order_statistics_where_there_are_runs_enough(int runs, string interval, double low, double high)
    {
        Trial[] trials = [.. Enumerable.Range(1, runs).Select(run => (Trial)run)];
        var finding = Judge.InRuns(Bench.Value, "ours", Requirement.AtLeast(0)).Part(Bench.Runs(trials));
        Assert.Equal((interval, low, high, (runs + 1) / 2.0), (finding.Interval, finding.Low, finding.High, finding.Value));
    }

    static Trial Curve(params double[] estimates) => new(0, 0, [.. estimates.Select((estimate, index) => new Step(estimate, index))]);

    [Fact]
    public void Following_is_a_rank_correlation_within_each_seed()
    {
        var judgement = Judge.Correlates(Bench.Curve, Bench.Estimate, Bench.Truth, "ours", 0.7);
        Assert.Equal("mean Spearman's correlation of estimate with truth over training of 'ours'", judgement.Conditions[0].Statistic.Name);
        Trial[] rising = [.. Enumerable.Range(0, 8).Select(seed => Curve(0, 1, 4, 9 + seed, 8))];
        var follows = judgement.Part(Bench.Runs(rising));
        Assert.Equal((true, 0.9, 1 / 256.0), (follows.Met, Math.Round(follows.Value, 12), follows.PValue!.Value));
        Assert.False(judgement.Part(Bench.Runs([.. Enumerable.Range(0, 8).Select(_ => Curve(4, 3, 2, 1, 0))])).Met);
        var constant = judgement.Part(Bench.Runs([.. Enumerable.Range(0, 8).Select(_ => Curve(0.69, 0.69, 0.69, 0.69))]));
        Assert.Equal((false, 0, 1), (constant.Met, constant.Value, constant.PValue!.Value));
    }

    [Fact]
    public void To_follow_takes_three_points_that_are_numbers_and_a_leader_that_moves()
    {
        var judgement = Judge.Correlates(Bench.Curve, Bench.Estimate, Bench.Truth, "ours", 0.7);
        Part Of(Trial one) => judgement.Part(Bench.Runs([.. Enumerable.Repeat(one, 8)]));
        static Trial Beside(params double[] truths) => new(0, 0, [.. truths.Select((truth, index) => new Step(index, truth))]);
        Assert.Equal((true, 1), (Of(Curve(0, 1, 4)).Met, Of(Curve(0, 1, 4)).Value));
        foreach (var lost in new[] { Curve(0, 1), Curve(0, double.NaN, 2, 3), Beside(0, double.NaN, 2, 3) })
            Assert.Equal((false, double.NaN, 1), (Of(lost).Met, Of(lost).Value, Of(lost).PValue!.Value));
        Assert.Equal((false, 0), (Of(Beside(5, 5, 5)).Met, Of(Beside(5, 5, 5)).Value));
    }

    [Fact]
    public void A_conjunction_is_as_strong_as_its_weaker_part()
    {
        var strong = Judge.AtLeast(Bench.Value, "ours", 0.5);
        var weak = Judge.AtLeast(Bench.Value, "ours", 0.95);
        var fails = Judge.AtLeast(Bench.Value, "ours", 2);
        var measurements = Bench.Runs(Shifted(0));
        foreach (var both in new[] { Judge.Both(strong, weak), Judge.Both(weak, strong) })
        {
            var finding = both.All(measurements);
            Assert.Equal((true, weak.Part(measurements).PValue, 0.95, 8), (finding.Met, finding.PValue, finding.Deciding.Requirement.Reference, finding.Seeds!.Value));
        }

        foreach (var both in new[] { Judge.Both(strong, fails), Judge.Both(fails, strong) })
            Assert.Equal((false, 2), (both.All(measurements).Met, both.All(measurements).Deciding.Requirement.Reference));
        var exact = Judge.ClosedForm(Bench.Value, 3, Tolerance.Exact("given"), "exact");
        var mixed = Judge.Both(exact, strong).All(Bench.Of((Bench.Exact, [3.0]), (Bench.Ours, Shifted(0))));
        Assert.Equal((true, 1 / 256.0, 1 / 256.0, 8), (mixed.Met, mixed.PValue!.Value, mixed.SmallestPValue!.Value, mixed.Seeds));
        Assert.Equal(1 / 256.0, Judge.Both(strong, exact).All(Bench.Of((Bench.Exact, [3.0]), (Bench.Ours, Shifted(0)))).PValue);
        Assert.Equal("arm 'exact' was not measured", Judge.Both(exact, strong).All(measurements).Obstacle);
        Assert.Equal("arm 'exact' was not measured", Judge.Both(strong, exact).All(measurements).Obstacle);
        Assert.Null(Judge.Both(strong, weak).All(measurements).Obstacle);
    }

    [Fact]
    public void Of_two_that_are_equally_strong_the_first_decides_and_what_is_undecided_is_weaker_than_what_fails()
    {
        var (first, second) = (Judge.AtLeast(Bench.Value, "ours", 0.5), Judge.AtLeast(Bench.Value, "ours", 0.25));
        Assert.Equal(0.5, Judge.Both(first, second).All(Bench.Runs(Shifted(0))).Deciding.Requirement.Reference);
        Assert.Equal(0.25, Judge.Both(second, first).All(Bench.Runs(Shifted(0))).Deciding.Requirement.Reference);
        var pointless = Judge.ClosedForm(Bench.Curve, Bench.Estimate, Bench.Truth, Tolerance.Exact("given"), "ours");
        var fails = Judge.AtLeast(Bench.Value, "ours", 2);
        foreach (var both in new[] { Judge.Both(pointless, fails), Judge.Both(fails, pointless) })
        {
            var finding = both.All(Bench.Runs(Shifted(0)));
            Assert.Equal(("the series has no point", "the series has no point", false), (finding.Obstacle, finding.Deciding.Obstacle, finding.Met));
        }
    }

    [Fact]
    public void A_conjunction_lists_its_parts_in_the_order_in_which_they_are_declared()
    {
        Judgement<Trial> High(string arm) => Judge.InRuns(Bench.Value, arm, Requirement.AtLeast(0.8));
        var three = Judge.Both(Judge.Both(High("ours"), High("control")), High("exact"));
        var finding = three.All(Bench.Of((Bench.Ours, [0.9]), (Bench.Control, [0.7, 1.0]), (Bench.Exact, [3])));
        Assert.Equal(["ours", "control", "exact"], finding.Parts.Select(part => part.Statistic.Arms[0]));
        Assert.Equal(1, finding.Seeds);
        Assert.Null(High("exact").All(Bench.Of((Bench.Exact, [3]))).Seeds);
    }

    [Fact]
    public void The_interval_of_a_part_does_not_depend_on_the_parts_beside_it()
    {
        var (mean, other) = (Judge.AtLeast(Bench.Value, "ours", 0), Judge.AtLeast(Bench.Theta, "ours", 0));
        Trial[] runs = [.. Enumerable.Range(2, 8).Select(seed => (Trial)Math.Sqrt(seed))];
        Assert.Equal(mean.Part(Bench.Runs(runs)).Low, Judge.Both(other, mean).All(Bench.Runs(runs)).Parts[1].Low);
    }

    [Fact]
    public void Margins_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Judge.AtLeast(Bench.Value, "ours", double.NaN));
        Assert.Throws<ArgumentException>(() => Judge.AtLeast(Bench.Value, "ours", 1, -0.1));
        Assert.Throws<ArgumentException>(() => Judge.Greater(Bench.Value, "ours", "control", double.NaN));
        Assert.Throws<ArgumentException>(() => Judge.GreaterByFactor(Bench.Value, "ours", "control", 0.5));
        Assert.Throws<ArgumentException>(() => Judge.Equivalent(Bench.Value, "ours", 1, 0));
        Assert.Throws<ArgumentException>(() => Judge.Equivalent(Bench.Value, "ours", double.NaN, 1));
        Assert.Throws<ArgumentException>(() => Judge.Equivalent(Bench.Value, "ours", "control", 0));
        Assert.Throws<ArgumentException>(() => Judge.Correlates(Bench.Curve, Bench.Estimate, Bench.Truth, "ours", 0));
    }
}
