using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;
using Replication.Notebooks.Export;

namespace Replication.Notebooks.Tests;

/// <summary>An exported notebook is a program that shows what the notebook shows.</summary>
public class ExportTests
{
    static readonly string Folder = Path.Combine(Checkout.Root, "notebooks");

    public static TheoryData<string> Names => CommittedNotebooks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_committed_notebook_is_a_program_that_compiles(string name)
    {
        var program = NotebookProgram.Of(NotebookText.Read(File.ReadAllText(Path.Combine(Folder, name)), name), name, "../..");
        var options = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);
        var compilation = CSharpCompilation.Create(
            "program", [CSharpSyntaxTree.ParseText(program, options)], SuiteAssemblies.Framework.AddRange(Suite()),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.ToString()));
    }

    [Fact]
    public async Task It_runs_and_says_on_the_console_and_on_a_page_what_the_notebook_says()
    {
        // Within the checkout, whose builds lay Torch's libraries.
        var folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "notebooks-test"));
        try
        {
            var types = new CodeCell("types", "record Two(double Of)\n{\n    public double Value => 2 * Of;\n}\n\n// 42\nnew Two(21).Value");
            var notebook = new Notebook([.. Sample.Sources.Cells, types]);
            var program = Path.Combine(folder.FullName, "sample.cs");
            File.WriteAllText(program, NotebookProgram.Of(notebook, "sample.ipynb", "../.."));
            var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", program])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.True(process.ExitCode == 0, output + await error);
            Assert.Equal(
                "two lines\nof text: 0.125\nThe figures are in sample.html, beside the program.\n0.3333333333333333\n"
                + "x | square\n1 | 1\n2 | 4\n3 | 9.25\nA curve.\n0.5\n42\n",
                output);
            var page = File.ReadAllText(Path.Combine(folder.FullName, "sample.html"));
            Assert.Contains("<td", page, StringComparison.Ordinal);
            Assert.Contains("<svg", page, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("int x = ;", 1, "CS1525")]
    [InlineData("int x = 1;\nint Twice => 2 * x;", 2, "only a script can hold this")]
    public void What_is_no_program_is_named(string source, int line, string words)
    {
        var failure = Assert.Throws<CellFailure>(() => NotebookProgram.Of(new([new CodeCell("cell", source)]), "x.ipynb", ".."));
        Assert.Equal(("cell", line), (failure.Cell, failure.Line));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    static IEnumerable<MetadataReference> Suite() => Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
        .Where(path => Path.GetFileName(path) is "TorchSharp.dll" or "MathNet.Numerics.dll"
            || (Path.GetFileName(path).StartsWith("Replication.", StringComparison.Ordinal)
                && !path.EndsWith(".Tests.dll", StringComparison.Ordinal)))
        .Select(path => MetadataReference.CreateFromFile(path));
}
