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
    static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    readonly InteractiveAssemblyLoader _loader = new();
    readonly ScriptOptions _options = ScriptOptions.Default
        .WithReferences(SuiteAssemblies.Framework)
        .WithMetadataResolver(new SuiteAssemblies())
        .WithImports(Imports)
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true);

    ScriptState<object>? _state;

    /// <summary>Begins a notebook.</summary>
    public Session()
    {
        // The suite is loaded once: a second copy from another path would have other types of the same names.
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(IsOfTheSuite))
            _loader.RegisterDependency(System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
    }

    /// <summary>Runs a cell and gives its outputs: what it printed, then what its last expression is.</summary>
    /// <exception cref="CellFailure">It does not compile, throws, or ends with a value that has no form to show.</exception>
    public async Task<IReadOnlyList<Output>> RunAsync(CodeCell cell, CancellationToken cancellation = default)
    {
        var script = _state?.Script.ContinueWith<object>(cell.Source, Named(cell))
            ?? CSharpScript.Create<object>(cell.Source, Named(cell), assemblyLoader: _loader);
        var errors = script.Compile(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            var place = errors[0].Location.GetMappedLineSpan();
            throw new CellFailure(cell.Id, place.StartLinePosition.Line + 1, $"{errors[0].Id}: {errors[0].GetMessage()}");
        }

        using var printed = new Console();
        _state = _state is null
            ? await script.RunAsync(null, _ => true, cancellation)
            : await script.RunFromAsync(_state, _ => true, cancellation);
        if (_state.Exception is { } thrown)
            throw new CellFailure(cell.Id, LineOf(thrown, cell), $"{thrown.GetType().Name}: {thrown.Message.ReplaceLineEndings(" ")}");
        List<Output> outputs = printed.Text.Length > 0 ? [new Printed(printed.Text)] : [];
        if (_state.ReturnValue is { } value) outputs.Add(new Result(Forms.Of(value) ?? throw NotShown(cell, value)));
        return outputs;
    }

    /// <summary>Frees what the cells loaded.</summary>
    public void Dispose() => _loader.Dispose();

    ScriptOptions Named(CodeCell cell) => _options.WithFilePath(cell.Id).WithFileEncoding(System.Text.Encoding.UTF8);

    static bool IsOfTheSuite(string path) =>
        Path.GetFileName(path) is var name && (name.StartsWith("Replication.", StringComparison.Ordinal) || name is "TorchSharp.dll" or "MathNet.Numerics.dll")
        && !name.EndsWith(".Tests.dll", StringComparison.Ordinal);

    static int LineOf(Exception thrown, CodeCell cell) =>
        new StackTrace(thrown, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => frame.GetFileName() == cell.Id)?.GetFileLineNumber() ?? 0;

    static CellFailure NotShown(CodeCell cell, object value) =>
        new(cell.Id, 0, $"the cell ends with a {value.GetType().Name}, which has no form to show: end it with text, a number, or .Show()");

    /// <summary>The console, captured until disposed.</summary>
    sealed class Console : IDisposable
    {
        readonly TextWriter _before = System.Console.Out;
        readonly StringWriter _text = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };

        public Console() => System.Console.SetOut(_text);

        public string Text => _text.ToString();

        public void Dispose() => System.Console.SetOut(_before);
    }
}
