using Replication.Core.Training;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Oracles.Randomness;

namespace Replication.Experiments.Tests;

/// <summary>What the comparisons of ModeCollapse take for granted.</summary>
public class ModeCollapseTests
{
    static readonly Run Replicate = new(0, Seed.Derive("test", 0, 0), Scale.Smoke, "cpu");

    [Fact]
    public void Losses_start_from_the_same_generator_and_end_apart() =>
        StartTogetherAndEndApart(FourLosses.Minimax.On[CollapseTarget.Ring], FourLosses.Penalised.On[CollapseTarget.Ring]);

    [Fact]
    public void Unrolling_starts_from_the_same_generator_as_its_controls_and_ends_apart()
    {
        StartTogetherAndEndApart(UnrolledGan.Unrolled, UnrolledGan.Plain);
        StartTogetherAndEndApart(UnrolledGan.Unrolled, UnrolledGan.Surrogate);
    }

    [Fact]
    public void A_generator_that_diverges_is_a_measurement_with_a_flag()
    {
        var game = FourLosses.Common(CollapseTarget.Ring) with { GeneratorRate = 1e30 };
        var row = new CollapseTraining(CollapseTarget.Ring.On, game, Replicate).Train();
        Assert.True(row.Diverged);
        Assert.True(double.IsNaN(row.Wasserstein));
        MeasurementTable.Of(FourLosses.Study).Format([new MeasuredRow(FourLosses.Minimax.On[CollapseTarget.Ring].Name, 0, 1, row)]);
    }

    [Fact]
    public void Only_the_loss_differs_between_the_arms_of_the_main_comparison()
    {
        foreach (var common in CollapseTarget.Both.Select(FourLosses.Common))
        {
            Assert.Equal(common with { Cost = GameCost.Minimax }, FourLosses.Minimax.In(common));
            Assert.Equal(common with { Cost = GameCost.NonSaturating }, FourLosses.NonSaturating.In(common));
            Assert.Equal(common with { Cost = GameCost.PenalisedWasserstein }, FourLosses.Penalised.In(common));
        }
    }

    static void StartTogetherAndEndApart(Arm<CollapseRow> one, Arm<CollapseRow> other)
    {
        var (first, second) = (one.Measure(Replicate), other.Measure(Replicate));
        Assert.Equal(first.Course[0], second.Course[0]);
        Assert.Equal(first.Snapshots.Where(sample => sample.Step == 0), second.Snapshots.Where(sample => sample.Step == 0));
        Assert.NotEqual(first.Wasserstein, second.Wasserstein);
    }
}
