using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Replication.Oracles.Tests.Library;

/// <summary>Every public oracle has a use: an experiment or another project of the suite reaches it.</summary>
public class UseTests
{
    [Fact]
    public void Every_public_type_is_reached()
    {
        var types = new OracleTypes();
        var reached = types.ReachedFrom("src", "experiments");
        Assert.True(reached.Count > 50, $"The suite reaches {reached.Count} types alone: its sources were not understood.");
        Assert.Equal([], types.Public.Where(type => !reached.Contains(type)).Select(type => type.ToString()));
    }

    /// <summary>The types of the library as the compiler binds them, with those of the suite's other projects that use them.</summary>
    sealed class OracleTypes
    {
        const string Library = "Replication.Oracles";

        readonly List<SyntaxTree> _trees = [];
        readonly CSharpCompilation _compilation;

        // A model keeps what it has bound.
        readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

        internal OracleTypes()
        {
            var implicitUsings = CSharpSyntaxTree.ParseText(
                "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
                + "global using System.Threading; global using System.Threading.Tasks;");
            foreach (var folder in (string[])["src", "experiments"])
                foreach (var file in Checkout.Sources(folder))
                    if (File.ReadAllText(file) is var text && text.Contains(Library, StringComparison.Ordinal))
                        _trees.Add(CSharpSyntaxTree.ParseText(text, path: file));
            // Torch is missing here: what has to do with it stays unbound, and the rest binds.
            _compilation = CSharpCompilation.Create("Suite", [implicitUsings, .. _trees], Checkout.Packages);
        }

        internal IEnumerable<INamedTypeSymbol> Public => Declared.Where(type => type.DeclaredAccessibility == Accessibility.Public);

        /// <summary>The types that sources outside the library name, and those that their own declarations name in turn.</summary>
        internal HashSet<INamedTypeSymbol> ReachedFrom(params string[] folders)
        {
            var reached = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
            var open = new Queue<SyntaxNode>();
            foreach (var tree in _trees.Where(tree => folders.Any(folder => IsBelow(tree, folder)) && !IsOracle(tree)))
                open.Enqueue(tree.GetRoot());
            while (open.TryDequeue(out var node))
                foreach (var type in NamedIn(node))
                    if (reached.Add(type))
                        foreach (var reference in type.DeclaringSyntaxReferences)
                            open.Enqueue(reference.GetSyntax());
            return reached;
        }

        IEnumerable<INamedTypeSymbol> Declared => _trees.Where(IsOracle)
            .SelectMany(tree => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(node => (INamedTypeSymbol)Model(node.SyntaxTree).GetDeclaredSymbol(node)!)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

        SemanticModel Model(SyntaxTree tree)
        {
            if (!_models.TryGetValue(tree, out var model)) _models[tree] = model = _compilation.GetSemanticModel(tree);
            return model;
        }

        static bool IsOracle(SyntaxTree tree) => IsBelow(tree, Path.Combine("src", Library));

        static bool IsBelow(SyntaxTree tree, string folder) =>
            tree.FilePath.StartsWith(Path.Combine(Checkout.Root, folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

        IEnumerable<INamedTypeSymbol> NamedIn(SyntaxNode node)
        {
            var model = Model(node.SyntaxTree);
            foreach (var name in node.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var info = model.GetSymbolInfo(name);
                foreach (var symbol in info.Symbol is { } bound ? [bound] : info.CandidateSymbols)
                {
                    var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
                    while (type?.ContainingType is { } outer) type = outer;
                    if (type?.OriginalDefinition is { } found
                        && found.DeclaringSyntaxReferences.Any(reference => IsOracle(reference.SyntaxTree)))
                        yield return found;
                }
            }
        }
    }
}
