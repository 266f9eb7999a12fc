using Replication.Evidence;
using Replication.Oracles.Randomness;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of ParallelLines broken once: the number it makes leaves its criterion, or the verdict turns.</summary>
public class ParallelLinesSabotageTests
{
    static readonly Run Replicate = new(0, Seed.Derive("sabotage", 0, 0), Scale.Standard, "cpu");

    [Fact]
    public void Without_penalty_the_critic_measures_no_distance()
    {
        Assert.InRange(Error(new TrainedPlayer(wasserstein: true, smoothing: 0, Replicate)), 0, 0.05);
        Assert.True(Error(new TrainedPlayer(wasserstein: true, smoothing: 0, Replicate) { Penalised = false }) > 0.05);

        static double Error(TrainedPlayer critic) => Math.Abs(critic.Estimate(0.5).Wasserstein!.Value - 0.5);
    }

    [Fact]
    public void A_discriminator_that_never_trains_certifies_nothing()
    {
        Assert.True(Certified(new TrainedPlayer(wasserstein: false, smoothing: 0, Replicate)) > 0.65);
        Assert.True(Certified(new TrainedPlayer(wasserstein: false, smoothing: 0, Replicate) { FittingSteps = 0 }) < 0.5);

        static double Certified(TrainedPlayer discriminator) => discriminator.Estimate(0.5).JensenShannon!.Value;
    }

    [Theory]
    [InlineData("discriminator-sees-no-distance", "discriminator", "discriminator-smoothed")]
    [InlineData("descent-on-jsd-stands-still", "discriminator", "discriminator-smoothed")]
    [InlineData("jsd-is-log-2", "lines", "smoothed")]
    [InlineData("kl-is-infinite", "lines", "smoothed")]
    [InlineData("tv-is-1", "lines", "smoothed")]
    public void Smoothed_lines_in_the_place_of_singular_ones_are_not_reproduced_and_the_other_way_round_inconclusive(string claim, string arm, string control)
    {
        var rows = Suite.CommittedRows("ParallelLines");
        Assert.Equal(Verdict.NotReproduced, Suite.Verdicts("ParallelLines", rows.Replace(arm, by: control))[claim].Verdict);
        Assert.Equal(Verdict.Inconclusive, Suite.Verdicts("ParallelLines", Keep(claim, rows).Replace(control, by: arm))[claim].Verdict);

        // The control of the descent is a conjunction: both of its arms must be swapped for it to hold.
        static IReadOnlyList<MeasuredRow> Keep(string claim, IReadOnlyList<MeasuredRow> rows) =>
            claim == "descent-on-jsd-stands-still" ? rows.Replace("smoothed", by: "lines") : rows;
    }

    [Fact]
    public void Five_seeds_support_no_verdict_on_training()
    {
        var rows = Suite.CommittedRows("ParallelLines").Where(row => row.Replicate < 5).ToArray();
        Assert.Equal(Verdict.Inconclusive, Suite.Verdicts("ParallelLines", rows)["critic-measures-distance"].Verdict);
    }
}
