using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>Runs notebooks.</summary>
public static class NotebookRun
{
    /// <summary>
    /// The notebook with the outputs that its cells give now, run in order in one <see cref="Session"/>; figures come without pictures.
    /// </summary>
    /// <param name="notebook">What to run; its outputs are not looked at.</param>
    /// <param name="cancellation">Stops before the next cell.</param>
    /// <exception cref="CellFailure">A cell failed.</exception>
    public static async Task<Notebook> ExecuteAsync(Notebook notebook, CancellationToken cancellation = default)
    {
        using var session = new Session();
        var cells = new List<Cell>();
        foreach (var cell in notebook.Cells)
        {
            cancellation.ThrowIfCancellationRequested();
            if (cell is not CodeCell code)
            {
                cells.Add(cell);
                continue;
            }

            cells.Add(code with { Outputs = await session.RunAsync(code, cancellation) });
        }

        return notebook with { Cells = cells };
    }
}
