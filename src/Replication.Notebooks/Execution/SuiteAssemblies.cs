using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Replication.Notebooks.Execution;

/// <summary>
/// What a notebook may reference. <c>#r</c> names an assembly of the suite by the path at which a reader's own kernel finds it, from the
/// notebook's folder; here it stands for the assembly of that name beside this one, which is loaded already. The framework needs no
/// <c>#r</c>, in a kernel as here.
/// </summary>
sealed class SuiteAssemblies : MetadataReferenceResolver
{
    /// <summary>Where a build leaves this project, seen from the folder of the notebooks.</summary>
    public const string Place = "../artifacts/bin/Replication.Notebooks/release/";

    /// <summary>The .NET framework's own assemblies.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (!reference.StartsWith(Place, StringComparison.Ordinal)) return [];
        var name = reference[Place.Length..];
        var path = Path.Combine(AppContext.BaseDirectory, name);
        return Path.GetFileName(path) == name && File.Exists(path) ? [MetadataReference.CreateFromFile(path, properties)] : [];
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is SuiteAssemblies;

    /// <inheritdoc/>
    public override int GetHashCode() => 1;
}
