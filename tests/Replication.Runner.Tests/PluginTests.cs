using Replication.Runner.Discovery;
using Replication.Runner.Tests.Fingerprints;

namespace Replication.Runner.Tests;

/// <summary>A file that is named as an assembly and is none, or an experiment that does not define itself, is one line.</summary>
public sealed class PluginTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-plugins-");

    public void Dispose() => _folder.Delete(recursive: true);

    string Plugin => Path.Combine(_folder.FullName, "plugin.dll");

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("no assembly, but a text that is long enough for the header of a DOS program to be read from it, and longer")]
    public void Garbage_is_named(string text)
    {
        File.WriteAllText(Plugin, text);
        using var suite = new Suite();
        foreach (var command in new[] { "list", "run", "verify" })
        {
            var outcome = suite.Call(command, "--assembly", _folder.FullName);
            Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
            Assert.Matches("^replicate: '.*plugin.dll' is no assembly \\(.*\\): build it again, or remove it.$", Assert.Single(outcome.Complaints));
        }
    }

    [Fact]
    public void A_truncated_or_flipped_assembly_is_read_or_refused_and_nothing_else()
    {
        var whole = File.ReadAllBytes(Path.Combine(Suite.ExperimentsOf("Sample"), "Sample.dll"));
        var refused = 0;
        for (var length = 0; length < whole.Length; length += 97) Scan(whole[..length]);
        Assert.True(refused > 0);
        var random = new Random(5);
        for (var trial = 0; trial < 400; trial++)
        {
            var flipped = whole.ToArray();
            // The headers and the metadata's root decide most.
            var end = trial % 2 == 0 ? 1024 : flipped.Length;
            for (var i = 0; i < 1 + (trial % 8); i++) flipped[random.Next(end)] = (byte)random.Next(256);
            Scan(flipped);
        }

        void Scan(byte[] bytes)
        {
            File.WriteAllBytes(Plugin, bytes);
            try
            {
                ExperimentScan.Assemblies(_folder.FullName);
            }
            catch (UserError)
            {
                refused++;
            }
        }
    }

    [Theory]
    [InlineData(
        "Sampling.Define() failed: it returned null",
        "=> new Experiment(\"",
        "=> null!; static IExperiment Other() => new Experiment(\"")]
    [InlineData("Sampling.Define() failed: the name '' is empty", "Experiment(\"Sampling\"", "Experiment(\"\"")]
    [InlineData("the name '../up' cannot be that of a folder", "Experiment(\"Sampling\"", "Experiment(\"../up\"")]
    [InlineData("the name '..' cannot be that of a folder", "Experiment(\"Sampling\"", "Experiment(\"..\"")]
    [InlineData("is empty, or has characters that do not show", "Experiment(\"Sampling\"", "Experiment(\"a\\u001b\"")]
    [InlineData("is empty, or has characters that do not show", "new(\"shifted\"", "new(\"a\\nb\"")]
    [InlineData("Sampling.Define() failed: on purpose", "static readonly string Colour = \"blue\";", "static readonly string Colour = ((Func<string>)(() => throw new InvalidOperationException(\"on purpose\")))();")]
    [InlineData("Sampling is marked as an experiment but has no public static Define()", "public static IExperiment Define()", "internal static IExperiment Define()")]
    public void An_experiment_that_does_not_define_itself_is_named(string says, string replace, string by)
    {
        CompiledExperiment.Emit(_folder.FullName, replace, by);
        using var suite = new Suite();
        var outcome = suite.Run("list", "--assembly", _folder.FullName);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        var line = Assert.Single(outcome.Complaints);
        Assert.StartsWith("replicate: Sample.dll: ", line, StringComparison.Ordinal);
        Assert.Contains(says, line, StringComparison.Ordinal);
    }
}
