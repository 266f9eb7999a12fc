using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;

namespace Replication.Notebooks.Checking;

/// <summary>Whether a notebook still says what it says: its form, its outputs as they were written, and the same outputs now.</summary>
public static class NotebookCheck
{
    /// <summary>Differences shown of one cell; the rest are counted.</summary>
    const int Shown = 5;

    /// <summary>Every problem, as one line that names the cell; empty when the notebook holds. Nothing is written.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="execute">Runs it; throws <see cref="CellFailure"/> where a cell fails.</param>
    /// <exception cref="NotebookException">It is no notebook.</exception>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string text, string file, Func<Notebook, Task<Notebook>> execute)
    {
        var notebook = NotebookText.Read(text, file);
        string[] touched = [.. notebook.Code.Where(cell => cell.Digest != OutputDigest.Of(cell.Outputs)).Select(cell => cell.Digest is null
            ? $"{file}: {cell.Id}: has not been run by `replicate notebook run`: no digest of its outputs is recorded"
            : $"{file}: {cell.Id}: its outputs are not those that were written (their SHA-256 is not the recorded one)")];
        string[] form = touched.Length == 0 && Formal(text, NotebookText.Write(notebook)) is { } line
            ? [$"{file}:{line}: is not as `replicate notebook run` writes it (metadata, counts or layout were changed)"]
            : [];
        try
        {
            var now = await execute(notebook);
            return [.. form, .. touched, .. notebook.Code.Zip(now.Code).SelectMany(pair => Stale(file, pair.First, pair.Second))];
        }
        catch (CellFailure failure)
        {
            return [.. form, .. touched, FailureText.Of(file, failure)];
        }
    }

    static IEnumerable<string> Stale(string file, CodeCell committed, CodeCell now)
    {
        var differences = OutputComparison.Of(
            $"{file}: {committed.Id}", committed.Outputs, now.Outputs, committed.Tolerance?.ToTolerance() ?? OutputComparison.Default);
        foreach (var difference in differences.Take(Shown)) yield return difference.ToString();
        if (differences.Count > Shown) yield return $"{file}: {committed.Id}: and {differences.Count - Shown} more differences";
    }

    // The first line that differs.
    static int? Formal(string stored, string written)
    {
        if (stored == written) return null;
        string[] have = stored.Split('\n'), want = written.Split('\n');
        return have.Zip(want).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
    }
}
