using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Replication.Runner.Fingerprints;

/// <summary>
/// Walks what a method can reach: its callees, the initialisers of the static fields it reads, and, for every type that reached code
/// creates or names, all virtual methods of that type (rapid type analysis: who calls them need not be known, and framework code may).
/// </summary>
internal sealed class CodeGraph(CodeBase code)
{
    readonly CompilerNames _names = new();
    readonly Dictionary<string, string> _units = new(StringComparer.Ordinal);
    readonly HashSet<(Image, MethodDefinitionHandle)> _methods = [];
    readonly HashSet<(Image, TypeDefinitionHandle)> _types = [];
    readonly HashSet<(Image, TypeDefinitionHandle, string?)> _initialisers = [];
    readonly Queue<Action> _pending = new();

    /// <summary>Fingerprint of everything reachable from the given methods and from instances of the given types.</summary>
    public static CodeFingerprint Reach(CodeBase code, IEnumerable<MethodBase> methods, IEnumerable<Type> types)
    {
        var graph = new CodeGraph(code);
        foreach (var method in methods)
        {
            if (graph.Own(method.Module.Assembly.GetName().Name!) is { } image)
                graph.Reach(image, (MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken));
        }

        foreach (var type in types)
        {
            if (graph.Own(type.Assembly.GetName().Name!) is { } image)
                graph.Reach(image, (TypeDefinitionHandle)MetadataTokens.Handle(type.MetadataToken));
        }

        while (graph._pending.TryDequeue(out var step)) step();
        return new(graph._units);
    }

    // The image of an assembly that is walked; anything else is noted by its version.
    Image? Own(string assembly)
    {
        if (code.IsOwn(assembly)) return code.Find(assembly);
        if (code.VersionOf(assembly) is { } version) _units[CodeFingerprint.Package + assembly] = version;
        return null;
    }

    void Reach(Image image, MethodDefinitionHandle handle)
    {
        if (!_methods.Add((image, handle))) return;
        _pending.Enqueue(() =>
        {
            var method = image.Metadata.GetMethodDefinition(handle);
            var type = method.GetDeclaringType();
            var decoded = image.Decode(handle);
            Note(Name(image, type, image.Metadata.GetString(method.Name)) + " " + _names.Stable(image.Signatures.Of(method).Text),
                decoded.Header, decoded.Instructions);
            foreach (var local in decoded.Types) Reach(local);
            Follow(decoded.Instructions);
            // An explicit static constructor runs before any member; mere initialisers run for the fields that are read.
            if (image.StaticConstructor(type) is { InitialisersOnly: false } constructor) Reach(image, constructor.Handle);
        });
    }

    void Follow(IReadOnlyList<Instruction> instructions)
    {
        foreach (var reference in instructions.SelectMany(instruction => instruction.References))
        {
            switch (reference)
            {
                case Reference.MethodUse { Owner: { } owner } method:
                    ReachMethod(owner, method.Name, method.Signature);
                    if (method.Creates) Reach(owner);
                    break;
                case Reference.FieldUse field:
                    ReachInitialiser(field);
                    break;
                case Reference.TypeUse use:
                    Reach(use.Type);
                    break;
            }
        }
    }

    void ReachMethod(TypeName type, string name, string signature)
    {
        for (TypeName? at = type; at is { } current;)
        {
            if (Own(current.Assembly) is not { } image || image.Type(current.Name) is not { } definition) return;
            var found = image.Methods(definition, name, signature);
            foreach (var method in found) Reach(image, method);
            if (found.Count > 0) return;
            var parent = image.Metadata.GetTypeDefinition(definition).BaseType;
            at = parent.IsNil ? null : image.Signatures.TypeOf(parent).Names[0];
        }
    }

    void ReachInitialiser(Reference.FieldUse field)
    {
        if (Own(field.Owner.Assembly) is not { } image || image.Type(field.Owner.Name) is not { } type) return;
        if (image.StaticConstructor(type) is not { } constructor) return;
        var piece = constructor.InitialisersOnly ? image.Decode(constructor.Handle).InitialiserOf(field.Owner.Name, field.Name) : null;
        if (piece is null)
        {
            Reach(image, constructor.Handle);
            return;
        }

        if (!_initialisers.Add((image, type, field.Name))) return;
        _pending.Enqueue(() =>
        {
            Note($"{Name(image, type, field.Name)} initialiser", image.Decode(constructor.Handle).Header, piece);
            Follow(piece);
        });
    }

    void Reach(TypeName name)
    {
        if (Own(name.Assembly) is { } image && image.Type(name.Name) is { } type) Reach(image, type);
    }

    void Reach(Image image, TypeDefinitionHandle handle)
    {
        if (!_types.Add((image, handle))) return;
        _pending.Enqueue(() =>
        {
            var type = image.Metadata.GetTypeDefinition(handle);
            var parents = TypeShape.Parents(image, type);
            _units[Name(image, handle, "type")] = Digest.Of(TypeShape.Text(image, type).Select(_names.Stable));
            foreach (var parent in parents) Reach(parent);
            foreach (var method in type.GetMethods())
            {
                var definition = image.Metadata.GetMethodDefinition(method);
                var isVirtual = (definition.Attributes & MethodAttributes.Virtual) != 0;
                // `new T()` and static interface members are reached through type arguments alone.
                var isDefaultConstructor = image.Metadata.StringComparer.Equals(definition.Name, ".ctor")
                    && definition.GetParameters().Count == 0;
                if (isVirtual || isDefaultConstructor) Reach(image, method);
            }

            foreach (var implementation in type.GetMethodImplementations())
            {
                if (image.Metadata.GetMethodImplementation(implementation).MethodBody is { Kind: HandleKind.MethodDefinition } body)
                    Reach(image, (MethodDefinitionHandle)body);
            }
        });
    }

    string Name(Image image, TypeDefinitionHandle type, string member) => _names.Stable($"{image.Name}!{image.Signatures.NameOf(type)}::{member}");

    void Note(string name, string header, IReadOnlyList<Instruction> instructions) =>
        _units[name] = Digest.Of(instructions
            .SelectMany(instruction => new[] { instruction.Operation, _names.Stable(instruction.Operand) })
            .Prepend(_names.Stable(header)));
}
