namespace Replication.Notebooks.Execution;

/// <summary>
/// A temporary folder in which a notebook's process works, and which is gone afterwards. Relative paths find there what they find from the
/// notebook's folder: files and folders beside the notebook and, in a checkout, those of its root. They are links, but notebooks are left
/// out, so that none is written by mistake. What a cell writes into its folder does not stay.
/// </summary>
sealed class WorkingFolder : IDisposable
{
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("replication-notebook-");

    /// <summary>Lays the folder out for the notebooks of another.</summary>
    public WorkingFolder(string notebooks)
    {
        var own = new DirectoryInfo(System.IO.Path.GetFullPath(notebooks));
        Path = System.IO.Path.Combine(_root.FullName, own.Name.Length > 0 ? own.Name : "notebooks");
        Directory.CreateDirectory(Path);
        foreach (var entry in Entries(own).Where(entry => entry.Extension != ".ipynb")) Link(Path, entry);
        if (own.Parent is not { } parent || !File.Exists(System.IO.Path.Combine(parent.FullName, Checkout.Solution))) return;
        foreach (var entry in Entries(parent).Where(entry => entry.Name != own.Name)) Link(_root.FullName, entry);
    }

    /// <summary>The folder that stands for that of the notebooks.</summary>
    public string Path { get; }

    /// <summary>Deletes it, but nothing that it links to.</summary>
    public void Dispose()
    {
        try
        {
            _root.Delete(recursive: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // What a cell made undeletable is the system's to clean away, as the folder is a temporary one.
        }
    }

    static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) => folder.Exists ? folder.EnumerateFileSystemInfos() : [];

    static void Link(string folder, FileSystemInfo to)
    {
        var link = System.IO.Path.Combine(folder, to.Name);
        if (to is DirectoryInfo) Directory.CreateSymbolicLink(link, to.FullName);
        else File.CreateSymbolicLink(link, to.FullName);
    }
}
