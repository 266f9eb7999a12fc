using System.Text.Json.Nodes;
using Replication.Figures.Export;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>Puts a still picture beside every figure, for viewers that cannot draw it.</summary>
public static class Illustration
{
    /// <summary>The notebook with a picture in each output that has a figure, drawn in one run of the browser.</summary>
    /// <param name="notebook">An executed notebook.</param>
    /// <param name="bundle">Path of plotly.min.js.</param>
    /// <exception cref="Figures.ExternalProgramException">There is no browser, or it could not draw.</exception>
    public static Notebook Draw(Notebook notebook, string bundle)
    {
        var outputs = notebook.Code.SelectMany(cell => cell.Outputs).OfType<FormedOutput>();
        JsonObject[] figures = [.. outputs.Select(output => output.Figure).OfType<JsonObject>()];
        if (figures.Length == 0) return notebook;
        var pictures = new Queue<Picture>(FigureExport.Draw(bundle, figures));
        return notebook with { Cells = [.. notebook.Cells.Select(WithPictures)] };

        Cell WithPictures(Cell cell) => cell is CodeCell code ? code with { Outputs = [.. code.Outputs.Select(Beside)] } : cell;

        Output Beside(Output output) => output is FormedOutput { Figure: not null } figure
            ? figure with { Forms = With(figure.Forms, pictures.Dequeue()) }
            : output;
    }

    static Dictionary<string, JsonNode> With(IReadOnlyDictionary<string, JsonNode> forms, Picture picture) =>
        new(forms, StringComparer.Ordinal) { [MediaType.Png] = JsonValue.Create(Convert.ToBase64String(picture.Png))! };
}
