using System.Diagnostics;
using System.Globalization;

namespace Replication.Runner.Tests;

/// <summary><c>replicate notebook</c>: what it says, what it leaves alone, and its exit codes.</summary>
public sealed class NotebookTests : IDisposable
{
    const string Cells = """
        {"cells": [
          {"id": "prose", "cell_type": "markdown", "metadata": {}, "source": "A sum."},
          {"id": "sum", "cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [], "source": "1 + 2"}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-notebooks-");

    readonly Suite _suite = new();

    public void Dispose()
    {
        _suite.Dispose();
        _folder.Delete(recursive: true);
    }

    string File(string name) => Path.Combine(_folder.FullName, $"{name}.ipynb");

    [Fact]
    public void A_run_writes_outputs_that_a_check_then_confirms_and_another_run_does_not_change()
    {
        System.IO.File.WriteAllText(File("sum"), Cells);
        Fails("check", "sum.ipynb: sum: has not been run", "sum: number of outputs: expected 0, got 1");

        Assert.Equal("sum.ipynb: 1 cell run, outputs written\n", Run("run", "sum").Output);
        var written = System.IO.File.ReadAllText(File("sum"));
        Assert.Contains("\"3\"", written, StringComparison.Ordinal);
        Assert.Equal("sum.ipynb holds\n", Run("check", "sum.ipynb").Output);
        Assert.Equal(0, Run("run").ExitCode);
        Assert.Equal(written, System.IO.File.ReadAllText(File("sum")));
        Assert.Equal([File("sum")], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_changed_number_fails_the_check_which_leaves_the_file_alone()
    {
        System.IO.File.WriteAllText(File("sum"), Cells);
        Run("run");
        var forged = System.IO.File.ReadAllText(File("sum")).Replace("\"3\"", "\"4\"", StringComparison.Ordinal);
        System.IO.File.WriteAllText(File("sum"), forged);

        Fails("check", "its outputs are not those that were written", "expected 4, got 3", "`make notebooks` writes the outputs anew");
        Assert.Equal(forged, System.IO.File.ReadAllText(File("sum")));
    }

    [Fact]
    public void A_cell_that_fails_leaves_its_notebook_as_it_was_and_stops_no_other()
    {
        var broken = Cells.Replace("1 + 2", "1 +", StringComparison.Ordinal);
        System.IO.File.WriteAllText(File("broken"), broken);
        System.IO.File.WriteAllText(File("sum"), Cells);

        Fails("run", "broken.ipynb: sum, line 1: CS1733", "broken.ipynb is unchanged");
        Assert.Equal(broken, System.IO.File.ReadAllText(File("broken")));
        Assert.Contains("\"3\"", System.IO.File.ReadAllText(File("sum")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_exits_or_never_ends_leaves_its_notebook_as_it_was_and_stops_no_other()
    {
        string[] sources = ["Environment.Exit(0)", "while (true) ;", "1 + 2", "System.IO.File.WriteAllText(\\\"sum.ipynb\\\", \\\"\\\")"];
        string[] names = ["exits", "loops", "sum", "writes"];
        foreach (var (name, source) in names.Zip(sources))
            System.IO.File.WriteAllText(File(name), Cells.Replace("1 + 2", source + ";", StringComparison.Ordinal));
        System.IO.File.WriteAllText(File("sum"), Cells);
        string[] before = [.. names.Select(name => System.IO.File.ReadAllText(File(name)))];

        Fails(
            "check", ["--timeout", "15"], "exits.ipynb: sum: the process of the cell ended with exit code 0",
            "loops.ipynb: sum: had not ended when the 15 s were over", "sum.ipynb: sum: has not been run", "writes.ipynb: sum: has not");
        Assert.Equal(before, names.Select(name => System.IO.File.ReadAllText(File(name))));

        Fails("run", ["--timeout", "15"], "exits.ipynb is unchanged", "loops.ipynb is unchanged");
        Assert.Equal(before[..2], names[..2].Select(name => System.IO.File.ReadAllText(File(name))));
        Assert.Contains("\"3\"", System.IO.File.ReadAllText(File("sum")), StringComparison.Ordinal);
        Assert.Equal(names.Select(File), Directory.GetFiles(_folder.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_notebook_that_is_saved_while_its_cells_run_is_left_as_it_was_saved()
    {
        var source = $"System.IO.File.AppendAllText(\\\"{File("sum")}\\\", \\\" \\\");";
        System.IO.File.WriteAllText(File("sum"), Cells.Replace("1 + 2", source, StringComparison.Ordinal));
        var before = System.IO.File.ReadAllText(File("sum"));
        Fails("run", [], "sum.ipynb was changed while its cells ran, and is left as it is");
        Assert.Equal(before + " ", System.IO.File.ReadAllText(File("sum")));
    }

    [Fact]
    public void An_interrupt_ends_the_cell_and_the_command_at_once()
    {
        var begun = Path.Combine(_folder.FullName, "begun");
        var source = $"System.IO.File.WriteAllText(\\\"{begun}\\\", Environment.ProcessId.ToString()); while (true) ;";
        System.IO.File.WriteAllText(File("loops"), Cells.Replace("1 + 2", source, StringComparison.Ordinal));
        var before = System.IO.File.ReadAllText(File("loops"));
        using var command = _suite.Start("notebook", "run", "--notebooks", _folder.FullName);
        while (!System.IO.File.Exists(begun) || System.IO.File.ReadAllText(begun).Length == 0) Thread.Sleep(50);
        var session = System.IO.File.ReadAllText(begun);
        using (var interrupt = Process.Start("kill", ["-INT", command.Id.ToString(CultureInfo.InvariantCulture)])) interrupt.WaitForExit();

        Assert.True(command.WaitForExit(TimeSpan.FromSeconds(10)), "the command did not end");
        Assert.Equal(ExitCode.Interrupted, command.ExitCode);
        Assert.Equal("replicate: stopped; loops.ipynb is unchanged.\n", command.StandardError.ReadToEnd());
        Assert.False(Directory.Exists($"/proc/{session}"), "the notebook's process still runs");
        Assert.Equal(before, System.IO.File.ReadAllText(File("loops")));
    }

    [Fact]
    public void Bad_input_is_one_line_and_exit_code_2()
    {
        Refused("There are no notebooks in", "check");
        System.IO.File.WriteAllText(File("sum"), Cells);
        Refused("There is no notebook 'sun': did you mean 'sum'?", "run", "sun");
        Refused("See `replicate notebook --help`");
        System.IO.File.WriteAllText(File("damaged"), "{");
        Refused("damaged.ipynb:1: is no notebook: it is not JSON.", "check", "damaged");
        Refused("damaged.ipynb:1: is no notebook: it is not JSON.", "run", "damaged");
        Refused("damaged.ipynb:1: is no notebook: it is not JSON.", "run");
        Assert.Equal(Cells, System.IO.File.ReadAllText(File("sum")));
        Refused("--timeout is '0': expected a whole number from 1 to 86400.", "run", "sum", "--timeout", "0");
        Refused("--timeout is 'soon': expected a whole number", "check", "sum", "--timeout", "soon");
    }

    void Fails(string command, params string[] words) => Fails(command, [], words);

    void Fails(string command, string[] options, params string[] words)
    {
        var outcome = Run([command, .. options]);
        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        foreach (var word in words) Assert.Contains(word, outcome.Error, StringComparison.Ordinal);
    }

    void Refused(string words, params string[] arguments)
    {
        var outcome = Run(arguments);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains(words, Assert.Single(outcome.Complaints), StringComparison.Ordinal);
    }

    Outcome Run(params string[] arguments)
    {
        string[] folder = arguments.Length > 0 ? ["--notebooks", _folder.FullName] : [];
        return _suite.Call(["notebook", .. arguments, .. folder]);
    }
}
