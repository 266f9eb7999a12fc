using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Replication.Notebooks.Document;

/// <summary>
/// Notebooks as nbformat 4.5 files of the .NET (C#) kernel. One text for each notebook: keys in ordinal order, indented by one space as
/// nbformat does, but a list of numbers on one line; lines ending in LF; no time, path, user or machine is in it. Whatever else a file's
/// metadata holds is lost on reading, so that a file that is not in this form differs from its own notebook written again.
/// </summary>
public static partial class NotebookText
{
    /// <summary>One line, text as it is.</summary>
    internal static JsonSerializerOptions Layout { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly JsonSerializerOptions Indented = new(Layout) { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>The text of the file.</summary>
    /// <param name="notebook">Its code cells' digests are not written as they are but as their outputs give them.</param>
    public static string Write(Notebook notebook)
    {
        var count = 0;
        var json = new JsonObject
        {
            ["cells"] = new JsonArray([.. notebook.Cells.Select(cell => cell is CodeCell code ? Write(code, ++count) : Write((ProseCell)cell))]),
            ["metadata"] = Kernel(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return NumberList().Replace(json.ToJsonString(Indented), list => LineBreak().Replace(list.Value, "")) + "\n";
    }

    /// <summary>Reads a notebook; outputs are kept, unknown metadata is not.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="NotebookException">It is no notebook of this kind; the message says where.</exception>
    public static Notebook Read(string text, string file)
    {
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException damage)
        {
            throw new NotebookException($"{file}:{damage.LineNumber + 1}: is no notebook: it is not JSON.");
        }

        if (json is not JsonObject { } root || root["cells"] is not JsonArray cells || Whole(root["nbformat"]) != 4)
            throw new NotebookException($"{file}: is no notebook: nbformat 4 with a list of cells is expected.");
        if (cells.Count == 0) throw new NotebookException($"{file}: has no cells.");
        var read = new List<Cell>();
        foreach (var cell in cells)
        {
            try
            {
                read.Add(Read(cell));
            }
            catch (FormatException damage)
            {
                throw new NotebookException($"{file}: cell {read.Count + 1} cannot be read: {damage.Message}.");
            }

            if (read.SkipLast(1).Any(other => other.Id == read[^1].Id))
                throw new NotebookException($"{file}: cell {read.Count} has the id '{read[^1].Id}' of another cell; ids must be unique.");
        }

        return new Notebook(read);
    }

    static JsonObject Write(ProseCell cell) => new()
    {
        ["cell_type"] = "markdown",
        ["id"] = cell.Id,
        ["metadata"] = new JsonObject(),
        ["source"] = Lines.Write(cell.Source),
    };

    static JsonObject Write(CodeCell cell, int count)
    {
        var own = new JsonObject();
        if (cell.Tolerance is { } tolerance)
        {
            own["because"] = tolerance.Because;
            own[tolerance.Relative ? "relative" : "absolute"] = tolerance.Size;
        }

        own["outputs"] = OutputDigest.Of(cell.Outputs);
        return new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = count,
            ["id"] = cell.Id,
            ["metadata"] = new JsonObject { ["replication"] = new JsonObject(own.ToArray().OrderBy(one => one.Key, StringComparer.Ordinal).Select(Detach)) },
            ["outputs"] = OutputJson.Write(cell.Outputs, count),
            ["source"] = Lines.Write(cell.Source),
        };
    }

    static KeyValuePair<string, JsonNode?> Detach(KeyValuePair<string, JsonNode?> member) => KeyValuePair.Create(member.Key, member.Value?.DeepClone());

    static JsonObject Kernel() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
            ["version"] = "14.0",
        },
        ["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
            },
        },
    };

    static Cell Read(JsonNode? cell)
    {
        var id = Text(cell?["id"]) is { } text && Identifier().IsMatch(text)
            ? text
            : throw new FormatException("its id is missing, or is not 1 to 64 letters, digits, hyphens and underscores");
        var source = Lines.Read(cell!["source"]);
        switch (Text(cell["cell_type"]))
        {
            case "markdown":
                return new ProseCell(id, source);
            case "code":
                var own = cell["metadata"]?["replication"];
                return new CodeCell(id, source)
                {
                    Tolerance = Tolerance(own),
                    Outputs = OutputJson.Read(cell["outputs"]),
                    Digest = Text(own?["outputs"]),
                };
            case var type:
                throw new FormatException($"its type is '{type}'; expected markdown or code");
        }
    }

    static NumberTolerance? Tolerance(JsonNode? own)
    {
        var (relative, absolute, because) = (own?["relative"], own?["absolute"], Text(own?["because"]));
        if (relative is null && absolute is null && because is null) return null;
        if ((relative ?? absolute) is JsonValue value && value.TryGetValue<double>(out var size) && size > 0 && double.IsFinite(size)
            && relative is null != absolute is null && !string.IsNullOrWhiteSpace(because))
            return new NumberTolerance(size, relative is not null, because);
        throw new FormatException("its tolerance is not a positive number under 'relative' or 'absolute' with a reason under 'because'");
    }

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    static int? Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    // Between brackets on lines of their own, which no JSON string can hold.
    [GeneratedRegex(@"\[\n +(-?[0-9][0-9.eE+-]*|null)(,\n +(-?[0-9][0-9.eE+-]*|null))*\n +\]", RegexOptions.CultureInvariant)]
    private static partial Regex NumberList();

    [GeneratedRegex(@"\n +", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
