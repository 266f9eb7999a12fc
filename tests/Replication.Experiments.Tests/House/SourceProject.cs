using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Replication.Experiments.Tests;

/// <summary>A project of the suite, parsed once and compiled in memory as often as one of its files is exchanged.</summary>
sealed class SourceProject
{
    static readonly ConcurrentDictionary<string, Lazy<SourceProject>> Projects = new(StringComparer.Ordinal);

    static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    /// <summary>No project refers to an experiment, whose names would hide those of the core (GradientPenalty is both).</summary>
    static readonly IReadOnlySet<string> Experiments =
        Directory.EnumerateDirectories(Path.Combine(Suite.Root, "experiments")).Select(path => Path.GetFileName(path)!).ToHashSet(StringComparer.Ordinal);

    readonly string _assembly;
    readonly Dictionary<string, SyntaxTree> _sources;
    readonly CSharpCompilation _compilation;

    SourceProject(string folder)
    {
        // What the build adds to the sources (global usings, attributes of the assembly) lies with its intermediate products.
        var built = Path.Combine(Suite.Root, "artifacts", "obj", Path.GetFileName(folder), "release");
        _assembly = Path.GetFileNameWithoutExtension(Directory.GetFiles(built, "*.dll").Single());
        _sources = Directory.EnumerateFiles(Path.Combine(Suite.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(built, "*.cs"))
            .ToDictionary(path => Path.GetRelativePath(Suite.Root, path), path => Parse(path, File.ReadAllText(path)), StringComparer.Ordinal);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name && name != _assembly && !Experiments.Contains(name))
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(
            _sources.Keys.Any(path => Path.GetFileName(path) == "Program.cs") ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release, deterministic: true, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        _compilation = CSharpCompilation.Create(_assembly, _sources.Values, references, options);
    }

    /// <summary>The project of a folder such as <c>src/Replication.Core</c>.</summary>
    public static SourceProject Named(string folder) => Projects.GetOrAdd(folder, name => new(() => new SourceProject(name))).Value;

    /// <summary>Compiles the project with a file's text exchanged; with none, as it is.</summary>
    /// <exception cref="InvalidOperationException">It does not compile, so that no test could notice anything.</exception>
    public CompiledAssembly Emit(string? file = null, string? text = null)
    {
        var compilation = file is null ? _compilation : _compilation.ReplaceSyntaxTree(_sources[file], Parse(file, text!));
        CSharpGeneratorDriver.Create(Generators.Value.ToArray(), parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        var original = Assembly.Load(_assembly);
        var resources = original.GetManifestResourceNames()
            .Select(name => new ResourceDescription(name, () => original.GetManifestResourceStream(name)!, isPublic: true));
        using var image = new MemoryStream();
        var result = generated.Emit(image, manifestResources: resources);
        return result.Success
            ? new CompiledAssembly(_assembly + ".dll", image.ToArray())
            : throw new InvalidOperationException($"{file} does not compile: "
                + string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>The generators that the framework brings, for imports of native functions and regular expressions.</summary>
    static readonly Lazy<IReadOnlyList<ISourceGenerator>> Generators = new(() =>
    {
        var version = Path.GetFileName(Path.GetDirectoryName(typeof(object).Assembly.Location))!;
        var packs = Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "..", "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var pack = Directory.GetDirectories(packs, version.Split('.')[0] + ".*").Order(StringComparer.Ordinal).Last();
        return
        [
            .. Directory.GetFiles(Path.Combine(pack, "analyzers", "dotnet", "cs"), "*.dll")
                .SelectMany(path => new AnalyzerFileReference(path, Loader.Instance).GetGenerators(LanguageNames.CSharp)),
        ];
    });

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static Loader Instance { get; } = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}

/// <summary>An assembly that is not on disk yet.</summary>
sealed record CompiledAssembly(string File, byte[] Image);
