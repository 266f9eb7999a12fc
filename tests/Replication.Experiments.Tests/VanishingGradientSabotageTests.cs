using Replication.Evidence;
using Replication.Oracles.Randomness;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of VanishingGradient broken once.</summary>
public class VanishingGradientSabotageTests
{
    static readonly Run Replicate = new(0, Seed.Derive("sabotage", 0, 0), Scale.Standard, "cpu");

    [Fact]
    public void A_frozen_discriminator_takes_nothing_off_the_gradient()
    {
        Assert.True(OrdersLost(iterations: 1000) > 2);
        Assert.Equal(0, OrdersLost(iterations: 0));

        static double OrdersLost(int iterations)
        {
            var probes = new FreshDiscriminator(generatorSteps: 20, noise: 0, Replicate) { Iterations = iterations }.Probes();
            return Math.Log10(probes[0].Minimax / probes[^1].Minimax);
        }
    }

    [Fact]
    public void The_gradient_in_float32_is_the_one_in_float64()
    {
        foreach (var probe in new FreshDiscriminator(generatorSteps: 20, noise: 0, Replicate) { Iterations = 1000 }.Probes())
            Assert.InRange(probe.MinimaxFloat32 / probe.Minimax, 0.999, 1.001);
    }

    [Fact]
    public void A_steep_ripple_breaks_the_bound_everywhere_and_an_admissible_one_nowhere()
    {
        Assert.All(BoundCheck.Sweep(steepness: 1), check => Assert.True(check.Norm < check.Epsilon && check.Gradient < check.Bound));
        Assert.All(
            BoundCheck.Sweep(steepness: 50),
            check => Assert.True(check.ValueDistance < check.Epsilon && check.Norm > check.Epsilon && check.Gradient > check.Bound));
    }

    [Theory]
    [InlineData("bound", "bound", "bound-broken")]
    [InlineData("vanishes-early", "manifold-early", "overlap-early")]
    [InlineData("vanishes-middle", "manifold-middle", "overlap-middle")]
    [InlineData("vanishes-late", "manifold-late", "overlap-late")]
    public void The_control_in_the_place_of_the_arm_is_not_reproduced_and_the_other_way_round_inconclusive(string claim, string arm, string control)
    {
        var rows = Suite.CommittedRows("VanishingGradient");
        Assert.Equal(Verdict.NotReproduced, Suite.Verdicts("VanishingGradient", rows.Replace(arm, by: control))[claim].Verdict);
        Assert.Equal(Verdict.Inconclusive, Suite.Verdicts("VanishingGradient", rows.Replace(control, by: arm))[claim].Verdict);
    }
}
