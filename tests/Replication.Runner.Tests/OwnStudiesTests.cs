using System.Diagnostics;
using System.Text.RegularExpressions;
using Replication.Runner.Discovery;

namespace Replication.Runner.Tests;

/// <summary>Studies from outside the suite: the tutorial of the README as it stands there, and what may be wrong with a user's path.</summary>
public sealed partial class OwnStudiesTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-own-");

    public void Dispose() => _folder.Delete(recursive: true);

    static string Tutorial(string language)
    {
        var page = File.ReadAllText(Path.Combine(Root, "README.md"));
        var section = page.Split("\n## ").Single(text => text.StartsWith("A study of your own\n", StringComparison.Ordinal));
        return Block().Matches(section).Single(block => block.Groups[1].Value == language).Groups[2].Value;
    }

    [Fact]
    public void The_tutorials_project_is_built_run_verified_and_explained_in_the_users_folder()
    {
        var project = Path.Combine(_folder.FullName, "FiniteSamples.csproj");
        File.WriteAllText(project, Tutorial("xml").Replace("../Replication/", Root + "/", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder.FullName, "FiniteSamples.cs"), Tutorial("csharp"));
        foreach (var (arguments, expected) in new[]
        {
            ("run --assembly .", "Evidence of 1 experiment is in results"),
            ("verify --assembly FiniteSamples.csproj", "1 verdict of 1 experiment"),
            ("explain --assembly bin/Release/net10.0/FiniteSamples.dll shrinks", "FiniteSamples/shrinks: REPRODUCED"),
        })
        {
            var (code, text) = Replicate(arguments);
            Assert.True(code == ExitCode.Success, text);
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(Path.Combine(_folder.FullName, "results", "FiniteSamples", "shrinking", "figures", "distances.plotly.json")));
        Assert.True(Directory.Exists(Path.Combine(_folder.FullName, "artifacts", "cache")));
        Assert.Contains(
            "`replicate run FiniteSamples/shrinking --assembly FiniteSamples.dll`",
            File.ReadAllText(Path.Combine(_folder.FullName, "results", "README.md")), StringComparison.Ordinal);
    }

    (int Code, string Text) Replicate(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "replicate.dll"), .. arguments.Split(' ')])
        {
            WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)), "the command did not end");
        return (process.ExitCode, output + error.Result);
    }

    static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!Repository.IsRoot(folder)) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    [Fact]
    public void The_tutorials_study_has_about_40_lines_that_hold_something() =>
        Assert.InRange(Tutorial("csharp").Split('\n').Count(line => line.Trim().Length > 1), 30, 44);

    [Theory]
    [InlineData("nowhere", "there is nothing there.")]
    [InlineData("text.txt", "expected a file .dll or .csproj, or a folder.")]
    [InlineData("two", "which holds 2 projects: name one of them.")]
    [InlineData("empty", "holds no experiment: mark one with [assembly: Experiment(typeof(Name))], where Name has a static Define().")]
    [InlineData("broken", "broken.csproj does not build: ")]
    public void A_path_that_leads_to_no_study_is_one_line(string name, string complaint)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "text.txt"), "");
        foreach (var folder in new[] { "two", "empty", "broken" }) _folder.CreateSubdirectory(folder);
        File.WriteAllText(Path.Combine(_folder.FullName, "two", "a.csproj"), "");
        File.WriteAllText(Path.Combine(_folder.FullName, "two", "b.csproj"), "");
        File.WriteAllText(Path.Combine(_folder.FullName, "broken", "broken.csproj"), "<Project>");
        using var suite = new Suite();
        var outcome = suite.Call("list", "--assembly", Path.Combine(_folder.FullName, name));
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains(complaint, Assert.Single(outcome.Complaints), StringComparison.Ordinal);
    }

    [GeneratedRegex("^```(xml|csharp)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
