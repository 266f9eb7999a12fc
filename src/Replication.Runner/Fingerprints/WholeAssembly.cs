using System.Reflection.Metadata;

namespace Replication.Runner.Fingerprints;

/// <summary>A hash over all the code of an assembly, which a comment or a moved line does not change.</summary>
internal static class WholeAssembly
{
    /// <summary>The hash.</summary>
    public static string Hash(Image image)
    {
        var names = new CompilerNames();
        return Digest.Of(image.AllTypes.SelectMany(handle =>
        {
            var type = image.Metadata.GetTypeDefinition(handle);
            return TypeShape.Text(image, type)
                .Prepend(image.Signatures.NameOf(handle))
                .Concat(type.GetMethods().SelectMany(method => Body(image, method)));
        }).Select(names.Stable));
    }

    static IEnumerable<string> Body(Image image, MethodDefinitionHandle handle)
    {
        yield return image.Metadata.GetString(image.Metadata.GetMethodDefinition(handle).Name);
        var decoded = image.Decode(handle);
        yield return decoded.Header;
        foreach (var instruction in decoded.Instructions)
        {
            yield return instruction.Operation;
            yield return instruction.Operand;
        }
    }
}
