using System.Text.Json.Nodes;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>
/// In the .NET Interactive kernel the notebooks say what they say in the suite's own session; <see cref="JupyterTests"/> runs the others.
/// </summary>
public class RealKernelTests(RealKernel kernel) : IClassFixture<RealKernel>
{
    /// <summary>What viewers on the web still show.</summary>
    public const int Largest = 1_000_000;

    static readonly string Folder = Path.Combine(Checkout.Root, "notebooks");

    public static TheoryData<string> Names => [.. CommittedNotebooks.Files.Except(JupyterTests.Notebooks)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_notebook_shows_what_is_committed_and_stays_small(string name)
    {
        var committed = NotebookText.Read(File.ReadAllText(Path.Combine(Folder, name)), name);
        var saved = kernel.Run(Path.Combine(Folder, name), pictures: false);

        SavedOutputs.AreCommitted(name, committed, saved);

        // The pictures are those of the suite's own run, which another test compares.
        var pictures = committed.Code.SelectMany(cell => cell.Outputs).OfType<FormedOutput>()
            .Sum(output => output.Forms.TryGetValue(MediaType.Png, out var form) ? form.ToString().Length : 0);
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
        var outputs = SavedOutputs.Of(kernel.Run(notebook, pictures: true));

        Assert.Equal([MediaType.Html, MediaType.Plain], Types(outputs[1][0]!));
        Assert.Equal([MediaType.Html, MediaType.Plain], Types(outputs[3][0]!));
        Assert.Equal([MediaType.Plain], Types(outputs[3][1]!));
        Assert.Equal([MediaType.Plotly, MediaType.Png, MediaType.Html, MediaType.Plain], Types(outputs[2][0]!));
        Assert.IsType<JsonObject>(SavedOutputs.Figure(outputs[2][0]!["data"]![MediaType.Plotly]!));
        foreach (var form in outputs.SelectMany(cell => cell).SelectMany(output => output!["data"]!.AsObject()))
            Assert.NotEqual("", SavedOutputs.Text(form.Value!));

        static IEnumerable<string> Types(JsonNode output) =>
            output["data"]!.AsObject().Select(form => form.Key).Order(StringComparer.Ordinal);
    }
}
