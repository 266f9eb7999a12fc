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
        Result[] drawn = [.. notebook.Code.SelectMany(cell => cell.Outputs).OfType<Result>().Where(result => result.Figure is not null)];
        if (drawn.Length == 0) return notebook;
        var pictures = new Queue<Picture>(FigureExport.Draw(bundle, [.. drawn.Select(result => result.Figure!)]));
        return notebook with { Cells = [.. notebook.Cells.Select(cell => cell is CodeCell code ? code with { Outputs = [.. code.Outputs.Select(Beside)] } : cell)] };

        Output Beside(Output output) => output is Result { Figure: not null } result ? new Result(With(result.Forms, pictures.Dequeue())) : output;
    }

    static Dictionary<string, JsonNode> With(IReadOnlyDictionary<string, JsonNode> forms, Picture picture) =>
        new(forms, StringComparer.Ordinal) { [MediaType.Png] = JsonValue.Create(Convert.ToBase64String(picture.Png))! };
}
