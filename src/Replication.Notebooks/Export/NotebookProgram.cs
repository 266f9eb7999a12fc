using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;

namespace Replication.Notebooks.Export;

/// <summary>
/// A notebook as a .NET file-based app, for <c>dotnet run</c>. Directives come first, then every <c>using</c>, then the cells in order with
/// the prose as comments, then the types that cells declare, as C# asks of a program. What a cell ends with is displayed.
/// </summary>
public static class NotebookProgram
{
    /// <summary>
    /// What the checkout's builds are told and an app is not: it is one's own to change, so that nothing in it is an error but what does
    /// not compile, and it serialises by reflection, which an app that may be compiled ahead of time could not.
    /// </summary>
    static readonly string[] Properties =
    [
        "TreatWarningsAsErrors=false", "RunAnalyzers=false", "EnforceCodeStyleInBuild=false", "GenerateDocumentationFile=false",
        "RestorePackagesWithLockFile=false", "ImplicitUsings=disable", "Nullable=disable", "PublishAot=false", "UsesTorch=true",
    ];

    /// <summary>The text of the program.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="file">Its name, for messages and the program's first line.</param>
    /// <param name="suite">Path of the checkout from the folder of the program, with slashes.</param>
    /// <exception cref="CellFailure">A cell is no C#, or holds what only a script can.</exception>
    public static string Of(Notebook notebook, string file, string suite)
    {
        var (usings, body, types) = (new List<string>(), new StringBuilder(), new StringBuilder());
        foreach (var cell in notebook.Cells)
        {
            body.Append('\n');
            if (cell is not CodeCell code)
            {
                foreach (var line in cell.Source.Split('\n')) body.Append($"// {line.TrimEnd()}".TrimEnd()).Append('\n');
                continue;
            }

            var unit = Parsed(code);
            usings.AddRange(unit.Usings.Select(one => one.ToString()));
            foreach (var member in unit.Members)
            {
                if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) types.Append('\n').Append(Text(member)).Append('\n');
                else body.Append(Statement(code, member, isLast: member == unit.Members[^1])).Append('\n');
            }
        }

        string[] first =
        [
            $"// {file} as a program: change it, and `dotnet run` it.",
            $"#:project {suite}/src/Replication.Notebooks/Replication.Notebooks.csproj",
            .. Properties.Select(property => $"#:property {property}"),
            "",
            .. Session.Imports.Select(name => $"using {name};").Append("using static Replication.Notebooks.Export.Display;")
                .Concat(usings).Distinct(StringComparer.Ordinal).OrderBy(IsAlias),
        ];
        return $"{string.Join('\n', first)}\n{body}{types}";
    }

    static CompilationUnitSyntax Parsed(CodeCell cell)
    {
        if (cell.Language is { } language && !NotebookText.IsCSharp(language))
            throw new CellFailure(cell.Id, 0, $"the cell is written in '{language}', and only C# is exported");
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);
        var tree = CSharpSyntaxTree.ParseText(cell.Source, options);
        if (tree.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is not { } error)
            return tree.GetCompilationUnitRoot();
        throw new CellFailure(cell.Id, error.Location.GetLineSpan().StartLinePosition.Line + 1, $"{error.Id}: {error.GetMessage()}");
    }

    static string Statement(CodeCell cell, MemberDeclarationSyntax member, bool isLast) => member switch
    {
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } shown } when isLast =>
            $"{shown.GetLeadingTrivia().ToFullString()}display({shown.Expression.WithoutTrivia()});",
        GlobalStatementSyntax or MethodDeclarationSyntax or FieldDeclarationSyntax => Text(member),
        _ => throw new CellFailure(
            cell.Id, member.GetLocation().GetLineSpan().StartLinePosition.Line + 1, "only a script can hold this; a program cannot"),
    };

    // With the comments before it; references are the project's.
    static string Text(MemberDeclarationSyntax member) =>
        string.Join('\n', member.ToFullString().Split('\n').Where(line => !line.StartsWith("#r ", StringComparison.Ordinal)))
            .TrimEnd();

    // An alias may name what the others bring.
    static bool IsAlias(string line) => line.Contains('=', StringComparison.Ordinal);
}
