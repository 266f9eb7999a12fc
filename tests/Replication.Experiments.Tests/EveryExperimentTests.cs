using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Figures.Export;
using Replication.Report;

namespace Replication.Experiments.Tests;

/// <summary>What holds for each study, whatever it is about.</summary>
public class EveryExperimentTests
{
    public static TheoryData<string> Studies => [.. Suite.All.Select(study => study.Path)];

    [Fact]
    public void The_suite_finds_every_experiment_folder() =>
        Assert.Contains("ParallelLines", Suite.All.Select(study => study.Experiment));

    [Theory, MemberData(nameof(Studies))]
    public void Every_arm_runs_at_smoke_scale_to_the_same_bytes_unless_it_is_random_and_the_seed_another(string name)
    {
        var study = Suite.Named(name);
        foreach (var arm in study.Arms)
        {
            var once = Formatted(study, SmokeRun.Of(study, arm));
            Assert.Equal(once, Formatted(study, SmokeRun.Measured(study, arm, SmokeRun.Seed)));
            var other = Formatted(study, SmokeRun.Measured(study, arm, SmokeRun.Seed + 1));
            if (arm.Random) Assert.False(once == other, $"The numbers of '{arm.Name}' do not depend on the seed: it is not random, or ignores it.");
            else Assert.Equal(once, other);
        }
    }

    [Theory, MemberData(nameof(Studies))]
    public void Rows_of_the_smoke_scale_are_judged_summed_up_and_drawn_as_those_of_any_other(string name)
    {
        var study = Suite.Named(name);
        MeasuredRow[] rows = [.. study.Arms.Select(arm => SmokeRun.Of(study, arm))];
        Assert.Equal(study.Claims.Count, study.Judge(rows).Count);
        DataTable[] tables = [.. MeasurementTable.Of(study).DataTables(rows), .. study.Summarise(rows)];
        Assert.All(tables, table => Assert.NotEmpty(DataTableText.Format(table)));
        foreach (var figure in study.Draw(rows)) Assert.Empty(figure.Unsourced(tables));
    }

    [Theory, MemberData(nameof(Studies))]
    public void Committed_rows_support_every_verdict(string name)
    {
        foreach (var ruling in Suite.CommittedVerdicts(Suite.Named(name)))
            Assert.True(ruling.Verdict is not Verdict.Inconclusive, $"{ruling.Claim.Id}: {VerdictWords.Why(ruling)}");
    }

    [Theory, MemberData(nameof(Studies))]
    public void Every_figure_keeps_the_rules_and_draws_only_what_stands_in_a_table(string name)
    {
        var study = Suite.Named(name);
        var rows = Suite.CommittedRows(name);
        DataTable[] tables = [.. MeasurementTable.Of(study).DataTables(rows), .. study.Summarise(rows)];
        foreach (var figure in study.Draw(rows))
        {
            FigureRules.Check(figure);
            Assert.Empty(figure.Unsourced(tables));
        }
    }

    [Theory, MemberData(nameof(Studies))]
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
    static string Formatted(IStudy study, MeasuredRow row) => string.Concat(
        MeasurementTable.Of(study).Format([row with { Seed = 0 }]).OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value));
}
