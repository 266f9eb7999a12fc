namespace Replication.Evidence.Tests.Claims;

/// <summary>What can be said of one run, of two, and of runs that all agree.</summary>
public class FewRunsTests
{
    public static TheoryData<Judgement<Trial>> OverSeeds =>
    [
        Judge.AtLeast(Bench.Value, "ours", 1), Judge.AtMost(Bench.Value, "ours", 1),
        Judge.InRuns(Bench.Value, "ours", Requirement.AtLeast(1)),
        Judge.Equivalent(Bench.Value, "ours", 1, 0.5), Judge.Equivalent(Bench.Value, "ours", "control", 0.5),
        Judge.Greater(Bench.Value, "ours", "control", 0), Judge.Greater(Bench.Value, "ours", "control", 0, Contrast.Independent),
        Judge.Greater(Bench.Value, "ours", "control", 0, Contrast.Ranks), Judge.GreaterByFactor(Bench.Value, "ours", "control", 1),
    ];

    [Theory]
    [MemberData(nameof(OverSeeds))]
    public void One_run_is_no_sample_and_is_not_tested(Judgement<Trial> judgement)
    {
        var finding = judgement.Part(Bench.Of((Bench.Ours, [3.0]), (Bench.Control, [2.0])));
        Assert.Equal((null, null, 1), (finding.PValue, finding.SmallestPValue, finding.Seeds));
        Assert.Equal((finding.Value, finding.Value), (finding.Low, finding.High));
        Assert.EndsWith("1 run", finding.Interval, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OverSeeds))]
    public void Two_runs_are_tested_and_have_an_interval_with_ends(Judgement<Trial> judgement)
    {
        var finding = judgement.Part(Bench.Of((Bench.Ours, [3.0, 4.0]), (Bench.Control, [2.5, 2.0])));
        Assert.NotNull(finding.PValue);
        Assert.True(double.IsFinite(finding.Low) && finding.Low < finding.High && double.IsFinite(finding.High));
    }

    [Theory]
    [InlineData(5, 3, "no spread over 2 and 2 runs; of all seeds at least 22.361 % give it (95 %, exact)")]
    [InlineData(5, 2, "95 % bootstrap, BCa over 2 and 2 seeds, 9999 resamples")]
    [InlineData(4, 3, "95 % bootstrap, BCa over 2 and 2 seeds, 9999 resamples")]
    public void A_difference_has_spread_where_either_arm_has(double ours, double control, string interval)
    {
        var finding = Judge.Greater(Bench.Value, "ours", "control", 0, Contrast.Independent)
            .Part(Bench.Of((Bench.Ours, [5.0, ours]), (Bench.Control, [control, 3.0])));
        Assert.Equal((interval, (5 + ours) / 2 - (control + 3) / 2), (finding.Interval, finding.Value));
    }
}
