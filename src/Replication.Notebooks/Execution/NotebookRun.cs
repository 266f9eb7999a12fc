using System.Globalization;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>Runs notebooks.</summary>
public static class NotebookRun
{
    /// <summary>
    /// The notebook with the outputs that its cells give now, run in order in a process of their own, which is gone afterwards with
    /// everything that they started; figures come without pictures.
    /// </summary>
    /// <param name="notebook">What to run; its outputs are not looked at.</param>
    /// <param name="settings">How to run it.</param>
    /// <param name="cancellation">Ends the process at once.</param>
    /// <exception cref="CellFailure">A cell failed, ended the process, or did not end in time.</exception>
    /// <exception cref="NotebookException">The process could not be started.</exception>
    public static async Task<Notebook> ExecuteAsync(Notebook notebook, SessionSettings settings, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Limit);
        var at = notebook.Code.FirstOrDefault()?.Id;
        if (at is null) return notebook;
        try
        {
            using var folder = new WorkingFolder(settings.Folder);
            using var session = await SessionProcess.StartAsync(settings.Start(), folder.Path, limit.Token);
            var cells = new List<Cell>();
            foreach (var cell in notebook.Cells)
            {
                if (cell is CodeCell code)
                {
                    at = code.Id;
                    if (code.Language is { } language && !NotebookText.IsCSharp(language))
                        throw new CellFailure(code.Id, 0, $"the cell is written in '{language}', and only C# is run");
                    cells.Add(code with { Outputs = await session.RunAsync(code, limit.Token) });
                }
                else
                {
                    cells.Add(cell);
                }
            }

            await session.EndAsync(at, limit.Token);
            return notebook with { Cells = cells };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CellFailure(at, 0, string.Create(
                CultureInfo.InvariantCulture,
                $"had not ended when the {settings.Limit.TotalSeconds} s were over that a notebook may take"));
        }
    }
}
