namespace Replication.Experiments.Tests;

/// <summary>A copy of the committed evidence, to be retouched and verified by the command itself.</summary>
sealed class EvidenceCopy : IDisposable
{
    static readonly Lazy<(int ExitCode, string Errors)> Untouched = new(() =>
    {
        using var copy = new EvidenceCopy();
        return copy.Verify();
    });

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-");

    public EvidenceCopy()
    {
        File.Copy(Path.Combine(Suite.Root, "README.md"), Path.Combine(Folder, "README.md"));
        var results = Path.Combine(Suite.Root, "results");
        foreach (var path in Directory.EnumerateFiles(results, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Results, Path.GetRelativePath(results, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    /// <summary>Where the front page lies.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Where the experiments' evidence lies.</summary>
    public string Results => Path.Combine(Folder, "results");

    /// <summary>Whether verification of the untouched evidence is silent, and of this copy names every file given.</summary>
    public Attempt.Result MustName(IEnumerable<string> files)
    {
        if (Untouched.Value.ExitCode != 0) return new(false, "red -> ", $"The committed evidence does not verify:\n{Untouched.Value.Errors}");
        var (exitCode, errors) = Verify();
        string[] all = [.. files];
        string[] missed = [.. all.Where(file => !errors.Contains(file, StringComparison.Ordinal))];
        return exitCode != 0 && missed.Length == 0 && all.Length > 0
            ? new(true, $"holds -> {all.Length} of {all.Length} files named", null)
            : new(false, $"holds -> {all.Length - missed.Length} of {all.Length} files named", $"Not named: {string.Join(", ", missed)}\n{errors}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    (int ExitCode, string Errors) Verify() => ReplicateCommand.Run("verify", "--results", Results);
}
