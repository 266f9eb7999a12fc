namespace Replication.Runner.Discovery;

/// <summary>Where things are kept: the checkout around the current folder, or around the command.</summary>
internal static class Repository
{
    const string Solution = "Replication.sln";

    static readonly Lazy<string?> Found = new(() => Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory));

    /// <summary>Root of the checkout: the nearest folder above that holds the solution.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static string Root =>
        Found.Value ?? throw new UserError("This is not a checkout of Replication (no Replication.sln above): change into it, or give --results and --cache.");

    /// <summary>Whether a folder is the root of a checkout.</summary>
    public static bool IsRoot(string? folder) => folder is not null && File.Exists(Path.Combine(folder, Solution));

    static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (IsRoot(at.FullName)) return at.FullName;
        }

        return null;
    }
}
