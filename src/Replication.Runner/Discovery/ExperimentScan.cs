using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Replication.Runner.Discovery;

/// <summary>Finds assemblies that carry <c>ExperimentAttribute</c> by reading their metadata, without loading them.</summary>
internal static class ExperimentScan
{
    const string Attribute = "ExperimentAttribute";
    const string AttributeNamespace = "Replication.Evidence";

    /// <summary>Paths of the assemblies in a folder that declare experiments, in ordinal order of their names.</summary>
    public static IReadOnlyList<string> Assemblies(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal).Where(DeclaresExperiments)];

    static bool DeclaresExperiments(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        if (!image.HasMetadata) return false;
        var metadata = image.GetMetadataReader();
        if (!metadata.IsAssembly) return false;
        return metadata.GetAssemblyDefinition().GetCustomAttributes()
            .Any(handle => IsExperiment(metadata, metadata.GetCustomAttribute(handle)));
    }

    static bool IsExperiment(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference) return false;
        var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference) return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, Attribute) && metadata.StringComparer.Equals(type.Namespace, AttributeNamespace);
    }
}
