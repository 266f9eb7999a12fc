using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Every guard is able to fail: each claim is broken in each registered way, and its verdict turns.</summary>
public class SabotageTests
{
    public static TheoryData<string> Quick =>
        [.. SabotageRegistry.All.Where(sabotage => sabotage.Seconds <= Sabotage.Quick).Select(sabotage => sabotage.ToString())];

    public static TheoryData<string> Studies => [.. Suite.All.Select(study => study.Path)];

    [Theory, MemberData(nameof(Quick))]
    public void A_sabotage_turns_the_verdict_and_removing_it_turns_it_back(string name)
    {
        var outcome = SabotageRegistry.Named(name).Run();
        Assert.True(outcome.Caught, $"{name}: {outcome.Obstacle}");
    }

    [Theory, MemberData(nameof(Studies))]
    public void Every_claim_has_a_sabotage(string path) => Assert.Empty(
        Suite.Named(path).Claims.Select(claim => (Suite.Named(path).Experiment, claim.Id))
            .Except(SabotageRegistry.All.Select(sabotage => (sabotage.Experiment, sabotage.Claim))));

    [Fact]
    public void Every_sabotage_breaks_a_claim_that_exists_and_has_a_name_of_its_own()
    {
        var claims = Suite.All.SelectMany(study => study.Claims.Select(claim => (study.Experiment, claim.Id))).ToHashSet();
        Assert.All(SabotageRegistry.All, sabotage => Assert.Contains((sabotage.Experiment, sabotage.Claim), claims));
        Assert.Distinct(SabotageRegistry.All.Select(sabotage => sabotage.ToString()));
    }

    [Fact]
    public void A_sabotage_that_breaks_nothing_is_not_caught() =>
        Assert.Contains("instead of NotReproduced", Sabotage.Rows("ParallelLines", "tv-is-1", "nothing", rows => rows).Run().Obstacle);

    [Fact]
    public void A_fresh_run_that_does_not_give_the_committed_verdict_shows_nothing() => Assert.Contains(
        "With nothing broken the verdict is NotReproduced",
        (Sabotage.Swap("ParallelLines", "tv-is-1", "lines", by: "smoothed") with { Intact = rows => rows.Replace("lines", by: "smoothed") })
            .Run().Obstacle);

    [Fact]
    public void A_verdict_cannot_turn_into_what_it_is() => Assert.Contains(
        "nothing can turn into it", Sabotage.Rows("ParallelLines", "tv-is-1", "nothing", rows => rows, Verdict.Reproduced).Run().Obstacle);

    [Theory, InlineData("line", "smoothed"), InlineData("lines", "smooth")]
    public void A_swap_of_an_arm_that_was_not_measured_is_refused(string arm, string by) =>
        Assert.Throws<ArgumentException>(() => Sabotage.SwapControl("ParallelLines", "tv-is-1", arm, by).Run());
}
