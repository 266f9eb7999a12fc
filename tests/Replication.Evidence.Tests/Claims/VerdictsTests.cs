namespace Replication.Evidence.Tests.Claims;

public class VerdictsTests
{
    static readonly Part Part = new()
    {
        Statistic = new(Summary.Mean, "value", ["ours"]), Requirement = Requirement.AtLeast(1.5),
        Value = 2, Low = 1.5, High = 2.5, Interval = "made up", Met = true, Seeds = 8, Test = new("made up", 0.001, SmallestP: null),
    };

    static readonly Finding Good = new([Part]), Failed = new([Part with { Met = false, Test = new("made up", 0.9, SmallestP: null) }]);

    static Finding With(Finding finding, int? seeds) => new([finding.Parts[0] with { Seeds = seeds }]);

    static Finding Tested(double? p, double? smallest = null, int? seeds = 8) =>
        new([Part with { Test = p is null ? null : new("made up", p.Value, smallest), Seeds = seeds }]);

    static Finding Undecided(string obstacle) => new([Part with { Met = false, Test = null, Obstacle = obstacle }]);

    static Assessment Claim(
        string id = "claim", Finding? finding = null, Finding? control = null, Paper? paper = null, string? deviation = null) => new(
        new Claim
        {
            Id = id, Paper = paper ?? Paper.Gan, Locus = "Theorem 1", Statement = "statement", Published = "published", Deviation = deviation,
        },
        finding ?? Good, control ?? Failed);

    static Ruling One(Assessment assessment, Scale scale = Scale.Standard) => Assert.Single(Verdicts.Of([new("Sample", scale, [assessment])]));

    [Fact]
    public void Criterion_test_seeds_and_control_together_reproduce_a_claim()
    {
        var assessment = Claim();
        var ruling = One(assessment);
        Assert.Equal((Verdict.Reproduced, Reason.Met, true, false), (ruling.Verdict, ruling.Reason, ruling.ControlFailed, ruling.HasFewSeeds));
        Assert.Equal(("Sample", 8, 0.001, null), (ruling.Experiment, ruling.Seeds, ruling.PHolm, ruling.SmallestPHolm));
        Assert.Same(assessment, ruling.Assessment);
        Assert.Same(assessment.Claim, ruling.Claim);
        Assert.Equal(Verdict.Reproduced, One(Claim(), Scale.Paper).Verdict);
    }

    [Fact]
    public void Smoke_rows_support_nothing()
    {
        var ruling = One(Claim(), Scale.Smoke);
        Assert.Equal((Verdict.Inconclusive, Reason.SmokeScale), (ruling.Verdict, ruling.Reason));
    }

    [Fact]
    public void What_could_not_be_judged_is_inconclusive()
    {
        var ruling = One(Claim(finding: Undecided("arm 'x' was not measured")));
        Assert.Equal((Verdict.Inconclusive, Reason.ClaimUndecided), (ruling.Verdict, ruling.Reason));
        ruling = One(Claim(control: Undecided("arm 'y' was not measured")));
        Assert.Equal((Verdict.Inconclusive, Reason.ControlUndecided, false), (ruling.Verdict, ruling.Reason, ruling.ControlFailed));
    }

    [Theory]
    [InlineData(1, Verdict.Inconclusive)]
    [InlineData(5, Verdict.Inconclusive)]
    [InlineData(6, Verdict.ReproducedWithDeviation)]
    [InlineData(7, Verdict.ReproducedWithDeviation)]
    [InlineData(8, Verdict.Reproduced)]
    public void Few_seeds_in_claim_or_control_weaken_the_verdict(int seeds, Verdict verdict)
    {
        var ruling = One(Claim(finding: With(Good, seeds)));
        Assert.Equal((verdict, seeds, seeds < 8), (ruling.Verdict, ruling.Seeds, ruling.HasFewSeeds));
        Assert.Equal(seeds < 6 ? Reason.TooFewSeeds : Reason.Met, ruling.Reason);
        Assert.Equal(verdict, One(Claim(control: With(Failed, seeds))).Verdict);
        Assert.Equal(verdict, One(Claim(finding: Tested(null, seeds: null), control: With(Failed, seeds))).Verdict);
        Assert.Equal(verdict, One(Claim(finding: With(Good, seeds), control: With(Failed, null))).Verdict);
    }

    [Fact]
    public void Few_seeds_do_not_turn_a_failure_into_a_verdict() =>
        Assert.Equal(Verdict.Inconclusive, One(Claim(finding: With(Failed, 5))).Verdict);

    [Fact]
    public void Where_nothing_is_random_no_test_is_needed()
    {
        var ruling = One(Claim(finding: Tested(null, seeds: null), control: With(Failed, null)));
        Assert.Equal((Verdict.Reproduced, null, null, false), (ruling.Verdict, ruling.Seeds, ruling.PHolm, ruling.HasFewSeeds));
        Assert.Equal(Verdict.NotReproduced, One(Claim(finding: new([Part with { Met = false, Seeds = null, Test = null }]))).Verdict);
    }

