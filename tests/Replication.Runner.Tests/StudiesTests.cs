using System.Text.Json.Nodes;
using Replication.Runner.Tests.Fingerprints;

namespace Replication.Runner.Tests;

/// <summary>An experiment of several studies: each has a folder, arms and claims of its own.</summary>
public sealed class StudiesTests : IDisposable
{
    const string Twofold = """
        using System; using System.Collections.Generic; using System.Linq; using Replication.Evidence; using Replication.Figures;
        [assembly: Experiment(typeof(Twofold))]
        public sealed record Row(double Value);
        public static class Twofold
        {
            static readonly Paper Paper = new("P", "A paper", "Nobody 2026");
            static readonly Quantity<Row> Value = new("value", row => row.Value);
            static Func<Run, Row> Times(double factor) => run => new(factor * run.Seed);
            static readonly Arm<Row> Up = new("up", "the seed", Times(1));
            static readonly Arm<Row> Down = new("down", "the seed below 0", Times(-1));
            static readonly Arm<Row> Zero = new("zero", "nothing of the seed", run => new(run.Seed % 1)) { Seeds = 9 };
            static Study<Row> Study(string name, string claim, Arm<Row> on) => new(name, Paper, "Section 1", "Signs of " + on.Name)
            {
                Arms = [on, Down, Zero],
                Claims = [new(claim) { Statement = "It is positive.", Published = "positive", Criterion = Value.AtLeast(1), On = [on], Control = [Down] }],
                Figures = _ => [],
            };
            public static IExperiment Define() => new Experiment("Twofold", "Signs", Study("second", "b", Up), Study("first", "a", Up));
        }
        """;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-studies-");

    public void Dispose() => _folder.Delete(recursive: true);

    Suite Compiled(string source = Twofold, string replace = "", string by = "")
    {
        CompiledExperiment.EmitText(replace.Length == 0 ? source : source.Replace(replace, by, StringComparison.Ordinal), _folder.FullName);
        return new Suite { Experiments = _folder.FullName };
    }

