using Replication.Evidence;
using Replication.Oracles.Randomness;

namespace Replication.Experiments.Tests;

/// <summary>What the figures of VanishingGradient rest on.</summary>
public class VanishingGradientTests
{
    static readonly Run Replicate = new(0, Seed.Derive("sabotage", 0, 0), Scale.Standard, "cpu");

    [Fact]
    public void A_frozen_discriminator_takes_nothing_off_the_gradient()
    {
        Assert.True(OrdersLost(iterations: 1000) > 2);
        Assert.Equal(0, OrdersLost(iterations: 0));

        static double OrdersLost(int iterations)
        {
            var probes = new FreshDiscriminator(generatorSteps: 20, noise: 0, Replicate) { Iterations = iterations }.Measure().Probes;
            return Math.Log10(probes[0].Minimax / probes[^1].Minimax);
        }
    }

    [Fact]
    public void The_gradient_in_float32_is_the_one_in_float64()
    {
        foreach (var probe in new FreshDiscriminator(generatorSteps: 20, noise: 0, Replicate) { Iterations = 1000 }.Measure().Probes)
            Assert.InRange(probe.MinimaxFloat32 / probe.Minimax, 0.999, 1.001);
    }

    [Fact]
    public void A_steep_ripple_breaks_the_bound_everywhere_and_an_admissible_one_nowhere()
    {
        Assert.All(Theorem24.Measure(steepness: 1).Checks, check => Assert.True(check.Norm < check.Epsilon && check.Gradient < check.Bound));
        Assert.All(
            Theorem24.Measure(steepness: 50).Checks,
            check => Assert.True(check.ValueDistance < check.Epsilon && check.Norm > check.Epsilon && check.Gradient > check.Bound));
    }
}
