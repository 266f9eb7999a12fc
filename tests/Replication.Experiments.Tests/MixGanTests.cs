using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>What MixGan's comparisons take for granted.</summary>
public class MixGanTests
{
    static MixRow Row(string arm) => (MixRow)Suite.CommittedRows(nameof(MixGan)).First(row => row.Arm == arm).Values;

    [Theory]
    [InlineData("gp-single", "gp-8")]
    [InlineData("grid-1", "grid-8")]
    public void Generators_that_are_compared_at_equal_size_hold_as_many_parameters(string one, string other) =>
        Assert.InRange((double)Row(one).GeneratorParameters / Row(other).GeneratorParameters, 0.98, 1.02);

    [Fact]
    public void Four_discriminators_together_hold_as_many_parameters_as_one() =>
        Assert.InRange((double)Row("gp-1").DiscriminatorParameters / Row("gp-4x4").DiscriminatorParameters, 0.98, 1.02);

    [Theory]
    [InlineData(1, 48, 48)]
    [InlineData(4, 48, 23)]
    [InlineData(1, 512, 512)]
    [InlineData(8, 64, 21)]
    public void The_width_of_a_critic_shares_the_parameters_out(int critics, long ofOne, long width) =>
        Assert.Equal(width, TrainedMixture.CriticWidth(critics, ofOne));

    [Fact]
    public void No_training_beats_what_descends_the_distance_itself()
    {
        var rows = Suite.CommittedRows(nameof(MixGan)).ToLookup(row => row.Arm, row => ((MixRow)row.Values).Wasserstein);
        foreach (var size in new[] { 1, 2, 4, 8 })
        {
            // A sample's W1 to the target's points scatters around its law's by a hundredth or two.
            var least = rows[$"bound-{size}"].Min() - 0.03;
            Assert.All(rows[$"gp-{size}"].Concat(rows[$"ns-{size}"]), distance => Assert.True(distance > least));
        }
    }

    [Fact]
    public void A_diverged_run_is_a_measurement_with_its_flag()
    {
        var arm = MixGan.Arms.Single(one => one.Name == "gp-8") with { Lambda = double.NaN };
        var row = MixGan.Measure(arm, new Run(0, 1, Scale.Smoke, "cpu"));
        Assert.True(row.Diverged);
        Assert.Equal(double.NaN, row.Wasserstein);
        Assert.Equal(double.NaN, row.Course[^1].Wasserstein);
    }
}
