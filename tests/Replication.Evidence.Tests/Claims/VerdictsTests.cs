using Replication.Evidence.Tables;

namespace Replication.Evidence.Tests.Claims;

public class VerdictsTests
{
    static readonly Finding Good = new()
    {
        Ours = 2, Low = 1.5, High = 2.5, Interval = "made up", Expected = 1, Margin = 0.5, Met = true, Seeds = 8, PValue = 0.001, Because = "It is 2.",
    };

    static readonly Finding Failed = Good with { Met = false, PValue = 0.9, Because = "It is not." };

    static Assessment Claim(
        string id = "claim", Finding? finding = null, Finding? control = null, Paper? paper = null, string? deviation = null) => new(
        new ClaimHeader(id, paper ?? Paper.Gan, "Theorem 1", "statement", "published", "statistic", "criterion", "control", deviation),
        finding ?? Good, control ?? Failed);

    static VerdictRow One(Assessment assessment, Scale scale = Scale.Standard) => Assert.Single(Verdicts.Of([new("Sample", scale, [assessment])]));

    [Fact]
    public void Criterion_test_seeds_and_control_together_reproduce_a_claim()
    {
        var row = One(Claim());
        Assert.Equal((Verdict.Reproduced, "It is 2.", "", true), (row.Verdict, row.Reason, row.Deviation, row.ControlFailed));
        Assert.Equal((2, 1.5, 2.5, 1, 0.5, 8, 0.001, 0.001), (row.Ours, row.Low, row.High, row.Expected, row.Margin, row.Seeds, row.P, row.PHolm));
        Assert.Equal(("Sample", "claim", "GAN", "Theorem 1"), (row.Experiment, row.Claim, row.Paper, row.Locus));
        Assert.Equal(Verdict.Reproduced, One(Claim(), Scale.Paper).Verdict);
    }

    [Fact]
    public void Smoke_rows_support_nothing() => Assert.Equal(Verdict.Inconclusive, One(Claim(), Scale.Smoke).Verdict);

    [Fact]
    public void What_could_not_be_judged_is_inconclusive_with_the_reason()
    {
        var row = One(Claim(finding: Finding.Undecided("arm 'x' was not measured")));
        Assert.Equal((Verdict.Inconclusive, "The claim could not be judged: arm 'x' was not measured."), (row.Verdict, row.Reason));
        Assert.Null(row.Ours);
        row = One(Claim(control: Finding.Undecided("arm 'y' was not measured")));
        Assert.Equal((Verdict.Inconclusive, "The control could not be judged: arm 'y' was not measured."), (row.Verdict, row.Reason));
        Assert.False(row.ControlFailed);
    }

    [Theory]
    [InlineData(1, Verdict.Inconclusive)]
    [InlineData(5, Verdict.Inconclusive)]
    [InlineData(6, Verdict.ReproducedWithDeviation)]
    [InlineData(7, Verdict.ReproducedWithDeviation)]
    [InlineData(8, Verdict.Reproduced)]
    public void Few_seeds_in_claim_or_control_weaken_the_verdict(int seeds, Verdict verdict)
    {
        var row = One(Claim(finding: Good with { Seeds = seeds }));
        Assert.Equal((verdict, seeds), (row.Verdict, row.Seeds));
        Assert.Equal(seeds < 8 ? $"{(seeds == 1 ? "1 seed" : $"{seeds} seeds")} instead of 8" : "", row.Deviation);
        Assert.Equal(verdict, One(Claim(control: Failed with { Seeds = seeds })).Verdict);
        Assert.Equal(verdict, One(Claim(finding: Good with { Seeds = null, PValue = null }, control: Failed with { Seeds = seeds })).Verdict);
        Assert.Equal(verdict, One(Claim(finding: Good with { Seeds = seeds }, control: Failed with { Seeds = null })).Verdict);
    }

    [Fact]
    public void Few_seeds_do_not_turn_a_failure_into_a_verdict() =>
        Assert.Equal(Verdict.Inconclusive, One(Claim(finding: Failed with { Seeds = 5 })).Verdict);

    [Fact]
    public void Where_nothing_is_random_no_test_is_needed()
    {
        var exact = Good with { Seeds = null, PValue = null };
        var row = One(Claim(finding: exact, control: Failed with { Seeds = null, PValue = null }));
        Assert.Equal((Verdict.Reproduced, null, null, null), (row.Verdict, row.Seeds, row.P, row.PHolm));
        Assert.Equal(Verdict.NotReproduced, One(Claim(finding: exact with { Met = false })).Verdict);
    }

    [Fact]
    public void A_control_that_does_not_fail_leaves_nothing_shown()
    {
        var row = One(Claim(control: Good));
        Assert.Equal((Verdict.Inconclusive, "The control did not fail. It is 2.", false), (row.Verdict, row.Reason, row.ControlFailed));
        Assert.Equal(Verdict.Inconclusive, One(Claim(control: Good with { PValue = 0.9 })).Verdict);
        Assert.Equal(Verdict.Inconclusive, One(Claim(finding: Failed, control: Good)).Verdict);
    }

    [Fact]
    public void A_criterion_that_is_not_met_is_not_reproduced()
    {
        var row = One(Claim(finding: Good with { Met = false, Because = "It is 1.2." }));
        Assert.Equal((Verdict.NotReproduced, "The criterion is not met. It is 1.2."), (row.Verdict, row.Reason));
    }

