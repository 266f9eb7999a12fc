using System.Reflection;
using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Workers;

/// <summary>
/// Identity of the code that a process has loaded: a worker started after a rebuild would measure with other code than was planned, and
/// another build may judge and draw in another way.
/// </summary>
internal static class BuildIdentity
{
    /// <summary>One digest over the builds of the experiments, of the command and of everything of the suite's that they refer to.</summary>
    public static string Of(Catalog catalog)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(typeof(BuildIdentity).Assembly, seen);
        foreach (var study in catalog.Studies) Add(study.Assembly, seen);
        return Digest.Of(seen.Select(build => $"{build.Key} {build.Value}"));
    }

    static void Add(Assembly assembly, SortedDictionary<string, string> seen)
    {
        if (!seen.TryAdd(assembly.GetName().Name!, assembly.ManifestModule.ModuleVersionId.ToString())) return;
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (reference.Name!.StartsWith("Replication.", StringComparison.Ordinal) || reference.Name == CodeBase.Torch)
                Add(Assembly.Load(reference), seen);
        }
    }
}
