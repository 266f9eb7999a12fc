using System.Reflection;

namespace Replication.Runner.Fingerprints;

/// <summary>
/// The assemblies of the command and those beside an experiment, found in the order in which the runtime loads them. The suite's own are
/// read method by method, any other is known by name and version, and one that is not there belongs to the .NET runtime.
/// </summary>
internal sealed class CodeBase(string folder)
{
    /// <summary>Simple name of the assembly behind which native libraries stand.</summary>
    public const string Torch = "TorchSharp";

    readonly Dictionary<string, Image?> _images = new(StringComparer.Ordinal);
    readonly Dictionary<string, string?> _versions = new(StringComparer.Ordinal);
    readonly HashSet<string> _own = new(StringComparer.Ordinal);

    /// <summary>The image of an assembly; null when it is not beside the experiment or the command.</summary>
    public Image? Find(string assembly)
    {
        if (!_images.TryGetValue(assembly, out var image))
        {
            var path = new[] { AppContext.BaseDirectory, folder }
                .Select(place => Path.Combine(place, $"{assembly}.dll"))
                .FirstOrDefault(File.Exists);
            _images[assembly] = image = path is null ? null : new Image(path);
        }

        return image;
    }

    /// <summary>
    /// What stands for an assembly that is not read method by method: the version of a package, nothing for the .NET runtime's.
    /// </summary>
    public string? VersionOf(string assembly)
    {
        if (!_versions.TryGetValue(assembly, out var version))
        {
            var image = Find(assembly);
            _versions[assembly] = version = image is null ? null : image.Version;
        }

        return version;
    }

    /// <summary>Whether an assembly is read method by method: those of the suite and those that define experiments.</summary>
    public bool IsOwn(string assembly) =>
        assembly.StartsWith("Replication.", StringComparison.Ordinal) || _own.Contains(assembly);

    /// <summary>Declares the assembly of an experiment to be the suite's own.</summary>
    public void Add(Assembly experiment) => _own.Add(experiment.GetName().Name!);
}
