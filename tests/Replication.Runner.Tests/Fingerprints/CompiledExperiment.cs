using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Replication.Evidence;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Tests.Fingerprints;

/// <summary>An experiment compiled from text, as a rebuild after an edit would give it.</summary>
internal sealed class CompiledExperiment : IDisposable
{
    static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-");
    readonly AssemblyLoadContext _context = new("variant", isCollectible: true);

    CompiledExperiment(string source)
    {
        using var stream = File.OpenRead(Emit(source, _folder.FullName));
        var definition = _context.LoadFromStream(stream).GetCustomAttribute<ExperimentAttribute>()!.Definition;
        Study = ((IExperiment)definition.GetMethod("Define")!.Invoke(null, null)!).Studies[0];
    }

    /// <summary>The experiment's first study.</summary>
    public IStudy Study { get; }

    /// <summary>Folder that holds its assembly, as the command is given it.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The sample experiment with one edit; the text to replace must be there.</summary>
    public static CompiledExperiment Sampling(string? replace = null, string? by = null) => Of(Text, replace, by);

    /// <summary>An experiment from source text with one edit.</summary>
    public static CompiledExperiment Of(string source, string? replace = null, string? by = null) => new(Edited(source, replace, by));

    /// <summary>Compiles the sample experiment with one edit into a folder, without running anything of it.</summary>
    public static void Emit(string folder, string replace, string by) => Emit(Edited(Text, replace, by), folder);

    /// <summary>Compiles an experiment from source text into a folder, without running anything of it.</summary>
    public static void EmitText(string source, string folder) => Emit(source, folder);

    static string Text
    {
        get
        {
            using var stream = typeof(CompiledExperiment).Assembly.GetManifestResourceStream("Sampling.cs")!;
            return new StreamReader(stream).ReadToEnd();
        }
    }

    static string Edited(string source, string? replace, string? by)
    {
        if (replace is null) return source;
        Assert.Contains(replace, source);
        return source.Replace(replace, by);
    }

    // Path of the assembly.
    static string Emit(string source, string folder)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Sample", [CSharpSyntaxTree.ParseText(source)], References, options);
        var path = Path.Combine(folder, "Sample.dll");
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    /// <summary>What the measurement of an arm can reach.</summary>
    public CodeFingerprint Code(string arm = "shifted")
    {
        var code = new CodeBase(_folder.FullName);
        code.Add(Study.Assembly);
        var configuration = Configuration(arm);
        return CodeGraph.Reach(code, configuration.Methods, configuration.Types);
    }

    /// <summary>An arm taken apart.</summary>
    public Configuration Configuration(string arm) => Runner.Fingerprints.Configuration.Of(Study.Arms.Single(one => one.Name == arm));

    /// <summary>Unloads it.</summary>
    public void Dispose()
    {
        _context.Unload();
        _folder.Delete(recursive: true);
    }
}
