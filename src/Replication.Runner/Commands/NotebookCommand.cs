using System.CommandLine;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Notebooks.Checking;
using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;

namespace Replication.Runner.Commands;

/// <summary><c>replicate notebook run|check</c>: the notebooks' outputs, written or compared.</summary>
internal static class NotebookCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Notebooks, as notebooks/ names them. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var folder = new Option<string?>("--notebooks") { Description = "Folder of the notebooks. Default: notebooks/ of the checkout.", HelpName = "DIR" };
        var run = new Command("run", "Executes notebooks and writes their outputs, pictures included; needs Chromium.") { names, folder };
        run.SetAction((parsed, cancellation) => EachAsync(parsed, WriteAsync, cancellation));
        var check = new Command("check", "Executes notebooks and fails where an output is not what the file holds. Writes nothing.") { names, folder };
        check.SetAction((parsed, cancellation) => EachAsync(parsed, CheckAsync, cancellation));
        return new Command("notebook", "Runs the notebooks, or checks that they still say what they say.") { run, check };

        Task<int> EachAsync(ParseResult parsed, Func<NotebookFile, CancellationToken, Task<bool>> act, CancellationToken cancellation) =>
            EachNotebookAsync(NotebookFiles.In(Options.FolderOf(parsed, folder)).Select(parsed.GetValue(names)!), act, cancellation);
    }

    static async Task<int> EachNotebookAsync(
        IReadOnlyList<NotebookFile> notebooks, Func<NotebookFile, CancellationToken, Task<bool>> act, CancellationToken cancellation)
    {
        var holds = true;
        foreach (var notebook in notebooks) holds &= await act(notebook, cancellation);
        return holds ? ExitCode.Success : ExitCode.Failed;
    }

    static async Task<bool> WriteAsync(NotebookFile file, CancellationToken cancellation)
    {
        var notebook = NotebookText.Read(file.Text, file.Name);
        try
        {
            var executed = await NotebookRun.ExecuteAsync(notebook, cancellation);
            var bundle = PlotlyBundle.Install(Path.Combine(Repository.Root, "artifacts", "plotly"));
            AtomicFile.Write(file.Path, NotebookText.Write(Illustration.Draw(executed, bundle)));
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

    static async Task<bool> CheckAsync(NotebookFile file, CancellationToken cancellation)
    {
        var problems = await NotebookCheck.ProblemsAsync(file.Text, file.Name, cancellation);
        foreach (var problem in problems) Terminal.Error(problem);
        if (problems.Count > 0)
            Terminal.Error($"replicate: {file.Name} does not hold; if the change is meant, `make notebooks` writes the outputs anew.");
        else
            Terminal.Line($"{file.Name} holds");
        return problems.Count == 0;
    }
}