    [Fact]
    public void A_control_that_does_not_fail_leaves_nothing_shown()
    {
        var ruling = One(Claim(control: Good));
        Assert.Equal((Verdict.Inconclusive, Reason.ControlDidNotFail, false), (ruling.Verdict, ruling.Reason, ruling.ControlFailed));
        Assert.Equal(Verdict.Inconclusive, One(Claim(control: Tested(0.9))).Verdict);
        Assert.Equal(Verdict.Inconclusive, One(Claim(finding: Failed, control: Good)).Verdict);
    }

    [Fact]
    public void A_criterion_that_is_not_met_is_not_reproduced()
    {
        var ruling = One(Claim(finding: new([Part, Part with { Met = false }])));
        Assert.Equal((Verdict.NotReproduced, Reason.CriterionNotMet), (ruling.Verdict, ruling.Reason));
    }

    [Theory]
    [InlineData(0.05, Verdict.Reproduced)]
    [InlineData(0.0501, Verdict.NotReproduced)]
    public void The_test_has_its_level(double p, Verdict verdict) => Assert.Equal(verdict, One(Claim(finding: Tested(p))).Verdict);

    [Fact]
    public void A_deviation_is_part_of_the_verdict()
    {
        Assert.Equal(Verdict.ReproducedWithDeviation, One(Claim(deviation: "smaller network")).Verdict);
        Assert.Equal(Verdict.NotReproduced, One(Claim(finding: Failed, deviation: "smaller network")).Verdict);
    }

    [Fact]
    public void Holm_runs_over_the_claims_of_one_paper_across_experiments()
    {
        Assessment At(string id, double? p, Paper paper) => Claim(id, Tested(p), paper: paper);
        var rulings = Verdicts.Of(
        [
            new("First", Scale.Standard, [At("a", 0.02, Paper.Gan), At("b", 0.01, Paper.Gan), At("exact", null, Paper.Gan)]),
            new("Second", Scale.Standard, [At("a", 0.04, Paper.Gan), At("c", 0.04, Paper.WassersteinGan)]),
        ]);
        Assert.Equal([0.04, 0.03, null, 0.04, 0.04], rulings.Select(ruling => ruling.PHolm));
        Assert.All(rulings, ruling => Assert.Equal(Verdict.Reproduced, ruling.Verdict));
        rulings = Verdicts.Of([new("First", Scale.Standard, [At("a", 0.03, Paper.Gan), At("b", 0.03, Paper.Gan)])]);
        Assert.All(rulings, ruling => Assert.Equal((Verdict.NotReproduced, Reason.TestFails, 0.06), (ruling.Verdict, ruling.Reason, ruling.PHolm)));
    }

    [Fact]
    public void Inconclusive_claims_stay_in_the_family() => Assert.Equal(
        0.06,
        Verdicts.Of([new("First", Scale.Standard, [Claim("a", Tested(0.03)), Claim("b", Tested(0.5, seeds: 3))])])[0].PHolm);

    [Fact]
    public void Seeds_that_could_never_pass_the_correction_are_too_few()
    {
        Assessment[] claims = [.. Enumerable.Range(0, 13).Select(index => Claim($"c{index}", Tested(1 / 256.0, 1 / 256.0)))];
        Assert.All(Verdicts.Of([new("First", Scale.Standard, claims)]), ruling =>
        {
            Assert.Equal((Verdict.Inconclusive, Reason.TooFewSeedsForClaims), (ruling.Verdict, ruling.Reason));
            Assert.Equal(13 / 256.0, ruling.SmallestPHolm!.Value, 12);
        });
        Assert.All(Verdicts.Of([new("First", Scale.Standard, claims[..12])]), ruling => Assert.Equal(Verdict.Reproduced, ruling.Verdict));
        var weak = Claim("weak", Tested(0.06, 1 / 256.0));
        Assert.Equal(Verdict.NotReproduced, One(weak).Verdict);
        Assert.Equal(Verdict.NotReproduced, One(Claim("at the level", Tested(0.06, 0.05))).Verdict);
        // Beside claims of smaller p-values it is the last to be corrected, and its seeds would have been enough.
        Assessment[] clear = [.. Enumerable.Range(0, 12).Select(index => Claim($"c{index}", Tested(1e-6, 1 / 256.0)))];
        Assert.Equal(Verdict.NotReproduced, Verdicts.Of([new("First", Scale.Standard, [.. clear, weak])])[^1].Verdict);
    }

    [Fact]
    public void A_claim_comes_once()
    {
        Assert.Throws<ArgumentException>(() => Verdicts.Of([new("First", Scale.Standard, [Claim(), Claim()])]));
        Assert.Throws<ArgumentException>(() => Verdicts.Of([new("First", Scale.Standard, [Claim()]), new("First", Scale.Standard, [Claim()])]));
        Assert.Empty(Verdicts.Of([]));
    }
}
