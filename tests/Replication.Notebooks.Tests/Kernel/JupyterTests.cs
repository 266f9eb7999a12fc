using System.Diagnostics;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>
/// Over Jupyter's own protocol, as an editor runs it, the .NET Interactive kernel shows what is committed. Debian's nbclient is the client.
/// </summary>
public sealed class JupyterTests : IDisposable
{
    /// <summary>Those with the fewest cells: a cell costs this kernel a second or two.</summary>
    public static readonly IReadOnlyList<string> Notebooks = ["avb.ipynb", "wgan-gp.ipynb"];

    const string Kernel = """
        {
          "argv": ["dotnet", "tool", "run", "dotnet-interactive", "jupyter", "--default-kernel", "csharp", "--http-local-only", "{connection_file}"],
          "display_name": ".NET (C#)",
          "language": "C#",
          "env": { "DOTNET_ROLL_FORWARD": "LatestMajor", "DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT": "1" }
        }
        """;

    const string Client = """
        import sys, nbclient, nbformat
        source, folder, saved = sys.argv[1:]
        notebook = nbformat.read(source, as_version=4)
        nbclient.NotebookClient(notebook, kernel_name=".net-csharp", timeout=300, resources={"metadata": {"path": folder}}).execute()
        nbformat.write(notebook, saved)
        """;

    static readonly string Folder = Path.Combine(Checkout.Root, "notebooks");

    readonly DirectoryInfo _jupyter = Directory.CreateTempSubdirectory("replication-jupyter-");

    public JupyterTests() =>
        File.WriteAllText(Path.Combine(_jupyter.CreateSubdirectory("kernels/.net-csharp").FullName, "kernel.json"), Kernel);

    public static TheoryData<string> Names => [.. Notebooks];

    public void Dispose() => _jupyter.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_notebook_shows_what_is_committed_and_stays_small(string name)
    {
        Run("dotnet", "tool", "restore");
        var (source, saved) = (Path.Combine(Folder, name), Path.Combine(_jupyter.FullName, name));
        Run("/usr/bin/python3", "-c", Client, source, Folder, saved);

        SavedOutputs.AreCommitted(name, NotebookText.Read(File.ReadAllText(source), name), File.ReadAllText(saved));
        Assert.InRange(new FileInfo(saved).Length, 1, RealKernelTests.Largest);
    }

    void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = start.Environment["JUPYTER_RUNTIME_DIR"] = _jupyter.FullName;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(5))) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output.Result + error.Result);
    }
}
