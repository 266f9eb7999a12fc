using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Replication.Oracles.Tests.Transport;

/// <summary>
/// Breaks one line of the solver's own source, compiles it, and solves: the certificate has to refuse the answer. The unbroken source goes
/// through the same door and is accepted.
/// </summary>
public class SabotageTests(ITestOutputHelper output)
{
    public static TheoryData<string, string, string, string> Sabotages => new()
    {
        {
            "leaving rule inverted: the arc that blocks last", "SpanningTree.cs", "onSourceSide = sourceFlow < targetFlow",
            "onSourceSide = sourceBlock >= 0 && (targetBlock < 0 || sourceFlow > targetFlow)"
        },
        {
            "leaving rule inverted: the most flow of its side", "SpanningTree.cs", "(a < _sources && x.Flow < sourceFlow)",
            "(a < _sources && (sourceBlock < 0 || x.Flow > sourceFlow))"
        },
        {
            "entering rule inverted: arcs that cost more than they save", "NetworkSimplex.cs",
            "if (reduced < best)",
            "if (-reduced < best)"
        },
        {
            "no violated pair ever joins the list", "ColumnGeneration.cs",
            "(RowScan.SubtractAndMinimum(row, v) >= limit)",
            "(RowScan.SubtractAndMinimum(row, v) < limit)"
        },
        {
            "one source dual shifted by 1e-6", "Potentials.cs",
            "u[sources[i]] = tree.Potentials[i];",
            "u[sources[i]] = tree.Potentials[i] + (i == 7 ? 1e-6 : 0);"
        },
        {
            "one target dual shifted by -1e-6", "Potentials.cs",
            "v[targets[j]] = -tree.Potentials[n + j];",
            "v[targets[j]] = -tree.Potentials[n + j] - (j == 7 ? 1e-6 : 0);"
        },
        {
            "one marginal off by 1e-6", "ExactTransport.cs",
            "supplies.MassOf(tree.Flow(node))",
            "supplies.MassOf(tree.Flow(node)) + (plan.Count == 7 ? 1e-6 : 0)"
        },
        {
            "flow pushed the wrong way round the cycle", "SpanningTree.cs",
            "branches[v].Flow += v < _sources ? -delta : delta;",
            "branches[v].Flow += v < _sources ? delta : -delta;"
        },
        {
            "potentials of a cut shifted by the wrong sign", "SpanningTree.cs",
            "(v, stop, shift) = (stop, root, -shift)",
            "(v, stop, shift) = (stop, root, shift)"
        },
    };

    [Fact]
    public void The_unbroken_source_is_accepted() => Assert.Null(Solve(Compile("", "", "")));

    [Theory]
    [MemberData(nameof(Sabotages))]
    public void A_broken_solver_is_refused(string sabotage, string file, string line, string broken)
    {
        Exception? refusal = Solve(Compile(file, line, broken));
        output.WriteLine($"{sabotage}: {refusal?.Message}");
        Assert.Equal("TransportCertificateException", refusal?.GetType().Name);
    }

    static Exception? Solve(Assembly oracles)
    {
        var random = new Random(3);
        var costs = new double[150, 120];
        for (int i = 0; i < costs.GetLength(0); i++)
            for (int j = 0; j < costs.GetLength(1); j++)
                costs[i, j] = random.NextDouble();
        double[] a = Clouds.Weights(random, 150), b = Clouds.Weights(random, 120);
        try
        {
            // Spans cannot be boxed for reflection; a method compiled in beside the solver hands the arrays on.
            oracles.GetType("Replication.Oracles.Transport.Door")!.GetMethod("Solve")!.Invoke(null, [costs, a, b]);
            return null;
        }
        catch (TargetInvocationException wrapped)
        {
            return wrapped.InnerException;
        }
    }

    static Assembly Compile(string file, string line, string broken)
    {
        const string door = """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using System.Threading; global using System.Threading.Tasks;
            namespace Replication.Oracles.Transport;
            public static class Door
            {
                public static void Solve(double[,] costs, double[] a, double[] b) => ExactTransport.Solve(costs, a, b);
            }
            """;
        var sources = new List<SyntaxTree> { CSharpSyntaxTree.ParseText(door) };
        bool sabotaged = file.Length == 0;
        Assembly here = typeof(SabotageTests).Assembly;
        foreach (string resource in here.GetManifestResourceNames().Where(name => name.StartsWith("solver/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(here.GetManifestResourceStream(resource)!);
            string text = reader.ReadToEnd();
            if (resource == "solver/" + file)
            {
                Assert.Equal(2, text.Split(line).Length);
                text = text.Replace(line, broken, StringComparison.Ordinal);
                sabotaged = true;
            }
            sources.Add(CSharpSyntaxTree.ParseText(text));
        }
        Assert.True(sabotaged, $"{file} is not among the embedded sources.");
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Replication.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Sabotaged", sources, references, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success,
            string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }
}
