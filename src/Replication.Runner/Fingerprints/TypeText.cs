namespace Replication.Runner.Fingerprints;

/// <summary>A type that a signature or a token names: the assembly it lives in and its full name.</summary>
internal readonly record struct TypeName(string Assembly, string Name);

/// <summary>A type as text, with every type that takes part in it; the first is the definition where it is constructed from one.</summary>
internal readonly record struct TypeText(string Text, IReadOnlyList<TypeName> Names)
{
    /// <summary>A type that names no definition: a primitive or a type parameter.</summary>
    public static TypeText Plain(string text) => new(text, []);

    /// <summary>The same types under another text, as in an array of them.</summary>
    public TypeText As(string text) => this with { Text = text };

    /// <inheritdoc />
    public override string ToString() => Text;
}
