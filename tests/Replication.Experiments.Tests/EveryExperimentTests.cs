using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Experiments.Tests;

/// <summary>What holds for each experiment, whatever it is about.</summary>
public class EveryExperimentTests
{
    public static TheoryData<string> Experiments => [.. Suite.All.Select(experiment => experiment.Name)];

    [Fact]
    public void The_suite_finds_every_experiment_folder() =>
        Assert.Contains("ParallelLines", Suite.All.Select(experiment => experiment.Name));

    [Theory, MemberData(nameof(Experiments))]
    public void Every_arm_runs_at_smoke_scale_and_twice_the_same_bytes(string name)
    {
        var experiment = Suite.Named(name);
        var once = Smoke(experiment);
        Assert.Equal(once, Smoke(experiment));
        Assert.NotEqual(once, Smoke(experiment, seed: 2));
    }

    [Theory, MemberData(nameof(Experiments))]
    public void Committed_rows_support_every_verdict(string name)
    {
        foreach (var verdict in Suite.CommittedVerdicts(name))
            Assert.True(verdict.Verdict is not Verdict.Inconclusive, $"{verdict.Claim}: {verdict.Reason}");
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

    static string Smoke(IExperiment experiment, long seed = 1)
    {
        var rows = experiment.Arms.Select(arm =>
            new MeasuredRow(arm.Name, 0, seed, experiment.Measure(arm, new Run(0, seed, Scale.Smoke, "cpu")))).ToArray();
        return string.Concat(MeasurementTable.Of(experiment).Format(rows).OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value));
    }
}
