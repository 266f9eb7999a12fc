using System.Diagnostics;
using System.Globalization;
using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;

namespace Replication.Notebooks.Tests;

/// <summary>Whatever a cell does to its process, the run that asked for it goes on and names the cell.</summary>
public sealed class IsolationTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-isolation-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Environment.Exit(0);", 0, "the process of the cell ended with exit code 0")]
    [InlineData("Environment.Exit(3);", 0, "the process of the cell ended with exit code 3")]
    [InlineData("Environment.FailFast(\"gone\");", 0, "was ended by signal 6: Process terminated. gone")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", 0, "was ended by signal 9")]
    [InlineData("int Deep(int x) => Deep(x + 1) + 1;\nDeep(0)", 0, "was ended by signal 6: Stack overflow.")]
    [InlineData("unsafe { *(int*)0x123456789 = 1; }", 0, "was ended by signal 6: Fatal error")]
    [InlineData(
        "\nnew System.Threading.Thread(() => throw new Exception(\"elsewhere\")).Start();\nSystem.Threading.Thread.Sleep(5000);",
        2, "on a thread of its own: Exception: elsewhere")]
    [InlineData("while (true) Console.Write(new string('x', 1000000));", 1, "NotebookException: the cell prints more than 10000000")]
    [InlineData("throw new OperationCanceledException();", 1, "OperationCanceledException")]
    [InlineData("display(new object());", 1, "a Object has no form to show")]
    [InlineData("Console.ReadLine()!.Length", 1, "NullReferenceException")]
    public async Task A_cell_that_ends_badly_is_named(string source, int line, string words)
    {
        var failure = await Assert.ThrowsAsync<CellFailure>(() => RunAsync("1", source, "2"));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal(("cell-2", line), (failure.Cell, failure.Line));
        Assert.DoesNotContain('\n', FailureText.Of("x.ipynb", failure));
    }

    [Theory]
    [InlineData("throw new Exception(\"late\");", "late")]
    [InlineData("Environment.Exit(4);", "exit code 4")]
    public async Task What_a_cell_leaves_running_is_waited_for(string statement, string words)
    {
        var source = $"new System.Threading.Thread(() => {{ System.Threading.Thread.Sleep(500); {statement} }}).Start();";
        var failure = await Assert.ThrowsAsync<CellFailure>(() => RunAsync("1", source));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal("cell-2", failure.Cell);
    }

    [Theory]
    [InlineData("double loss = 1;\nwhile (loss > 0) loss *= 1.0000001;")]
    [InlineData("System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);")]
    [InlineData("new System.Threading.Thread(() => { while (true) ; }).Start();")]
    public async Task A_cell_without_end_is_named_when_the_time_is_over(string source)
    {
        var began = Stopwatch.GetTimestamp();
        var failure = await Assert.ThrowsAsync<CellFailure>(() => RunAsync(seconds: 8, "1", source));
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 8, 60);
        Assert.Equal("cell-2", failure.Cell);
        Assert.Equal("had not ended when the 8 s were over that a notebook may take", failure.Message);
    }

    [Theory]
    [InlineData("System.IO.Directory.SetCurrentDirectory(\"/\");")]
    [InlineData("System.IO.Directory.Delete(System.IO.Directory.GetCurrentDirectory(), true);")]
    [InlineData("Console.SetOut(System.IO.TextWriter.Null); Console.SetError(System.IO.TextWriter.Null);")]
    [InlineData("Console.Out.Close(); Console.Error.Close(); Console.OpenStandardOutput().Close(); Console.OpenStandardInput().Close();")]
    [InlineData("using (var raw = Console.OpenStandardOutput()) raw.Write(\"{}\\n{}\\n\"u8);")]
    [InlineData("System.Diagnostics.Process.Start(\"echo\", \"{}\").WaitForExit();")]
    [InlineData("Environment.SetEnvironmentVariable(\"PATH\", null); Environment.ExitCode = 7;")]
    [InlineData("Console.CancelKeyPress += (_, e) => e.Cancel = true;")]
    [InlineData("var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();\n"
        + "culture.NumberFormat.NumberDecimalSeparator = \",\";\n"
        + "System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.CurrentCulture = culture;")]
    [InlineData(
        "#r \"../artifacts/bin/Replication.Notebooks/release/TorchSharp.dll\"\nusing static TorchSharp.torch; set_default_dtype(float64);")]
    [InlineData("System.IO.File.WriteAllText(\"x.ipynb\", \"overwritten\"); System.IO.File.WriteAllText(\"new.txt\", \"new\");")]
    public async Task What_a_cell_changes_stays_in_its_process(string source)
    {
        var notebook = Path.Combine(_folder.FullName, "x.ipynb");
        File.WriteAllText(notebook, "as it was");
        var before = Surroundings();

        var executed = await RunAsync(source, "Console.WriteLine(\"printed\"); 1.5");

        Assert.Equal("printed\n", Assert.IsType<Printed>(executed.Code.Last().Outputs[0]).Text);
        Assert.Equal("1.5", Assert.IsType<Result>(executed.Code.Last().Outputs[1]).Forms[MediaType.Plain].ToString());
        Assert.Equal(before, Surroundings());
        Assert.Equal("as it was", File.ReadAllText(notebook));
        Assert.Equal([notebook], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task Relative_paths_lead_where_they_lead_from_the_notebook()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "data.csv"), "beside");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "folder"));
        File.WriteAllText(Path.Combine(_folder.FullName, "folder", "below.txt"), "below");
        var executed = await RunAsync(
            "System.IO.File.ReadAllText(\"data.csv\")",
            "System.IO.File.ReadAllText(\"folder/below.txt\")",
            "System.IO.Directory.GetCurrentDirectory()");
        string[] gave = [.. executed.Code.Select(Plain)];
        Assert.Equal(["beside", "below"], gave[..2]);
        Assert.NotEqual(_folder.FullName, gave[2]);
        Assert.False(Directory.Exists(gave[2]), "the working folder is still there");
        Assert.Equal("beside", File.ReadAllText(Path.Combine(_folder.FullName, "data.csv")));

        var inCheckout = await Run.ApartAsync(
            Cells("string.Join(' ', new[] { \"../results/README.md\", \"README.md\", \"gan.ipynb\" }.Select(System.IO.File.Exists))"),
            Path.Combine(Checkout.Root, "notebooks"));
        Assert.Equal("True True False", Plain(inCheckout.Code.First()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Processes_that_a_cell_starts_end_with_it(bool exits)
    {
        // Its parent has ended when the notebook does, so that it has to be found in another way.
        var pids = Path.Combine(_folder.FullName, "pids");
        var script = $"sleep 1000 & echo $! >> '{pids}'; sleep 1000 & echo $! >> '{pids}'";
        var source = $"System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"{script}\"]).WaitForExit();\n"
            + (exits ? "Environment.Exit(0);" : "while (true) ;");
        using var stop = new CancellationTokenSource();
        var run = Run.ApartAsync(Cells(source), _folder.FullName, cancellation: stop.Token);
        if (exits)
        {
            await Assert.ThrowsAsync<CellFailure>(() => run);
        }
        else
        {
            while (!File.Exists(pids) || File.ReadAllLines(pids).Length < 2) await Task.Delay(50);
            var began = Stopwatch.GetTimestamp();
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 5);
        }

        foreach (var pid in File.ReadAllLines(pids)) Assert.False(IsRunning(pid), $"process {pid} still runs");
    }

    [Fact]
    public async Task A_process_ends_with_the_run_that_started_it()
    {
        var pids = Path.Combine(_folder.FullName, "pids");
        var script = $"sleep 1000 & echo $! > '{pids}'";
        var source = $"System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"{script}\"]).WaitForExit(); while (true) ;";
        using var session = Process.Start(Run.Start())!;
        await session.StandardInput.WriteLineAsync(SessionMessages.Write(new SessionOrder("cell", source)));
        await session.StandardInput.FlushAsync();
        while (!File.Exists(pids) || File.ReadAllText(pids).Length == 0) await Task.Delay(50);

        // As when it is killed.
        session.StandardInput.Close();
        Assert.True(session.WaitForExit(TimeSpan.FromSeconds(10)), "the process still runs");
        Assert.False(IsRunning(File.ReadAllText(pids).Trim()), "what its cell started still runs");
    }

    [Fact]
    public async Task A_process_that_does_not_start_is_told_in_one_line()
    {
        var settings = new SessionSettings(
            () => new("false") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
            _folder.FullName,
            TimeSpan.FromMinutes(1));
        var refusal = await Assert.ThrowsAsync<NotebookException>(() => NotebookRun.ExecuteAsync(Cells("1"), settings));
        Assert.Equal("The process of a notebook did not start: it ended with exit code 1.", refusal.Message);
    }

    [Fact]
    public async Task A_cell_in_another_language_is_named()
    {
        var cell = NotebookText.Read("""
            {"nbformat": 4, "cells": [
             {"cell_type": "code", "source": "let x = 1", "outputs": [], "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}}}]}
            """, "x.ipynb");
        var failure = await Assert.ThrowsAsync<CellFailure>(() => Run.ApartAsync(cell, _folder.FullName));
        Assert.Equal("x.ipynb: cell-1: the cell is written in 'fsharp', and only C# is run", FailureText.Of("x.ipynb", failure));
    }

    Task<Notebook> RunAsync(params string[] sources) => RunAsync(300, sources);

    Task<Notebook> RunAsync(double seconds, params string[] sources) => Run.ApartAsync(Cells(sources), _folder.FullName, seconds);

    static Notebook Cells(params string[] sources) => new([.. sources.Select((source, i) => new CodeCell($"cell-{i + 1}", source))]);

    static string Plain(CodeCell cell) => Assert.IsType<Result>(Assert.Single(cell.Outputs)).Forms[MediaType.Plain].GetValue<string>();

    static object Surroundings() => (
        Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable("PATH"), CultureInfo.CurrentCulture, Console.Out,
        Environment.ExitCode);

    // A process that has ended and that nobody has asked about is no longer running.
    static bool IsRunning(string pid)
    {
        var status = $"/proc/{pid}/stat";
        try
        {
            return File.Exists(status) && File.ReadAllText(status).Split(' ')[2] != "Z";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
