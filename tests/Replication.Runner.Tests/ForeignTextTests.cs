using Replication.Runner.Progress;
using Replication.Runner.Tests.Fingerprints;
using Spectre.Console;

namespace Replication.Runner.Tests;

/// <summary>Text that others wrote shows as text: it cannot move the cursor, colour, erase or reverse what a terminal shows.</summary>
public class ForeignTextTests
{
    const string Hostile = "\e[2Jred\rover\u202Eback\u009B1m\b\u2066";

    // A line end of another system is a blank where one line is said.
    const string Shown = "\u241B[2Jred\u240Dover\uFFFDback\uFFFD1m\u2408\uFFFD";

    [Theory]
    [InlineData("plain, größe, 中文, 😀, tab\there\n", "plain, größe, 中文, 😀, tab\there\n")]
    [InlineData(Hostile, Shown)]
    [InlineData("\0\u0007\u007F\u2028\u200E\uFEFF", "\u2400\u2407\u2421\uFFFD\uFFFD\uFFFD")]
    public void Every_character_shows(string text, string shown)
    {
        Assert.Equal(shown, Printable.Text(text));
        var written = new StringWriter();
        using var writer = new PrintableWriter(written, "standard output");
        writer.Write(text);
        writer.WriteLine(text);
        writer.WriteLine(text.ToCharArray());
        writer.Write("{0}", text);
        foreach (var character in text) writer.Write(character);
        Assert.Equal($"{shown}{shown}\n{shown}\n{shown}{shown}", written.ToString());
    }

    [Fact]
    public void A_console_that_colours_keeps_its_own_escape_sequences_and_no_others()
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = 80;
        console.Pipeline.Attach(new PrintableSegments());
        console.MarkupInterpolated($"[red]{Hostile}[/]");
        Assert.Equal($"\e[91m{Shown}\e[0m", written.ToString());
    }

    [Fact]
    public void What_a_measurement_throws_and_an_experiment_is_called_shows()
    {
        using var compiled = CompiledExperiment.Sampling(
            "        var pause = ",
            "        if (transform is null) throw new System.InvalidOperationException("
                + $"{Literal}); System.Console.Error.WriteLine({Literal});\n        var pause = ");
        using var suite = new Suite { Experiments = compiled.Folder };
        var run = suite.Run("run");
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains(Shown.Replace('\u240D', ' '), run.Output, StringComparison.Ordinal);
        Clean(run);

        using var titled = CompiledExperiment.Sampling("\"Means of draws move with their shift\"", Literal);
        using var other = new Suite { Experiments = titled.Folder };
        var list = other.Run("list");
        Assert.Contains(Shown, list.Output, StringComparison.Ordinal);
        Clean(list);
    }

    [Fact]
    public void Names_of_files_and_arguments_show_on_one_line()
    {
        using var suite = Suite.Measured.Copy();
        File.WriteAllText(suite.Result("Sampling", "means", $"{Hostile}\nnext"), "");
        Outcome[] outcomes =
        [
            suite.Call("verify"), suite.Call("run", $"{Hostile}\nnext"), suite.Call("explain", Hostile),
            suite.Call("replay", "Sampling/means", Hostile, "0"),
        ];
        foreach (var outcome in outcomes)
        {
            Assert.Contains(Shown.Replace('\u240D', ' '), outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(outcome.Complaints, line => line.StartsWith("next", StringComparison.Ordinal));
            Clean(outcome);
        }
    }

    static string Literal => $"\"{string.Concat(Hostile.Select(character => $"\\u{(int)character:X4}"))}\"";

    static void Clean(Outcome outcome) =>
        Assert.DoesNotContain(outcome.Output + outcome.Error, character => character is '\e' or '\r' or '\u202E' or '\u009B' or '\b' or '\u2066');
}
