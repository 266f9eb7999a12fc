using Replication.Evidence.Tables;

namespace Replication.Runner.Discovery;

/// <summary>A notebook's file.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record NotebookFile(string Path)
{
    /// <summary>Its name with extension.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Its name without extension, as commands take it.</summary>
    public string Title => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Its content.</summary>
    public string Text => RegularFile.ReadText(Path);
}

/// <summary>The notebooks of a folder, ordered by name.</summary>
internal sealed class NotebookFiles
{
    readonly IReadOnlyList<NotebookFile> _files;

    NotebookFiles(string folder)
    {
        if (!Directory.Exists(folder)) throw new UserError($"There is no folder '{folder}' to look for notebooks in.");
        Folder = folder;
        _files = [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).Select(path => new NotebookFile(path))];
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The notebooks of a folder, or of the checkout where none is given.</summary>
    /// <exception cref="UserError">There is no such folder.</exception>
    public static NotebookFiles In(string? folder) => new(folder ?? Path.Combine(Repository.Root, "notebooks"));

    /// <summary>The named notebooks, with or without extension, in the order of the folder; all where none is named.</summary>
    /// <exception cref="UserError">There is no notebook, or none of a name.</exception>
    public IReadOnlyList<NotebookFile> Select(IReadOnlyList<string> names)
    {
        if (_files.Count == 0) throw new UserError($"There are no notebooks in '{Folder}'.");
        if (names.Count == 0) return _files;
        var chosen = names.Select(Find).ToHashSet();
        return [.. _files.Where(chosen.Contains)];
    }

    NotebookFile Find(string name) =>
        _files.FirstOrDefault(file => name == file.Title || name == file.Name)
        ?? throw new UserError($"There is no notebook '{name}': {Spelling.Hint(name, [.. _files.Select(file => file.Title)])}");
}
