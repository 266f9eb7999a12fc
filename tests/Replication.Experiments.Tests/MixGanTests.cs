using Replication.Core.Training;
using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>What MixGan's comparisons take for granted.</summary>
public class MixGanTests
{
    static readonly Run Replicate = new(0, 1, Scale.Smoke, "cpu");

    [Fact]
    public void Generators_that_are_compared_at_equal_size_hold_as_many_parameters()
    {
        HoldAsMany(EqualParameters.Single, MixtureSize.Penalised[8], row => row.GeneratorParameters);
        HoldAsMany(EqualParameters.OneOnGrid, EqualParameters.EightOnGrid, row => row.GeneratorParameters);
    }

    [Fact]
    public void Four_discriminators_together_hold_as_many_parameters_as_one() =>
        HoldAsMany(MixtureSize.Penalised[1], MixtureSize.FourCritics, row => row.DiscriminatorParameters);

    static void HoldAsMany(Arm<MixRow> one, Arm<MixRow> other, Func<MixRow, long> parameters) =>
        Assert.InRange((double)parameters(one.Measure(Replicate)) / parameters(other.Measure(Replicate)), 0.98, 1.02);

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
        var rows = Suite.CommittedRows("MixGan/size").ToLookup(row => row.Arm, row => ((MixRow)row.Values).Wasserstein);
        foreach (var size in MixtureSize.Sizes)
        {
            // A sample's W1 to the target's points scatters around its law's by a hundredth or two.
            var least = rows[MixtureSize.Best[size].Name].Min() - 0.03;
            Assert.All(
                rows[MixtureSize.Penalised[size].Name].Concat(rows[MixtureSize.NonSaturating[size].Name]),
                distance => Assert.True(distance > least));
        }
    }

    [Fact]
    public void A_diverged_run_is_a_measurement_with_its_flag()
    {
        var row = new TrainedMixture(new(GameCost.PenalisedWasserstein, 8) { Lambda = double.NaN }, Replicate).Measure();
        Assert.True(row.Diverged);
        Assert.Equal(double.NaN, row.Wasserstein);
        Assert.Equal(double.NaN, row.Course[^1].Wasserstein);
    }
}
