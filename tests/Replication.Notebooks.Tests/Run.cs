using System.Diagnostics;
using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;

namespace Replication.Notebooks.Tests;

/// <summary>Ways to run notebooks here.</summary>
static class Run
{
    /// <summary>In this process, which is fast, and enough for cells that do it no harm.</summary>
    public static async Task<Notebook> HereAsync(Notebook notebook)
    {
        using var session = new Session();
        var cells = new List<Cell>();
        foreach (var cell in notebook.Cells)
            cells.Add(cell is CodeCell code ? code with { Outputs = await session.RunAsync(code) } : cell);
        return notebook with { Cells = cells };
    }

    /// <summary>In a process of this assembly, which has the suite beside it, from a folder and within some seconds.</summary>
    public static Task<Notebook> ApartAsync(
        Notebook notebook, string folder, double seconds = 300, CancellationToken cancellation = default) =>
        NotebookRun.ExecuteAsync(notebook, new SessionSettings(Start, folder, TimeSpan.FromSeconds(seconds)), cancellation);

    /// <summary>How such a process is started.</summary>
    public static ProcessStartInfo Start() => new("dotnet", [typeof(Run).Assembly.Location])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    };
}
