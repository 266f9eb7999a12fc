namespace Replication.Experiments.Tests;

/// <summary>A committed output of each notebook retouched in a copy of it: <c>replicate notebook check</c> must refuse it.</summary>
static class NotebookEdits
{
    public static IEnumerable<Attempt> All => Directory.EnumerateFiles(Path.Combine(Suite.Root, "notebooks"), "*.ipynb")
        .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
        .Select(name => new Attempt($"notebook/{name}", "a digit of an output", 30, () => Changed(name!)));

    // The indentation tells a cell's id from those within its outputs.
    const string Id = "\n   \"id\": \"";

    static Attempt.Result Changed(string name)
    {
        var copy = Directory.CreateTempSubdirectory("replication-");
        try
        {
            var path = Path.Combine(copy.FullName, name + ".ipynb");
            File.Copy(Path.Combine(Suite.Root, "notebooks", name + ".ipynb"), path);
            // Within an output the count of executions comes after what is shown.
            var text = File.ReadAllText(path);
            var end = text.LastIndexOf("\"execution_count\"", text.LastIndexOf("\"output_type\"", StringComparison.Ordinal), StringComparison.Ordinal);
            File.WriteAllText(path, EvidenceEdits.WithDigitChanged(text, end));
            var cell = text[text.LastIndexOf(Id, end, StringComparison.Ordinal)..][Id.Length..].Split('"')[0];

            // One execution is enough: that the other cells are not named shows that the notebook held before.
            var (exitCode, output) = ReplicateCommand.Run("notebook", "check", name, "--notebooks", copy.FullName);
            string[] problems = [.. output.Split('\n').Where(line => line.StartsWith(name + ".ipynb:", StringComparison.Ordinal))];
            return exitCode != 0 && problems.All(problem => problem.StartsWith($"{name}.ipynb: {cell}: ", StringComparison.Ordinal))
                && problems.Any(problem => problem.Contains("its outputs are not those that were written", StringComparison.Ordinal))
                ? new(true, $"holds -> cell '{cell}' refused", null)
                : new(false, "holds -> not refused, or more than the cell", output);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
