using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Replication.Runner.Fingerprints;

/// <summary>One assembly read as metadata: its types by name and its method bodies.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The reader stands on an array: there is nothing to release.")]
internal sealed class Image
{
    readonly PEReader _file;
    readonly Dictionary<string, TypeDefinitionHandle> _types = new(StringComparer.Ordinal);
    readonly Dictionary<MethodDefinitionHandle, DecodedMethod> _decoded = [];

    /// <summary>Reads an assembly; the file is held in memory, so that a rebuild underneath cannot be half seen.</summary>
    public Image(string path)
    {
        _file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(path)));
        Metadata = _file.GetMetadataReader();
        var assembly = Metadata.GetAssemblyDefinition();
        Name = Metadata.GetString(assembly.Name);
        Version = assembly.Version.ToString();
        Mvid = Metadata.GetGuid(Metadata.GetModuleDefinition().Mvid);
        Signatures = new SignatureText(this);
        foreach (var handle in Metadata.TypeDefinitions) _types[Signatures.NameOf(handle)] = handle;
    }

    /// <summary>Simple name of the assembly.</summary>
    public string Name { get; }

    /// <summary>Assembly version.</summary>
    public string Version { get; }

    /// <summary>The compiler's identity of the build; equal for equal sources, settings and compiler.</summary>
    public Guid Mvid { get; }

    /// <summary>The metadata.</summary>
    public MetadataReader Metadata { get; }

    /// <summary>Turns this assembly's signatures into text.</summary>
    public SignatureText Signatures { get; }

    /// <summary>All type definitions.</summary>
    public IEnumerable<TypeDefinitionHandle> AllTypes => Metadata.TypeDefinitions;

    /// <summary>The type of a full name (nested types after a plus); null when it is not defined here.</summary>
    public TypeDefinitionHandle? Type(string name) => _types.TryGetValue(name, out var handle) ? handle : null;

    /// <summary>Methods of a type by name, those whose signature matches if any does, else all of that name.</summary>
    public IReadOnlyList<MethodDefinitionHandle> Methods(TypeDefinitionHandle type, string name, string signature)
    {
        var named = Metadata.GetTypeDefinition(type).GetMethods()
            .Where(handle => Metadata.StringComparer.Equals(Metadata.GetMethodDefinition(handle).Name, name))
            .ToList();
        var exact = named.Where(handle => Signatures.Of(Metadata.GetMethodDefinition(handle)).Text == signature).ToList();
        return exact.Count > 0 ? exact : named;
    }

    /// <summary>The static constructor of a type, if it has one, and whether all it does is to initialise fields.</summary>
    public (MethodDefinitionHandle Handle, bool InitialisersOnly)? StaticConstructor(TypeDefinitionHandle type)
    {
        var definition = Metadata.GetTypeDefinition(type);
        foreach (var handle in definition.GetMethods())
        {
            if (Metadata.StringComparer.Equals(Metadata.GetMethodDefinition(handle).Name, ".cctor"))
                return (handle, (definition.Attributes & TypeAttributes.BeforeFieldInit) != 0);
        }

        return null;
    }

    /// <summary>What a method's body says and refers to.</summary>
    public DecodedMethod Decode(MethodDefinitionHandle handle)
    {
        if (!_decoded.TryGetValue(handle, out var decoded)) _decoded[handle] = decoded = IlDecoder.Decode(this, handle);
        return decoded;
    }

    /// <summary>The body of a method; null when it has none.</summary>
    public MethodBodyBlock? Body(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? null : _file.GetMethodBody(method.RelativeVirtualAddress);
}
