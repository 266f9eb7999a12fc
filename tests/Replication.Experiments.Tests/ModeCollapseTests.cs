using Replication.Core.Training;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Oracles.Randomness;
using Row = Replication.Experiments.ModeCollapse.Row;
using Setting = Replication.Experiments.ModeCollapse.Setting;

namespace Replication.Experiments.Tests;

public class ModeCollapseTests
{
    static readonly Run Replicate = new(0, Seed.Derive("test", 0, 0), Scale.Smoke, "cpu");

    [Fact]
    public void Losses_start_from_the_same_generator_and_end_apart()
    {
        var (minimax, penalised) = (Measured("ring-minimax"), Measured("ring-penalised"));
        Assert.Equal(minimax.Course[0], penalised.Course[0]);
        Assert.Equal(minimax.Snapshots.Where(sample => sample.Step == 0), penalised.Snapshots.Where(sample => sample.Step == 0));
        Assert.NotEqual(minimax.Wasserstein, penalised.Wasserstein);
    }

    [Fact]
    public void A_generator_that_diverges_is_a_measurement_with_a_flag()
    {
        var arm = Arm("ring-minimax");
        var row = new CollapseTraining(arm with { Game = arm.Game! with { GeneratorRate = 1e30 } }, Replicate).Train();
        Assert.True(row.Diverged);
        Assert.True(double.IsNaN(row.Wasserstein));
        MeasurementTable.Of(Suite.Named(nameof(ModeCollapse))).Format([new MeasuredRow("ring-minimax", 0, 1, row)]);
    }

    [Fact]
    public void Only_the_loss_differs_between_the_arms_of_the_main_comparison()
    {
        foreach (var target in new[] { ModeCollapse.Ring, ModeCollapse.Grid })
        {
            var penalised = Arm($"{target}-penalised").Game!;
            Assert.Equal(penalised with { Cost = GameCost.Minimax }, Arm($"{target}-minimax").Game);
            Assert.Equal(penalised with { Cost = GameCost.NonSaturating }, Arm($"{target}-non-saturating").Game);
        }
    }

    [Fact]
    public void Unrolling_differs_from_its_controls_in_unrolling_alone()
    {
        var unrolled = Arm("unrolled-5");
        Assert.Equal(unrolled.Game, Arm("unrolled-0").Game);
        Assert.Equal(unrolled.Game, Arm("unrolled-5-surrogate").Game);
        Assert.Equal((5, 0, 5), (unrolled.Unrolled, Arm("unrolled-0").Unrolled, Arm("unrolled-5-surrogate").Unrolled));
        Assert.Equal((true, false), (unrolled.ThroughSteps, Arm("unrolled-5-surrogate").ThroughSteps));
    }

    static Setting Arm(string name) => (Setting)Suite.Named(nameof(ModeCollapse)).Arms.Single(arm => arm.Name == name);

    static Row Measured(string arm) => (Row)Suite.Named(nameof(ModeCollapse)).Measure(Arm(arm), Replicate);
}
