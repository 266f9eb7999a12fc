namespace Replication.Runner.Discovery;

/// <summary>Where things are kept: the checkout around the current folder, or around the command.</summary>
internal static class Repository
{
    static readonly Lazy<string?> Found = new(() => Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory));

    /// <summary>Root of the checkout: the nearest folder above that holds the solution.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static string Root =>
        Found.Value ?? throw new UserError("This is not a checkout of Replication (no Replication.sln above): change into it, or give --results and --cache.");

    static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Replication.sln"))) return at.FullName;
        }

        return null;
    }
}
