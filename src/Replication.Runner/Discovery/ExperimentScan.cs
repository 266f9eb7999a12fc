using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Replication.Evidence.Tables;

namespace Replication.Runner.Discovery;

/// <summary>Finds assemblies that carry <c>ExperimentAttribute</c> by reading their metadata, without loading them.</summary>
internal static class ExperimentScan
{
    const string Attribute = "ExperimentAttribute";
    const string AttributeNamespace = "Replication.Evidence";

    /// <summary>Paths of the assemblies that declare experiments, in ordinal order of their names.</summary>
    /// <param name="source">An assembly, or a folder of assemblies.</param>
    /// <exception cref="UserError">A file is named as an assembly and is none.</exception>
    public static IReadOnlyList<string> Assemblies(string source) =>
    [
        .. (Directory.Exists(source) ? Directory.EnumerateFiles(source, "*.dll") : [source])
            .Order(StringComparer.Ordinal)
            .Where(DeclaresExperiments),
    ];

    static bool DeclaresExperiments(string path)
    {
        RegularFile.Require(path);
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        try
        {
            if (!image.HasMetadata) return false;
            var metadata = image.GetMetadataReader();
            if (!metadata.IsAssembly) return false;
            return metadata.GetAssemblyDefinition().GetCustomAttributes()
                .Any(handle => IsExperiment(metadata, metadata.GetCustomAttribute(handle)));
        }
        catch (Exception garbage) when (garbage is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new UserError($"'{path}' is no assembly ({garbage.Message.TrimEnd('.')}): build it again, or remove it.");
        }
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
