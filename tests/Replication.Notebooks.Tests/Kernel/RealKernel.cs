using System.Diagnostics;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>
/// The .NET Interactive kernel, which dotnet-repl, a tool of the checkout's manifest, holds and runs without Jupyter. It is older than the
/// .NET of the suite, and is rolled forward.
/// </summary>
public sealed class RealKernel : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly string Notebooks = Path.Combine(Checkout.Root, "notebooks");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-kernel-");

    /// <summary>Makes the tool ready.</summary>
    public RealKernel()
    {
        var (code, said) = Start(["tool", "restore"], pictures: true);
        Assert.True(code == 0, said);
        // A PATH on which there is dotnet and no browser.
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "dotnet"), Environment.ProcessPath!);
    }

    /// <summary>Writes a notebook of some cells and gives its path.</summary>
    public string Write(string name, params string[] sources)
    {
        var path = Path.Combine(_folder.CreateSubdirectory("written").FullName, $"{name}.ipynb");
        File.WriteAllText(path, NotebookText.Write(new([.. sources.Select((source, i) => new CodeCell($"cell-{i + 1}", source))])));
        return path;
    }

    /// <summary>Runs a notebook's file and gives what the kernel saved.</summary>
    /// <param name="notebook">Path of the file; relative paths in it start from the checkout's folder of notebooks.</param>
    /// <param name="pictures">Whether the kernel finds a browser.</param>
    public string Run(string notebook, bool pictures)
    {
        var saved = Path.Combine(_folder.FullName, Path.GetFileName(notebook));
        var (code, said) = Start(
            [
                "tool", "run", "dotnet-repl", "--default-kernel", "csharp", "--run", notebook,
                "--output-format", "ipynb", "--output-path", saved, "--exit-after-run",
            ],
            pictures);
        Assert.True(File.Exists(saved), said);
        var text = File.ReadAllText(saved);
        Assert.True(code == 0, string.Join('\n', SavedOutputs.Errors(text).DefaultIfEmpty(said)));
        return text;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    (int Code, string Said) Start(IEnumerable<string> arguments, bool pictures)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            WorkingDirectory = Notebooks, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROLL_FORWARD"] = "LatestMajor";
        if (!pictures) start.Environment["PATH"] = _folder.FullName;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
        return (process.HasExited ? process.ExitCode : -1, output.Result + error.Result);
    }
}
