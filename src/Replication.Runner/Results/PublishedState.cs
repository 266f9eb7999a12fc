using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;
using Replication.Runner.Planning;
using Replication.Runner.Workers;

namespace Replication.Runner.Results;

/// <summary>
/// All that a publication depends on and all that it wrote, as one digest. Where it is the one of the last publication, the next would
/// write the same bytes and judges and draws for nothing.
/// </summary>
internal static class PublishedState
{
    /// <summary>The digest of this build, the rows of a plan and every file of a results folder and the page above it.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(Catalog catalog, Plan plan, ResultsFolder folder)
    {
        var files = Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
            .Append(Path.GetFullPath(FrontPage.File, folder.Root))
            .Order(StringComparer.Ordinal);
        return Digest.Of(
        [
            BuildIdentity.Of(catalog),
            .. plan.Parts.SelectMany(part => part.Runs).Select(run => run.Key.Digest),
            .. files.SelectMany(file => new[] { Path.GetRelativePath(folder.Root, file), FileDigest.Of(file) ?? "" }),
        ]);
    }
}
