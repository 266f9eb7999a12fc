using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Figures.Export;
using Replication.Report;

namespace Replication.Experiments.Tests;

/// <summary>What holds for each experiment, whatever it is about.</summary>
public class EveryExperimentTests
{
    public static TheoryData<string> Experiments => [.. Suite.All.Select(experiment => experiment.Name)];

    [Fact]
    public void The_suite_finds_every_experiment_folder() =>
        Assert.Contains("ParallelLines", Suite.All.Select(experiment => experiment.Name));

    [Theory, MemberData(nameof(Experiments))]
    public void Every_arm_runs_at_smoke_scale_to_the_same_bytes_unless_it_is_random_and_the_seed_another(string name)
    {
        var experiment = Suite.Named(name);
        foreach (var arm in experiment.Arms)
        {
            var once = Formatted(experiment, SmokeRun.Of(experiment, arm));
            Assert.Equal(once, Formatted(experiment, SmokeRun.Measured(experiment, arm, SmokeRun.Seed)));
            var other = Formatted(experiment, SmokeRun.Measured(experiment, arm, SmokeRun.Seed + 1));
            if (arm.Random) Assert.False(once == other, $"The numbers of '{arm.Name}' do not depend on the seed: it is not random, or ignores it.");
            else Assert.Equal(once, other);
        }
    }

    [Theory, MemberData(nameof(Experiments))]
    public void Committed_rows_support_every_verdict(string name)
    {
        foreach (var ruling in Suite.CommittedVerdicts(name))
            Assert.True(ruling.Verdict is not Verdict.Inconclusive, $"{ruling.Claim.Id}: {VerdictWords.Why(ruling)}");
    }

    [Theory, MemberData(nameof(Experiments))]
    public void Every_figure_keeps_the_rules_and_draws_only_what_stands_in_a_table(string name)
    {
        var experiment = Suite.Named(name);
        var rows = Suite.CommittedRows(name);
        DataTable[] tables = [.. MeasurementTable.Of(experiment).DataTables(rows), .. experiment.Summarise(rows)];
        foreach (var figure in experiment.Draw(rows))
        {
            FigureRules.Check(figure);
            Assert.Empty(figure.Unsourced(tables));
        }
    }

    [Theory, MemberData(nameof(Experiments))]
    public void Every_figure_is_committed_as_a_picture_of_what_it_shows_now(string name)
    {
        var folder = Path.Combine(Suite.Root, "results", name, "figures");
        foreach (var figure in Suite.Named(name).Draw(Suite.CommittedRows(name)))
        {
            var picture = Path.Combine(folder, figure.Id);
            Assert.True(File.Exists(picture + ".svg") && File.Exists(picture + ".png"), $"{name}/{figure.Id} has no picture: run `make figures`.");
            Assert.True(
                File.ReadAllText(picture + ".svg").Contains(FigureExport.Origin(FigureJson.Build(figure)), StringComparison.Ordinal),
                $"{name}/{figure.Id} is a picture of another figure: run `make figures`.");
        }
    }

    /// <summary>What is measured, without the seed that it was measured with.</summary>
    static string Formatted(IExperiment experiment, MeasuredRow row) => string.Concat(
        MeasurementTable.Of(experiment).Format([row with { Seed = 0 }]).OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value));
}
