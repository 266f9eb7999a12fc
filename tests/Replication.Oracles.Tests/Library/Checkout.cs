using Microsoft.CodeAnalysis;

namespace Replication.Oracles.Tests.Library;

/// <summary>The sources that the tests were built from, and what they compile against.</summary>
static class Checkout
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The framework and the packages of this test, without assemblies of the suite.</summary>
    public static IEnumerable<MetadataReference> Packages { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Replication.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>C# files below a folder, without build products.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories);

    static string Above(string folder) => File.Exists(Path.Combine(folder, "Replication.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Replication.sln is in no folder above the test."));
}
