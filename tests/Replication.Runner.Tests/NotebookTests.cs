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
    public void Bad_input_is_one_line_and_exit_code_2()
    {
        Refused("There are no notebooks in", "check");
        System.IO.File.WriteAllText(File("sum"), Cells);
        Refused("There is no notebook 'sun': did you mean 'sum'?", "run", "sun");
        Refused("See `replicate notebook --help`");
        System.IO.File.WriteAllText(File("damaged"), "{");
        Refused("damaged.ipynb:1: is no notebook: it is not JSON.", "check", "damaged");
        Refused("damaged.ipynb:1: is no notebook: it is not JSON.", "run", "damaged");
    }

    void Fails(string command, params string[] words)
    {
        var outcome = Run(command);
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
