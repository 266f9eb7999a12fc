using System.CommandLine;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Notebooks.Checking;
using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;
using Replication.Notebooks.Export;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;
using Replication.Runner.Workers;

namespace Replication.Runner.Commands;

/// <summary><c>replicate notebook run|check|export</c>: the notebooks' outputs, written or compared, and their programs.</summary>
internal static class NotebookCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Notebooks, as notebooks/ names them. Default: all.", Arity = ArgumentArity.ZeroOrMore,
        };
        var folder = new Option<string?>("--notebooks")
        {
            Description = "Folder of the notebooks. Default: notebooks/ of the checkout.", HelpName = "DIR",
        };
        var timeout = new Option<string>("--timeout")
        {
            Description = "Seconds that a notebook may take.", DefaultValueFactory = _ => "300", HelpName = "N",
        };
        var run = new Command("run", "Executes notebooks and writes their outputs, pictures included; needs Chromium.")
        {
            names, folder, timeout,
        };
        run.SetAction((parsed, cancellation) => EachAsync(parsed, WriteAsync, cancellation));
        var check = new Command("check", "Executes notebooks and fails where an output is not what the file holds. Writes nothing.")
        {
            names, folder, timeout,
        };
        check.SetAction((parsed, cancellation) => EachAsync(parsed, CheckAsync, cancellation));
        var output = new Option<string?>("--output")
        {
            Description = "Folder of the programs, in the checkout. Default: artifacts/notebooks/ of it.", HelpName = "DIR",
        };
        var export = new Command("export", "Writes notebooks as .NET file-based apps, for `dotnet run`.") { names, folder, output };
        export.SetAction(parsed =>
        {
            var files = NotebookFiles.In(Options.FolderOf(parsed, folder)).Select(parsed.GetValue(names)!);
            return Export(files, Options.FolderOf(parsed, output) ?? Path.Combine(Repository.Root, "artifacts", "notebooks"));
        });
        return new Command("notebook", "Runs the notebooks, checks that they still say what they say, or exports them.")
        {
            run, check, export,
        };

        Task<int> EachAsync(ParseResult parsed, Act act, CancellationToken cancellation)
        {
            var limit = TimeSpan.FromSeconds(Options.Whole("--timeout", parsed.GetValue(timeout)!, 1, 86_400));
            var files = NotebookFiles.In(Options.FolderOf(parsed, folder));
            var settings = new SessionSettings(() => Invocation.Start(NotebookSessionCommand.Name), files.Folder, limit);
            return EachNotebookAsync(files.Select(parsed.GetValue(names)!), settings, act, cancellation);
        }
    }

    delegate Task<bool> Act(NotebookFile file, string text, SessionSettings settings, CancellationToken cancellation);

    static async Task<int> EachNotebookAsync(
        IReadOnlyList<NotebookFile> files, SessionSettings settings, Act act, CancellationToken cancellation)
    {
        // What is no notebook is found before any is run.
        var texts = files.ToDictionary(file => file, file => file.Text);
        foreach (var (file, text) in texts) NotebookText.Read(text, file.Name);
        var holds = true;
        foreach (var file in files)
        {
            try
            {
                holds &= await act(file, texts[file], settings, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                Terminal.Error($"replicate: stopped; {file.Name} is unchanged.");
                return ExitCode.Interrupted;
            }
        }

        return holds ? ExitCode.Success : ExitCode.Failed;
    }

    static async Task<bool> WriteAsync(NotebookFile file, string text, SessionSettings settings, CancellationToken cancellation)
    {
        var notebook = NotebookText.Read(text, file.Name);
        try
        {
            var executed = await NotebookRun.ExecuteAsync(notebook, settings, cancellation);
            var bundle = PlotlyBundle.Install(Path.Combine(Repository.Root, "artifacts", "plotly"));
            var written = NotebookText.Write(Illustration.Draw(executed, bundle));
            if (file.Text != text)
            {
                Terminal.Error($"replicate: {file.Name} was changed while its cells ran, and is left as it is: run it again.");
                return false;
            }

            AtomicFile.Write(file.Path, written);
        }
        catch (CellFailure failure)
        {
            Terminal.Error(FailureText.Of(file.Name, failure));
            Terminal.Error($"replicate: {file.Name} is unchanged.");
            return false;
        }

        Terminal.Line($"{file.Name}: {Texts.Count(notebook.Code.Count(), "cell")} run, outputs written");
        return true;
    }

    static int Export(IReadOnlyList<NotebookFile> files, string folder)
    {
        var holds = true;
        var suite = Path.GetRelativePath(Path.GetFullPath(folder), Repository.Root).Replace(Path.DirectorySeparatorChar, '/');
        foreach (var file in files)
        {
            try
            {
                var program = Path.Combine(folder, $"{file.Title}.cs");
                var text = NotebookProgram.Of(NotebookText.Read(file.Text, file.Name), file.Name, suite);
                Directory.CreateDirectory(folder);
                AtomicFile.Write(program, text);
                Terminal.Line($"dotnet run -c Release {Path.GetRelativePath(Directory.GetCurrentDirectory(), program)}");
            }
            catch (CellFailure failure)
            {
                Terminal.Error(FailureText.Of(file.Name, failure));
                holds = false;
            }
        }

        return holds ? ExitCode.Success : ExitCode.Failed;
    }

    static async Task<bool> CheckAsync(NotebookFile file, string text, SessionSettings settings, CancellationToken cancellation)
    {
        var problems = await NotebookCheck.ProblemsAsync(
            text, file.Name, notebook => NotebookRun.ExecuteAsync(notebook, settings, cancellation));
        foreach (var problem in problems) Terminal.Error(problem);
        if (problems.Count > 0)
            Terminal.Error($"replicate: {file.Name} does not hold; if the change is meant, `make notebooks` writes the outputs anew.");
        else
            Terminal.Line($"{file.Name} holds");
        return problems.Count == 0;
    }
}
