namespace Replication.Figures.PlotlyNet.Tests;

/// <summary>Every figure below <c>results/</c>, found and not listed.</summary>
public static class CommittedFigures
{
    /// <summary>The checkout that the tests were built from.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Their paths, relative to the checkout.</summary>
    public static TheoryData<string> Paths { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "results"), "*.plotly.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Replication.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Replication.sln is in no folder above the test."));
}
