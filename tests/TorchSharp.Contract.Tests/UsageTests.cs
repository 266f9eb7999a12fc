using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Contract;

/// <summary>
/// Nothing outside of the binding uses a member that the package lacks: every reference to TorchSharp in what has been built is in
/// public-api.txt, or is one that snippets.txt makes, which compiles against the package.
/// </summary>
public class UsageTests
{
    private static readonly HashSet<string> Proved = [.. References(typeof(UsageTests).Assembly.Location)];

    private static readonly DirectoryInfo Built = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!;
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    [Fact]
    public void NothingUsesWhatThePackageLacks()
    {
        // The binding's own tests see its internals.
        var projects = Built.GetDirectories().Where(folder => folder.Name is not ("TorchSharp" or "TorchSharp.Tests"));
        foreach (var assembly in projects.Select(project => AssemblyOf(project.Name)).Where(File.Exists))
        {
            var unknown = References(assembly).Where(member => !Proved.Contains(member) && !PublicApi.Members.Contains(member))
                .Distinct().ToList();
            Assert.True(unknown.Count == 0, $"{Path.GetFileName(assembly)} uses {string.Join(", ", unknown)}");
        }
    }

    [Fact]
    public void SeesAMemberThatThePackageLacks()
    {
        // The binding's own tests use its internals: a reader of references that finds nothing there would find nothing anywhere.
        var tests = AssemblyOf("TorchSharp.Tests");
        Assert.True(File.Exists(tests), "Build the solution first: this test reads what has been built.");
        Assert.Contains("torch.nn.functional.embedding", References(tests).Where(member => !PublicApi.Members.Contains(member)));
    }

    private static string AssemblyOf(string project) => Path.Combine(Built.FullName, project, Configuration, project + ".dll");

    /// <summary>"torch.Tensor.sum" for each member of TorchSharp that the assembly refers to.</summary>
    private static IEnumerable<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var members = new List<string>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (Type(metadata, member.Parent) is not { } type) continue;
            var name = metadata.GetString(member.Name);
            var isAccessor = name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal);
            if (isAccessor) name = name[4..];
            members.Add($"{type}.{name switch { ".ctor" => "ctor", "Item" => "this", _ => name }}");
        }

        return members;
    }

    /// <summary>The dotted name below TorchSharp of a type of that assembly, without type parameters; null for any other type.</summary>
    private static string? Type(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
            signature.ReadSignatureTypeCode();
            return Type(metadata, signature.ReadTypeHandle());
        }

        if (handle.Kind != HandleKind.TypeReference) return null;
        var type = metadata.GetTypeReference((TypeReferenceHandle)handle);
        var name = metadata.GetString(type.Name).Split('`')[0];
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return Type(metadata, type.ResolutionScope) is { } outer ? $"{outer}.{name}" : null;
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference) return null;
        var library = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        if (metadata.GetString(library.Name) != "TorchSharp") return null;
        var space = metadata.GetString(type.Namespace);
        return space == "TorchSharp" ? name : $"{space["TorchSharp.".Length..]}.{name}";
    }
}
