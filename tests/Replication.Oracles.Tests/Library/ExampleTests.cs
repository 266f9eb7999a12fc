using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Replication.Oracles.Tests.Library;

/// <summary>
/// Every example of the library's page and of its documentation compiles as a program and prints what the comments beside its
/// Console.WriteLine calls say; what one line prints more than once is joined by " | ".
/// </summary>
public partial class ExampleTests
{
    static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "src", "Replication.Oracles", "README.md"));

    static readonly XElement[] Members =
        [.. XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Replication.Oracles.xml")).Descendants("member")];

    static readonly string[] Namespaces =
        [.. typeof(Oracles.Transport.PointCloud).Assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct().Order()];

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlock { get; }

    [GeneratedRegex(@"^\| (?<python>`.+?`) \| (?<ours>`.+?`) \|", RegexOptions.Multiline)]
    private static partial Regex NameRow { get; }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted { get; }

    static readonly Dictionary<string, string> Programs = [];

    static ExampleTests()
    {
        foreach (var (index, block) in CSharpBlock.Matches(Page).Index())
            Programs.Add($"README.md, block {index + 1}", block.Groups[1].Value);
        var usings = string.Concat(Namespaces.Select(name => $"using {name};\n"));
        foreach (var member in Members)
            foreach (var (index, code) in member.Descendants("example").Descendants("code").Index())
                Programs.Add($"{member.Attribute("name")!.Value}, example {index + 1}", usings + code.Value);
    }

    public static TheoryData<string> Examples => [.. Programs.Keys];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_what_it_says(string where)
    {
        var code = Programs[where];
        var printed = Run(code, where);
        var lines = code.Split('\n');
        Assert.Contains(lines, line => line.Contains("Console.WriteLine", StringComparison.Ordinal));
        foreach (var (index, line) in lines.Index())
        {
            if (!line.Contains("Console.WriteLine", StringComparison.Ordinal)) continue;
            var comment = line.IndexOf(";  // ", StringComparison.Ordinal);
            Assert.True(comment >= 0, $"{where}: no output is stated beside: {line}");
            Assert.Equal(line[(comment + ";  // ".Length)..].TrimEnd(), string.Join(" | ", printed[index + 1]));
        }
    }

    [Fact]
    public void The_page_and_the_entry_points_have_examples()
    {
        Assert.True(CSharpBlock.Matches(Page).Count >= 6, "The page has too few examples.");
        Assert.True(Programs.Count - CSharpBlock.Matches(Page).Count >= 24, "Too few entry points have an example.");
    }

    // Who searches for a name of SciPy or POT finds it on the page, and in the documentation of the member that the page names.
    [Fact]
    public void Names_of_other_libraries_lead_to_members_with_examples()
    {
        var rows = NameRow.Matches(Page);
        Assert.True(rows.Count >= 20, $"{rows.Count} rows were read.");
        foreach (Match row in rows)
        {
            foreach (Match ours in Quoted.Matches(row.Groups["ours"].Value))
            {
                var documentation = Members.Where(member => IsNamed(member, ours.Groups[1].Value)).ToArray();
                Assert.True(documentation.Length > 0, $"The page names {ours}, which no public member is.");
                Assert.True(documentation.Any(member => member.Element("example") is not null), $"{ours} has no example.");
                var text = string.Join('\n', documentation.Select(member => member.ToString()));
                foreach (var python in Quoted.Matches(row.Groups["python"].Value).Select(match => match.Groups[1].Value))
                    Assert.True(text.Contains($"<c>{python}</c>", StringComparison.Ordinal), $"{ours} does not mention {python}.");
            }
        }
    }

    static bool IsNamed(XElement member, string name) => Regex.IsMatch(
        member.Attribute("name")!.Value, $@"^[MP]:Replication\.Oracles\.(\w+\.)*{Regex.Escape(name)}(``\d+)?(\(|$)");

    static ILookup<int, string> Run(string code, string where)
    {
        const string capture = """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using Console = Capture.Console;
            namespace Capture;
            public static class Console
            {
                public static readonly List<(int Line, string Text)> Printed = [];
                public static void WriteLine(object value, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) =>
                    Printed.Add((line, System.FormattableString.Invariant($"{value}")));
            }
            """;
        var library = typeof(Oracles.Transport.PointCloud).Assembly;
        var compilation = CSharpCompilation.Create(
            "Example", [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText(capture)],
            [.. Checkout.Packages, MetadataReference.CreateFromFile(library.Location)],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(emitted.Success, where + "\n" + string.Join('\n', errors));
        var program = Assembly.Load(image.ToArray());
        program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        var printed = (List<(int Line, string Text)>)program.GetType("Capture.Console")!.GetField("Printed")!.GetValue(null)!;
        return printed.ToLookup(entry => entry.Line, entry => entry.Text);
    }
}
