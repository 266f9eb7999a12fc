using System.Diagnostics;
using System.Runtime.Versioning;

namespace Replication.Runner.Tests;

/// <summary>The Makefile hands settings on as they are, and takes any name of a file, with what it calls replaced by recorders.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MakeTests : IDisposable
{
    const string Recorder = """
        #!/bin/sh
        { printf '%s' "$(basename "$0")"; for argument in "$@"; do printf ' <%s>' "$argument"; done; printf '\n'; } >> "$RECORD"
        """;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-make-");

    public MakeTests()
    {
        Lay(_folder.FullName);
        Write(Path.Combine(_folder.FullName, "bin", "dotnet"), Recorder);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string Record => Path.Combine(_folder.FullName, "record");

    IReadOnlyList<string> Recorded => File.Exists(Record) ? File.ReadAllLines(Record) : [];

    int Builds => Recorded.Count(line => line.StartsWith("dotnet <build>", StringComparison.Ordinal));

    [Theory]
    [InlineData("plan", "SCALE", "--scale> <{0}>")]
    [InlineData("plan", "SEED", "--seed> <{0}>")]
    [InlineData("plan", "SEEDS", "--seeds> <{0}>")]
    [InlineData("plan", "DEVICE", "--device> <{0}>")]
    [InlineData("reproduce", "WORKERS", "--workers> <{0}>")]
    [InlineData("explain", "CLAIM", "explain> <{0}>")]
    [InlineData("sabotage", "CLAIM", ".dll> <{0}>")]
    [InlineData("sabotage", "EXPERIMENT", ".dll> <{0}>")]
    [InlineData("sabotage", "GUARD", ".dll> <{0}>")]
    public void A_setting_arrives_as_it_is_and_runs_nothing(string target, string setting, string place)
    {
        foreach (var value in new[] { "a; touch ran; $(touch ran) $(shell touch ran) `touch ran` $HOME * && touch ran #", "a'b\"c" })
        {
            File.Delete(Record);
            var (code, _, error) = Make([target, $"{setting}={value}"]);
            Assert.True(code == 0, error);
            Assert.Contains(string.Format(null, place, value), Recorded[^1], StringComparison.Ordinal);

            File.Delete(Record);
            Assert.Equal(0, Make([target], (setting, value)).Code);
            Assert.Contains($"<{value}>", Recorded[^1], StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(_folder.FullName, "ran")));
    }

    [Theory]
    [InlineData("plan", "EXPERIMENT", "replicate <run> <A> <*> <;> <touch> <ran> <--scale> <standard> <--seed> <0> <--device> <cpu> <--dry-run>")]
    [InlineData("notebooks", "NOTEBOOK", "replicate <notebook> <run> <A> <*> <;> <touch> <ran>")]
    public void Several_names_arrive_as_several(string target, string setting, string recorded)
    {
        Assert.Equal(0, Make([target, $"{setting}=A * ; touch ran"]).Code);
        Assert.Equal(recorded, Recorded[^1]);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "ran")));
    }

    [Fact]
    public void An_unknown_test_project_is_refused_in_one_line_before_anything_is_built()
    {
        var (code, _, error) = Make(["test", "TEST=Some.Tests; touch ran"]);
        Assert.NotEqual(0, code);
        Assert.Contains("TEST is 'Some.Tests; touch ran': expected Some.Tests.", Assert.Single(Lines(error)), StringComparison.Ordinal);
        Assert.Empty(Recorded);
        Assert.Equal(0, Make(["test", "TEST=Some.Tests"]).Code);
        Assert.Contains("dotnet <test> <artifacts/bin/Some.Tests/release/Some.Tests.dll>", Recorded[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/a b.cs")]
    [InlineData("src/it's.cs")]
    [InlineData("src/$(shell touch ran).cs")]
    [InlineData("src/a:b%c#d.cs")]
    [InlineData("experiments/\"quoted\" \\ name.cs")]
    [InlineData("src/two\nlines.cs")]
    [InlineData("src/-rf.cs")]
    [InlineData("own props.props")]
    public void A_source_of_any_name_is_built_when_it_is_new_changed_or_gone_and_not_else(string name)
    {
        Expect(1);
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, "");
        Expect(2);
        File.WriteAllText(path, "changed");
        Expect(3);
        File.Delete(path);
        Expect(4);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "ran")));

        void Expect(int builds)
        {
            foreach (var again in new[] { false, true })
            {
                var (code, output, error) = Make(["verify"]);
                Assert.True(code == 0 && output.Length == 0 && error.Length == 0, output + error);
                Assert.True(Builds == builds, $"{Builds} builds instead of {builds}, again: {again}");
            }
        }
    }

    [Theory]
    [InlineData("it's", "'")]
    [InlineData("a;b", ";")]
    [InlineData("a$b", "$")]
    [InlineData("a,b", ",")]
    [InlineData("a*b", "*")]
    [InlineData("a b", "blank")]
    [InlineData("a\nb", "blank")]
    [InlineData("a=(b)", "=()")]
    public void A_checkout_at_a_path_that_cannot_be_built_is_refused_in_one_line(string name, string odd)
    {
        var checkout = Path.Combine(_folder.FullName, name);
        Lay(checkout);
        foreach (var target in new[] { "reproduce", "test", "setup", "build" })
        {
            var (code, output, error) = Make([target], folder: checkout);
            Assert.Equal(2, code);
            Assert.Empty(output);
            Assert.Contains($"The path of this checkout holds what its build cannot take, {odd}:", Assert.Single(Lines(error)), StringComparison.Ordinal);
        }

        Assert.Empty(Recorded);
        Assert.Equal(0, Make([], folder: checkout).Code);
        Assert.Equal(0, Make(["clean"], folder: checkout).Code);
        Assert.False(Directory.Exists(Path.Combine(checkout, "artifacts")));
    }

    [Fact]
    public void A_path_of_other_letters_is_taken()
    {
        var checkout = Path.Combine(_folder.FullName, "größe_1.2+@~-");
        Lay(checkout);
        Assert.Equal(0, Make(["plan"], folder: checkout).Code);
    }

    // A checkout with as little as the Makefile asks for.
    static void Lay(string checkout)
    {
        foreach (var folder in new[] { "src", "experiments", "tests/Some.Tests" }) Directory.CreateDirectory(Path.Combine(checkout, folder));
        File.Copy(Path.Combine(Root(), "Makefile"), Path.Combine(checkout, "Makefile"));
        File.WriteAllText(Path.Combine(checkout, "tests", "Some.Tests", "Some.Tests.csproj"), "");
        Directory.CreateDirectory(Path.Combine(checkout, "src", "Replication.Figures", "Plotly"));
        Write(Path.Combine(checkout, "src", "Replication.Figures", "setup.sh"), "#!/bin/sh\n");
        Write(Path.Combine(checkout, "tests", "Replication.Notebooks.Tests", "setup.sh"), "#!/bin/sh\n");
        File.WriteAllText(Path.Combine(checkout, "src", "Replication.Figures", "Plotly", "package-lock.json"), "{}");
        Write(Path.Combine(checkout, "artifacts", "bin", "Replication.Runner", "release", "replicate"), Recorder);
    }

    static void Write(string path, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, script);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Makefile"))) folder = folder.Parent;
        return folder.FullName;
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    (int Code, string Output, string Error) Make(IReadOnlyList<string> arguments, (string Name, string Value)? variable = null, string? folder = null)
    {
        var start = new ProcessStartInfo("make", arguments)
        {
            WorkingDirectory = folder ?? _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["RECORD"] = Record;
        start.Environment["PATH"] = $"{Path.Combine(_folder.FullName, "bin")}:{start.Environment["PATH"]}";
        // These tests may themselves be run by make.
        foreach (var own in new[] { "MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS" }) start.Environment.Remove(own);
        foreach (var setting in start.Environment.Keys.Where(name => name is "TEST" or "EXPERIMENT" || name.StartsWith("SET_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(setting);
        if (variable is { } set) start.Environment[set.Name] = set.Value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "make did not end");
        return (process.ExitCode, output, error.Result);
    }
}
