using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>
/// A running notebook: each cell sees what the cells before it declared, as in a kernel. Not thread-safe, and one at a time in a process:
/// while a cell runs, the console is the cell's.
/// </summary>
public sealed class Session : IDisposable
{
    /// <summary>What the .NET Interactive kernel imports by itself; a notebook asks for all else.</summary>
    internal static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    readonly InteractiveAssemblyLoader _loader = new();
    readonly ScriptOptions _options = ScriptOptions.Default
        .WithReferences(SuiteAssemblies.Framework)
        .WithMetadataResolver(new SuiteAssemblies())
        .WithImports(Imports)
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true);

    readonly HashSet<string> _cells = new(StringComparer.Ordinal);
    readonly CellGlobals _globals;
    ScriptState<object>? _state;
    CellConsole? _console;

    /// <summary>Begins a notebook.</summary>
    public Session()
    {
        _globals = new CellGlobals(() => _console);
        // The suite is loaded once: a second copy from another path would have other types of the same names.
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(IsOfTheSuite))
            _loader.RegisterDependency(System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
    }

    /// <summary>Runs a cell and gives its outputs: what it printed and displayed, in order, then what its last expression is.</summary>
    /// <exception cref="CellFailure">It does not compile, throws, or ends with a value that has no form to show.</exception>
    public async Task<IReadOnlyList<Output>> RunAsync(CodeCell cell, CancellationToken cancellation = default)
    {
        var script = _state?.Script.ContinueWith<object>(cell.Source, Named(cell))
            ?? CSharpScript.Create<object>(cell.Source, Named(cell), typeof(CellGlobals), _loader);
        var errors = script.Compile(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            var place = errors[0].Location.GetMappedLineSpan();
            throw new CellFailure(cell.Id, place.StartLinePosition.Line + 1, $"{errors[0].Id}: {errors[0].GetMessage()}");
        }

        lock (_cells) _cells.Add(cell.Id);
        using var console = _console = new CellConsole();
        try
        {
            _state = _state is null
                ? await script.RunAsync(_globals, _ => true, cancellation)
                : await script.RunFromAsync(_state, _ => true, cancellation);
        }
        finally
        {
            _console = null;
        }

        if (_state.Exception is { } thrown) throw new CellFailure(cell.Id, LineOf(thrown, cell.Id), Told(thrown));
        return _state.ReturnValue is { } value ? [.. console.Outputs, new Result(FormsOf(cell, value))] : console.Outputs;
    }

    /// <summary>
    /// An exception that no cell caught, on whatever thread, as the failure of the cell whose code it came through; null where it came
    /// through none.
    /// </summary>
    internal CellFailure? Blame(Exception thrown)
    {
        lock (_cells)
        {
            var files = Frames(thrown).Select(frame => frame.GetFileName());
            var cell = files.FirstOrDefault(name => name is not null && _cells.Contains(name));
            return cell is null ? null : new CellFailure(cell, LineOf(thrown, cell), $"on a thread of its own: {Told(thrown)}");
        }
    }

    /// <summary>Frees what the cells loaded.</summary>
    public void Dispose() => _loader.Dispose();

    ScriptOptions Named(CodeCell cell) => _options.WithFilePath(cell.Id).WithFileEncoding(System.Text.Encoding.UTF8);

    static bool IsOfTheSuite(string path) =>
        Path.GetFileName(path) is var name
        && (name.StartsWith("Replication.", StringComparison.Ordinal) || name is "TorchSharp.dll" or "MathNet.Numerics.dll")
        && !name.EndsWith(".Tests.dll", StringComparison.Ordinal);

    static int LineOf(Exception thrown, string cell) =>
        Frames(thrown).FirstOrDefault(frame => frame.GetFileName() == cell)?.GetFileLineNumber() ?? 0;

    static StackFrame[] Frames(Exception thrown) => new StackTrace(thrown, fNeedFileInfo: true).GetFrames();

    static string Told(Exception thrown) => $"{thrown.GetType().Name}: {thrown.Message.ReplaceLineEndings(" ")}";

    static IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode> FormsOf(CodeCell cell, object value)
    {
        try
        {
            return Forms.Of(value);
        }
        catch (NotebookException refusal)
        {
            throw new CellFailure(cell.Id, 0, $"the cell ends with a value that cannot be shown: {refusal.Message}");
        }
    }
}
