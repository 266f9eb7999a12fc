using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Replication.Oracles.Tests.Library;
using Xunit.Abstractions;

namespace Replication.Oracles.Tests.Transport;

/// <summary>
/// Breaks one line of the solver's own source, compiles it, and solves: the certificate has to refuse the answer. The unbroken source goes
/// through the same door and is accepted. What is broken in doubles is tried without the exact arithmetic that would mend it.
/// </summary>
public class SabotageTests(ITestOutputHelper output)
{
    public static TheoryData<string, string, string, string> Sabotages => new()
    {
        {
            "leaving rule inverted: the arc that blocks last", "SpanningTree.cs", "(targetBlock < 0 || sourceFlow < targetFlow)",
            "(targetBlock < 0 || sourceFlow > targetFlow)"
        },
        {
            "leaving rule inverted: the most flow of its side", "SpanningTree.cs",
            "(a < _sources && (sourceBlock < 0 || x.Flow < sourceFlow))",
            "(a < _sources && (sourceBlock < 0 || x.Flow > sourceFlow))"
        },
        {
            "entering rule inverted: arcs that cost more than they save", "NetworkSimplex.cs",
            "reduced = costs[k] - p + q;",
            "reduced = -(costs[k] - p + q);"
        },
        {
            "no violated pair ever joins the list", "ColumnGeneration.cs",
            "(RowScan.SubtractAndMinimum(row, v) >= u)",
            "(RowScan.SubtractAndMinimum(row, v) < u)"
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
            "supplies.MassOf(flow), cost)",
            "supplies.MassOf(flow) + (plan.Count == 7 ? 1e-6 : 0), cost)"
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

    /// <summary>What exact arithmetic does where doubles are too coarse.</summary>
    public static TheoryData<string, string, string, string> ExactSabotages => new()
    {
        {
            "one exact source dual shifted by 1e-6", "ExactPotentials.cs",
            "u[sources[i]] = tree.Potentials[i];",
            "u[sources[i]] = tree.Potentials[i] + (i == 7 ? exact.Of(1.0 / (1 << 20)) : 0);"
        },
        {
            "one exact target dual shifted by 1e-6", "ExactPotentials.cs",
            "v[targets[j]] = -tree.Potentials[sources.Length + j];",
            "v[targets[j]] = -tree.Potentials[sources.Length + j] - (j == 7 ? exact.Of(1.0 / (1 << 20)) : 0);"
        },
        {
            "one unit of mass lost", "Supplies.cs",
            "b[Array.IndexOf(b, b.Max())] += units - Sum(b);",
            "b[Array.IndexOf(b, b.Max())] += units - Sum(b); a[3] += units / 1000000; b[4] += units / 1000000;"
        },
    };

    [Fact]
    public void The_unbroken_source_is_accepted()
    {
        Assembly unbroken = Compile(Whole);
        Assert.Null(Solve(unbroken, "SolveInDoubles", 0));
        Assert.NotNull(Solve(unbroken, "SolveInDoubles", 1e7));
        Assert.Null(Solve(unbroken, "Solve", 1e7));
    }

    [Theory]
    [MemberData(nameof(ExactSabotages))]
    public void A_broken_exact_solver_is_refused(string sabotage, string file, string line, string broken)
    {
        Exception? refusal = Solve(Compile(Broken(file, line, broken)), "Solve", 1e7);
        output.WriteLine($"{sabotage}: {refusal?.Message}");
        Assert.Equal("TransportCertificateException", refusal?.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Sabotages))]
    public void A_broken_solver_is_refused(string sabotage, string file, string line, string broken)
    {
        Exception? refusal = Solve(Compile(Broken(file, line, broken)), "SolveInDoubles", 0);
        output.WriteLine($"{sabotage}: {refusal?.Message}");
        Assert.Equal("TransportCertificateException", refusal?.GetType().Name);
    }

    static Exception? Solve(Assembly oracles, string method, double far)
    {
        var random = new Random(3);
        double[,] costs = far > 0 ? SharedFarPoints(random, far) : new double[150, 120];
        if (far == 0)
        {
            for (int i = 0; i < costs.GetLength(0); i++)
                for (int j = 0; j < costs.GetLength(1); j++)
                    costs[i, j] = random.NextDouble();
        }
        double[] a = Clouds.Weights(random, costs.GetLength(0)), b = far > 0 ? a : Clouds.Weights(random, 120);
        try
        {
            // Reflection takes no spans; a method compiled in beside the solver hands the arrays on.
            oracles.GetType("Replication.Oracles.Transport.Door")!.GetMethod(method)!.Invoke(null, [costs, a, b]);
            return null;
        }
        catch (TargetInvocationException wrapped)
        {
            return wrapped.InnerException;
        }
    }

    // Squared distances of points of [0, 1], but for every tenth, which both sides have far away.
    static double[,] SharedFarPoints(Random random, double far)
    {
        double[] x = new double[100], y = new double[100];
        for (int k = 0; k < 100; k++) (x[k], y[k]) = k % 10 == 0 ? (far * k, far * k) : (random.NextDouble(), random.NextDouble());
        var costs = new double[100, 100];
        for (int i = 0; i < 100; i++)
            for (int j = 0; j < 100; j++)
                costs[i, j] = (x[i] - y[j]) * (x[i] - y[j]);
        return costs;
    }

    const string DoorSource = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        namespace Replication.Oracles.Transport;
        public static class Door
        {
            public static void Solve(double[,] costs, double[] a, double[] b) => ExactTransport.Solve(costs, a, b);

            public static void SolveInDoubles(double[,] costs, double[] a, double[] b)
            {
                var solution = ExactTransport.InDoubles(new Costs.MatrixCosts(costs), a, b, Simplex.SolverPulse.None, out _);
                if (!solution.Certificate.Holds) throw new TransportCertificateException(solution.Certificate);
            }
        }
        """;

    // Unbroken; what compiling reads of the framework and the other sources is read once.
    static readonly CSharpCompilation Whole = CSharpCompilation.Create(
        "Sabotaged",
        [CSharpSyntaxTree.ParseText(DoorSource), .. Sources().Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Name))],
        Checkout.Packages,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    static IEnumerable<(string Name, string Text)> Sources()
    {
        const string Folder = "solver/";
        Assembly here = typeof(SabotageTests).Assembly;
        foreach (string resource in here.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(here.GetManifestResourceStream(resource)!);
            yield return (resource[Folder.Length..], reader.ReadToEnd());
        }
    }

    static CSharpCompilation Broken(string file, string line, string broken)
    {
        SyntaxTree whole = Assert.Single(Whole.SyntaxTrees, tree => tree.FilePath == file);
        string text = whole.ToString();
        Assert.Equal(2, text.Split(line).Length);
        return Whole.ReplaceSyntaxTree(whole, CSharpSyntaxTree.ParseText(text.Replace(line, broken, StringComparison.Ordinal), path: file));
    }

    static Assembly Compile(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success,
            string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }
}
