namespace Replication.Notebooks;

/// <summary>The checkout that a notebook belongs to.</summary>
static class Checkout
{
    /// <summary>The file that tells a checkout's root.</summary>
    public const string Solution = "Replication.sln";

    /// <summary>Its root: the nearest folder above the current one, or above this assembly, that holds the solution.</summary>
    /// <exception cref="NotebookException">There is none.</exception>
    public static string Root { get; } =
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory) ?? Above(Path.GetDirectoryName(typeof(Checkout).Assembly.Location)!)
        ?? throw new NotebookException("This is not a checkout of Replication: no Replication.sln lies above the notebook.");

    static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution))) return at.FullName;
        }

        return null;
    }
}