    [Fact]
    public void Each_study_has_a_folder_of_evidence_below_its_experiments_and_is_run_by_its_path()
    {
        using var suite = Compiled();
        Assert.Equal(ExitCode.Success, suite.Run("run", "Twofold/first").ExitCode);
        Assert.True(File.Exists(suite.Result("Twofold", "first", "measurements.csv")));
        Assert.False(Directory.Exists(suite.Result("Twofold", "second")));
        Assert.Contains("Twofold/second: there are no measurements; run `replicate run Twofold/second --assembly Sample.dll`", suite.Run("verify").Error, StringComparison.Ordinal);

        var all = suite.Run("run", "Twofold");
        Assert.True(all.ExitCode == ExitCode.Success, all.Error);
        var verified = suite.Run("verify");
        Assert.True(verified.ExitCode == ExitCode.Success, verified.Error);
        Assert.Contains("2 verdicts of 1 experiment", verified.Output, StringComparison.Ordinal);
        Assert.Equal(26, File.ReadAllLines(suite.Result("Twofold", "first", "measurements.csv")).Length);

        var page = File.ReadAllText(suite.Result("README.md"));
        Assert.True(
            page.IndexOf("`Twofold/b`", StringComparison.Ordinal) is >= 0 and var second && page.IndexOf("`Twofold/a`", StringComparison.Ordinal) > second,
            "claims stand in reading order");
        Assert.Contains("replicate run Twofold/first --assembly Sample.dll", page, StringComparison.Ordinal);
        Assert.StartsWith("Twofold/a: REPRODUCED", suite.Run("explain", "a").Output, StringComparison.Ordinal);
        Assert.Contains("second: Signs of up", suite.Run("list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_that_two_studies_list_is_measured_once()
    {
        using var suite = Compiled();
        var both = suite.Run("run");
        Assert.True(both.ExitCode == ExitCode.Success, both.Error);
        Assert.Contains("25 rows to measure, 25 reused", both.Output, StringComparison.Ordinal);
        var (first, second) = (suite.Result("Twofold", "first", "measurements.csv"), suite.Result("Twofold", "second", "measurements.csv"));
        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
        Assert.Contains("All 25 rows are reused", suite.Run("run", "Twofold/first").Output, StringComparison.Ordinal);
        Assert.Contains("All 25 rows are reused", suite.Run("run", "Twofold/second").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_takes_the_stored_rows_of_an_arm_from_an_earlier_one()
    {
        using var suite = Compiled();
        suite.Run("run", "Twofold/second");
        Assert.Contains("All 50 rows are reused", suite.Run("run").Output, StringComparison.Ordinal);
        Assert.True(File.Exists(suite.Result("Twofold", "first", "measurements.csv")));
    }

    [Fact]
    public void What_is_published_already_is_neither_judged_nor_drawn_again()
    {
        var drawn = Path.Combine(_folder.FullName, "drawn.txt");
        using var suite = Compiled(replace: "Figures = _ => [],", by: $"Figures = _ => {{ System.IO.File.AppendAllText(\"{drawn}\", name + ' '); return []; }},");
        var verdicts = suite.Result("Twofold", "first", "verdicts.csv");
        suite.Run("run");
        var text = File.ReadAllText(verdicts);
        Assert.Equal(2, Draws());
        var again = suite.Run("run");
        Assert.Equal((ExitCode.Success, 2), (again.ExitCode, Draws()));
        Assert.Contains("All 50 rows are reused", again.Output, StringComparison.Ordinal);

        // Anything that differs from what was published is published anew.
        File.AppendAllText(verdicts, "\n");
        suite.Run("run");
        Assert.Equal((text, 4), (File.ReadAllText(verdicts), Draws()));
        suite.Run("run", "--seeds", "7");
        Assert.Equal(6, Draws());
        // Rows of another suite seed are published, and those of the first again, though none of them is measured.
        suite.Run("run", "--seeds", "7", "--seed", "1");
        suite.Run("run", "--seeds", "7");
        Assert.Equal(10, Draws());
        CompiledExperiment.EmitText(
            Twofold.Replace("Figures = _ => [],", $"Figures = _ => {{ System.IO.File.AppendAllText(\"{drawn}\", name + '.'); return []; }},", StringComparison.Ordinal),
            _folder.FullName);
        suite.Run("run", "--seeds", "7");
        Assert.Equal(12, Draws());

        int Draws() => File.ReadAllText(drawn).Split(' ', '.').Length - 1;
    }

    [Theory]
    [InlineData(null, 8, 9)]
    [InlineData("3", 3, 3)]
    public void The_provenance_records_how_many_runs_were_asked_for(string? seeds, int up, int zero)
    {
        using var suite = Compiled();
        suite.Run(seeds is null ? ["run", "Twofold/first"] : ["run", "Twofold/first", "--seeds", seeds]);
        var provenance = JsonNode.Parse(File.ReadAllText(suite.Result("Twofold", "first", "provenance.json")))!;
        Assert.Equal(seeds, provenance["seeds"]?.ToString());
        Assert.Equal((up, zero), ((int)provenance["runs"]!["up"]!, (int)provenance["runs"]!["zero"]!));

        // A record that asks for more than the table holds leaves the claim undecided.
        var asked = File.ReadAllText(suite.Result("Twofold", "first", "provenance.json")).Replace($"\"up\": {up}", "\"up\": 99", StringComparison.Ordinal);
        File.WriteAllText(suite.Result("Twofold", "first", "provenance.json"), asked);
        Assert.Contains($"arm 'up' lacks replicate {up}", suite.Run("explain", "a").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rehearsal_takes_the_first_steps_at_paper_scale_stores_nothing_and_names_the_arm_that_fails()
    {
        const string Steps = "run => run.Steps(3, 5, 7) == 3 && run.Scale == Scale.Paper ? new(1) : throw new InvalidOperationException(\"steps\")";
        using var suite = Compiled(replace: "run => new(run.Seed % 1)", by: Steps);
        var rehearsed = suite.Run("rehearse");
        Assert.True(rehearsed.ExitCode == ExitCode.Success, rehearsed.Error);
        Assert.Contains("Twofold/second zero: ", rehearsed.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 arms rehearsed.\n", rehearsed.Output, StringComparison.Ordinal);
        Assert.Empty(suite.Everything());
        Assert.Equal(2, suite.Run("rehearse", "Twofold/third").ExitCode);

        using var broken = new Suite { Experiments = Directory.CreateDirectory(Path.Combine(_folder.FullName, "broken")).FullName };
        CompiledExperiment.EmitText(Twofold.Replace("run => new(run.Seed % 1)", Steps.Replace("== 3", "== 5"), StringComparison.Ordinal), broken.Experiments);
        var failed = broken.Run("rehearse", "Twofold/first");
        Assert.Equal(ExitCode.Failed, failed.ExitCode);
        Assert.Equal("Twofold/first zero: InvalidOperationException: steps", Assert.Single(failed.Complaints));
        Assert.EndsWith("1 of 3 arms failed.\n", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_study_left_that_is_no_more_is_named_and_not_deleted()
    {
        using var suite = Compiled();
        suite.Run("run");
        using var renamed = new Suite { Experiments = Path.Combine(_folder.FullName, "renamed") };
        Directory.CreateDirectory(renamed.Experiments);
        CompiledExperiment.EmitText(Twofold.Replace("\"first\"", "\"third\"", StringComparison.Ordinal), renamed.Experiments);
        Assert.Equal(ExitCode.Success, suite.Run("run", "--assembly", renamed.Experiments).ExitCode);
        var verified = suite.Run("verify", "--assembly", renamed.Experiments);
        Assert.Equal("Twofold/first: no study is named so; delete it, or restore the study that made it", verified.Complaints[0]);
        Directory.Delete(suite.Result("Twofold", "first"), recursive: true);
        var clean = suite.Run("verify", "--assembly", renamed.Experiments);
        Assert.True(clean.ExitCode == ExitCode.Success, clean.Error);
    }

    [Theory]
    [InlineData("\"first\"", "\"second\"", "two studies are named 'second'")]
    [InlineData("\"first\", \"a\"", "\"first\", \"b\"", "two claims are named 'b'")]
    [InlineData("\"first\"", "\"paper\"", "the study's name 'paper' cannot be that of a folder")]
    [InlineData("\"first\"", "\"First\"", "the study's name 'First' cannot be that of a folder")]
    [InlineData("\"first\"", "\"a/b\"", "the study's name 'a/b' cannot be that of a folder")]
    [InlineData("\"first\"", "\"\"", "the study's name '' cannot be that of a folder")]
    [InlineData(", Study(\"second\", \"b\", Up), Study(\"first\", \"a\", Up)", "", "it has no study")]
    public void Studies_that_cannot_be_told_apart_are_refused(string replace, string by, string objection)
    {
        using var suite = Compiled(replace: replace, by: by);
        var outcome = suite.Run("list");
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.StartsWith($"replicate: Sample.dll: Twofold.Define() failed: {objection}", Assert.Single(outcome.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_no_study_is_answered_with_the_nearest()
    {
        using var suite = Compiled();
        Assert.Equal("replicate: There is no experiment 'Twofold/frist': did you mean 'Twofold/first'?", Assert.Single(suite.Run("run", "Twofold/frist").Complaints));
    }

    [Fact]
    public void An_arm_is_keyed_by_its_own_measurement_and_by_what_that_captures()
    {
        using var before = CompiledExperiment.Of(Twofold);
        Assert.Equal("1", before.Configuration("up").Settings["Measure.factor"]);
        Assert.Equal("-1", before.Configuration("down").Settings["Measure.factor"]);
        Assert.Equal(before.Code("up").Hash, before.Code("down").Hash);
        Assert.False(before.Configuration("zero").Settings.ContainsKey("Seeds"));

        using var changed = CompiledExperiment.Of(Twofold, "run.Seed % 1", "run.Seed % 2");
        Assert.NotEqual(before.Code("zero").Hash, changed.Code("zero").Hash);
        Assert.Equal(before.Code("up").Hash, changed.Code("up").Hash);
    }

    [Fact]
    public void A_captured_value_is_part_of_the_key_though_its_name_is_that_of_what_is_none()
    {
        foreach (var name in new[] { "Seeds", "Description" })
        {
            using var experiment = CompiledExperiment.Of(Twofold, "factor", name);
            Assert.Equal("-1", experiment.Configuration("down").Settings[$"Measure.{name}"]);
            Assert.False(experiment.Configuration("down").Settings.ContainsKey(name));
        }
    }

    [Theory]
    [InlineData("    static Func<Run, Row> Times", "    static readonly Arm<Row> Other = new(\"other\", \"\", run => new(run.Replicate));\n    static Func<Run, Row> Times")]
    [InlineData("row => row.Value);", "row => Math.Abs(row.Value));")]
    [InlineData("Value.AtLeast(1)", "Value.AtLeast(2)")]
    [InlineData("\"the seed\"", "\"its seed\"")]
    [InlineData("{ Seeds = 9 }", "{ Seeds = 10 }")]
    public void Claims_words_and_other_arms_are_no_part_of_an_arms_key(string replace, string by)
    {
        using var before = CompiledExperiment.Of(Twofold);
        using var after = CompiledExperiment.Of(Twofold, replace, by);
        foreach (var arm in before.Study.Arms.Select(arm => arm.Name))
        {
            Assert.Equal(before.Code(arm).Hash, after.Code(arm).Hash);
            Assert.Equal(before.Configuration(arm).Settings, after.Configuration(arm).Settings);
        }
    }

    [Fact]
    public void Studies_of_one_experiment_share_their_seeds_and_not_their_rows()
    {
        using var suite = Compiled();
        suite.Run("run");
        Assert.Equal(
            File.ReadAllText(suite.Result("Twofold", "first", "measurements.csv")), File.ReadAllText(suite.Result("Twofold", "second", "measurements.csv")));
        Assert.Equal(2 * 25, suite.StoredRows().Count);
    }
}
