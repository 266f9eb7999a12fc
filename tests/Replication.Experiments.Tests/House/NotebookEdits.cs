namespace Replication.Experiments.Tests;

/// <summary>A committed output of each notebook retouched in a copy of it: <c>replicate notebook check</c> must refuse it.</summary>
static class NotebookEdits
{
    public static IEnumerable<Attempt> All => Directory.EnumerateFiles(Path.Combine(Suite.Root, "notebooks"), "*.ipynb")
        .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
        .Select(name => new Attempt($"notebook/{name}", "a digit of an output", 60, () => Changed(name!)));

    static Attempt.Result Changed(string name)
    {
        var copy = Directory.CreateTempSubdirectory("replication-");
        try
        {
            var path = Path.Combine(copy.FullName, name + ".ipynb");
            File.Copy(Path.Combine(Suite.Root, "notebooks", name + ".ipynb"), path);
            if (ReplicateCommand.Run("notebook", "check", name, "--notebooks", copy.FullName) is { ExitCode: not 0 } sick)
                return new(false, "red -> ", $"The committed notebook does not hold:\n{sick.Output}");

            // Within an output the count of executions comes after what is shown.
            var text = File.ReadAllText(path);
            var end = text.LastIndexOf("\"execution_count\"", text.LastIndexOf("\"output_type\"", StringComparison.Ordinal), StringComparison.Ordinal);
            File.WriteAllText(path, EvidenceEdits.WithDigitChanged(text, end));
            var (exitCode, output) = ReplicateCommand.Run("notebook", "check", name, "--notebooks", copy.FullName);
            return exitCode != 0 && output.Contains("its outputs are not those that were written", StringComparison.Ordinal)
                ? new(true, "holds -> refused", null)
                : new(false, "holds -> holds", output);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