    [Theory]
    [InlineData(0.05, Verdict.Reproduced)]
    [InlineData(0.0501, Verdict.NotReproduced)]
    public void The_test_has_its_level(double p, Verdict verdict) => Assert.Equal(verdict, One(Claim(finding: Good with { PValue = p })).Verdict);

    [Fact]
    public void A_deviation_is_part_of_the_verdict()
    {
        var row = One(Claim(deviation: "smaller network"));
        Assert.Equal((Verdict.ReproducedWithDeviation, "smaller network"), (row.Verdict, row.Deviation));
        Assert.Equal("smaller network; 6 seeds instead of 8", One(Claim(finding: Good with { Seeds = 6 }, deviation: "smaller network")).Deviation);
        Assert.Equal(Verdict.NotReproduced, One(Claim(finding: Failed, deviation: "smaller network")).Verdict);
    }

    [Fact]
    public void Holm_runs_over_the_claims_of_one_paper_across_experiments()
    {
        Assessment At(string id, double? p, Paper paper) => Claim(id, Good with { PValue = p }, paper: paper);
        var rows = Verdicts.Of(
        [
            new("First", Scale.Standard, [At("a", 0.02, Paper.Gan), At("b", 0.01, Paper.Gan), At("exact", null, Paper.Gan)]),
            new("Second", Scale.Standard, [At("a", 0.04, Paper.Gan), At("c", 0.04, Paper.WassersteinGan)]),
        ]);
        Assert.Equal([0.04, 0.03, null, 0.04, 0.04], rows.Select(row => row.PHolm));
        Assert.All(rows, row => Assert.Equal(Verdict.Reproduced, row.Verdict));
        rows = Verdicts.Of([new("First", Scale.Standard, [At("a", 0.03, Paper.Gan), At("b", 0.03, Paper.Gan)])]);
        Assert.All(rows, row => Assert.Equal((Verdict.NotReproduced, 0.06), (row.Verdict, row.PHolm)));
        Assert.StartsWith("The test fails after Holm's correction: p = 0.06.", rows[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Inconclusive_claims_stay_in_the_family() => Assert.Equal(
        0.06,
        Verdicts.Of([new("First", Scale.Standard, [Claim("a", Good with { PValue = 0.03 }), Claim("b", Good with { Seeds = 3, PValue = 0.5 })])])[0].PHolm);

    [Fact]
    public void Seeds_that_could_never_pass_the_correction_are_too_few()
    {
        Assessment[] claims = [.. Enumerable.Range(0, 13).Select(index => Claim($"c{index}", Good with { PValue = 1 / 256.0, SmallestPValue = 1 / 256.0 }))];
        Assert.All(Verdicts.Of([new("First", Scale.Standard, claims)]), row =>
        {
            Assert.Equal(Verdict.Inconclusive, row.Verdict);
            Assert.StartsWith("Too few runs for the number of claims of this paper: 8 seeds cannot give less than p = 0.0508", row.Reason, StringComparison.Ordinal);
        });
        Assert.All(Verdicts.Of([new("First", Scale.Standard, claims[..12])]), row => Assert.Equal(Verdict.Reproduced, row.Verdict));
        var weak = Claim("weak", Good with { PValue = 0.06, SmallestPValue = 1 / 256.0 });
        Assert.Equal(Verdict.NotReproduced, One(weak).Verdict);
        Assert.Equal(Verdict.NotReproduced, One(Claim("at the level", Good with { PValue = 0.06, SmallestPValue = 0.05 })).Verdict);
        // Beside claims of smaller p-values it is the last to be corrected, and its seeds would have been enough.
        Assessment[] clear = [.. Enumerable.Range(0, 12).Select(index => Claim($"c{index}", Good with { PValue = 1e-6, SmallestPValue = 1 / 256.0 }))];
        Assert.Equal(Verdict.NotReproduced, Verdicts.Of([new("First", Scale.Standard, [.. clear, weak])])[^1].Verdict);
    }

    [Fact]
    public void A_claim_stands_once()
    {
        Assert.Throws<ArgumentException>(() => Verdicts.Of([new("First", Scale.Standard, [Claim(), Claim()])]));
        Assert.Throws<ArgumentException>(() => Verdicts.Of([new("First", Scale.Standard, [Claim()]), new("First", Scale.Standard, [Claim()])]));
        Assert.Empty(Verdicts.Of([]));
    }

    [Fact]
    public void Verdicts_survive_their_table()
    {
        var rows = Verdicts.Of([new("First", Scale.Standard,
        [
            Claim("a"), Claim("b", Good with { Ours = double.PositiveInfinity, Expected = double.PositiveInfinity, PValue = null }),
            Claim("c", Finding.Undecided("arm 'x', \"lost\"")),
        ])]);
        var text = RecordTable.Format(rows, "verdicts.csv");
        Assert.StartsWith("experiment,claim,paper,locus,statement,published,statistic,criterion,ours,low,high,interval,expected,margin,seeds,p,p-holm,"
            + "control,control-ours,control-failed,verdict,reason,deviation\n", text, StringComparison.Ordinal);
        Assert.Equal(rows, RecordTable.Parse<VerdictRow>(text, "verdicts.csv"));
        Assert.Contains("inconclusive", text, StringComparison.Ordinal);
        var message = Assert.Throws<EvidenceException>(() => RecordTable.Parse<VerdictRow>(text.Replace("inconclusive", "certain", StringComparison.Ordinal), "x.csv")).Message;
        Assert.Equal("x.csv:4: column 'verdict': 'certain' is not one of reproduced, reproduced-with-deviation, not-reproduced, inconclusive.", message);
    }
}
