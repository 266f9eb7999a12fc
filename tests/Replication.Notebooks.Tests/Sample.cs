using System.Text.Json.Nodes;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>A small notebook with every kind of output, as a run writes it.</summary>
static class Sample
{
    public const string References = """
        #r "../artifacts/bin/Replication.Notebooks/release/Replication.Notebooks.dll"
        #r "../artifacts/bin/Replication.Notebooks/release/Replication.Figures.dll"
        #r "../artifacts/bin/Replication.Notebooks/release/Replication.Evidence.dll"
        using Replication.Figures;
        using Replication.Notebooks;
        """;

    public static readonly Notebook Sources = new(
    [
        new ProseCell("title", "# A title\n\n$x^2$ is a square."),
        new CodeCell("setup", References),
        new CodeCell("printed", "var table = new DataTable(\"squares\").With(\"x\", [1, 2, 3]).With(\"square\", [1, 4, 9.25]);\nConsole.WriteLine(\"two lines\\nof text: 0.125\");"),
        new CodeCell("number", "1.0 / 3"),
        new CodeCell("table", "table.Show()"),
        new CodeCell("figure", """
            new Figure("squares", "Squares")
            {
                Paper = new PaperLocus("WGAN", "Figure 1"), Caption = "They grow.", AltText = "A curve.",
                Panels = [new Panel(new Axis("x", ""), new Axis("y", "")) { Traces = [new Line("square", table["x"], table["square"])] }],
            }.Show()
            """),
        new CodeCell("loose", "0.5") { Tolerance = new(0.1, Relative: true, "a test of tolerances") },
    ]);

    static readonly Lazy<Task<string>> Executed = new(async () =>
    {
        var notebook = await Run.HereAsync(Sources);
        // Stands for the browser's picture.
        return NotebookText.Write(notebook with { Cells = [.. notebook.Cells.Select(Pictured)] });
    });

    /// <summary>Content of its file.</summary>
    public static Task<string> Text => Executed.Value;

    static Cell Pictured(Cell cell) => cell is CodeCell code ? code with { Outputs = [.. code.Outputs.Select(Pictured)] } : cell;

    static Output Pictured(Output output) => output is Result { Figure: not null } result
        ? new Result(new Dictionary<string, JsonNode>(result.Forms) { [MediaType.Png] = JsonValue.Create("iVBORw0KGgo=")! })
        : output;
}
