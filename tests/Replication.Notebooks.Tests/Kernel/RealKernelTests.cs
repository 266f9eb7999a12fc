using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Replication.Notebooks.Checking;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>In the .NET Interactive kernel the notebooks say what they say in the suite's own session.</summary>
public partial class RealKernelTests(RealKernel kernel) : IClassFixture<RealKernel>
{
    /// <summary>What viewers on the web still show.</summary>
    const int Largest = 1_000_000;

    static readonly string Folder = Path.Combine(Checkout.Root, "notebooks");

    public static TheoryData<string> Names => CommittedNotebooks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_notebook_shows_what_is_committed_and_stays_small(string name)
    {
        var committed = NotebookText.Read(File.ReadAllText(Path.Combine(Folder, name)), name);
        var saved = kernel.Run(Path.Combine(Folder, name), pictures: false);

        Assert.Empty(RealKernel.Errors(saved));
        CodeCell[] cells = [.. committed.Code];
        var now = RealKernel.Outputs(saved);
        Assert.Equal(cells.Length, now.Count);
        foreach (var (cell, outputs) in cells.Zip(now))
        {
            var tolerance = cell.Tolerance?.ToTolerance() ?? OutputComparison.Default;
            var differences = OutputComparison.Of(
                $"{name}: {cell.Id}", [.. cell.Outputs.Select(Alike)], [.. outputs.Select(Read)], tolerance);
            Assert.Empty(differences.Select(difference => difference.ToString()));
        }

        // The pictures are those of the suite's own run, which another test compares.
        var pictures = cells.SelectMany(cell => cell.Outputs).OfType<FormedOutput>().Sum(output => Length(output, MediaType.Png));
        Assert.InRange(saved.Length + pictures, 1, Largest);
    }

    [Fact]
    public void What_is_shown_has_its_own_media_types_and_nothing_else()
    {
        var notebook = kernel.Write(
            "shown",
            Sample.References.Replace("../artifacts", Path.Combine(Checkout.Root, "artifacts"), StringComparison.Ordinal),
            "var t = new DataTable(\"t\").With(\"x\", [1, 2]);\nt.Show()",
            "Line[] lines = [new(\"l\", t[\"x\"], t[\"x\"])];\nvar x = new Axis(\"x\", \"\");\n"
                + "Sketch.Of(new PaperLocus(\"WGAN\", \"1\"), \"T\", \"A line.\", x, x, lines).Show()",
            "display(t.Show()); display(\"two\");");
        var outputs = RealKernel.Outputs(kernel.Run(notebook, pictures: true));

        Assert.Equal([MediaType.Html, MediaType.Plain], Types(outputs[1][0]!));
        Assert.Equal([MediaType.Html, MediaType.Plain], Types(outputs[3][0]!));
        Assert.Equal([MediaType.Plain], Types(outputs[3][1]!));
        Assert.Equal([MediaType.Plotly, MediaType.Png, MediaType.Html, MediaType.Plain], Types(outputs[2][0]!));
        Assert.IsType<JsonObject>(Figure(outputs[2][0]!["data"]![MediaType.Plotly]!));
        foreach (var form in outputs.SelectMany(cell => cell).SelectMany(output => output!["data"]!.AsObject()))
            Assert.NotEqual("", Text(form.Value!));

        static IEnumerable<string> Types(JsonNode output) =>
            output["data"]!.AsObject().Select(form => form.Key).Order(StringComparer.Ordinal);
    }

    // The kernel shows every value as it shows what is displayed; numbers, which have no text of their own there, as markup.
    static Output Read(JsonNode? output)
    {
        if ((string?)output!["output_type"] == "stream") return new Printed(Text(output["text"]!));
        var data = output["data"]!.AsObject();
        if (data.ContainsKey(MediaType.Plotly)) return Of((MediaType.Plotly, Figure(data[MediaType.Plotly]!)));
        if (data.ContainsKey(MediaType.Plain)) return Of((MediaType.Plain, JsonValue.Create(Text(data[MediaType.Plain]!))));
        return Of((MediaType.Plain, JsonValue.Create(WebUtility.HtmlDecode(Number().Match(Text(data[MediaType.Html]!)).Groups[1].Value))));
    }

    static Output Alike(Output output) => output switch
    {
        FormedOutput { Figure: { } figure } => Of((MediaType.Plotly, figure)),
        FormedOutput formed => Of((MediaType.Plain, formed.Forms[MediaType.Plain])),
        _ => output,
    };

    // Without a picture on either side: with the figure compared, it is enough that there is one.
    static Displayed Of((string Type, JsonNode Content) form) => new(new Dictionary<string, JsonNode>
    {
        [form.Type] = form.Content, [MediaType.Png] = JsonValue.Create(""),
    });

    // dotnet-repl writes every form as lines of text, JSON too.
    static JsonNode Figure(JsonNode form) => form is JsonObject ? form : JsonNode.Parse(Text(form))!;

    static string Text(JsonNode form) => form is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)form!;

    static int Length(FormedOutput output, string type) => output.Forms.TryGetValue(type, out var form) ? form.ToString().Length : 0;

    [GeneratedRegex("<pre>([^<]*)</pre>", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
