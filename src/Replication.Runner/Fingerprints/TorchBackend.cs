using System.Reflection;

namespace Replication.Runner.Fingerprints;

/// <summary>Which Torch the suite is built on. The binding describes itself in a class that the NuGet package does not have.</summary>
internal static class TorchBackend
{
    static readonly Type? Described = typeof(TorchSharp.torch).Assembly.GetType("TorchSharp.Backend");

    /// <summary>Name of the backend that this command was built for: package, system or assembly.</summary>
    public static string Name { get; } = typeof(TorchBackend).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "TorchBackend").Value!;

    /// <summary>What the binding says of itself, by name of the property; empty for the package. Reading it loads Torch.</summary>
    public static IReadOnlyList<(string Name, string Value)> Describe() =>
    [
        .. (Described?.GetProperties(BindingFlags.Public | BindingFlags.Static) ?? [])
            .Select(property => (property.Name, FormattableString.Invariant($"{property.GetValue(null)}"))),
    ];
}
