using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Replication.Notebooks.Document;

/// <summary>
/// Notebooks as nbformat 4 files of the .NET (C#) kernel. One text for each notebook: the keys of the notebook, of its cells and of their
/// metadata in ordinal order, indented by one space as nbformat does, but a list of numbers on one line; lines ending in LF. What other
/// programs keep in a file is written as it was read; the suite adds no time, path, user or machine to it.
/// </summary>
public static partial class NotebookText
{
    /// <summary>The minor version that gave cells their ids.</summary>
    internal const int LeastMinor = 5;

    /// <summary>Under which name a cell's metadata holds what the suite keeps there.</summary>
    const string Own = "replication";

    static readonly string[] CSharp = ["C#", "csharp"];

    /// <summary>One line, text as it is.</summary>
    internal static JsonSerializerOptions Layout { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly JsonSerializerOptions Indented = new(Layout) { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>The text of the file.</summary>
    /// <param name="notebook">Its code cells' digests are not written as they are but as their outputs give them.</param>
    public static string Write(Notebook notebook)
    {
        var count = 0;
        var json = Clone(notebook.Kept);
        json["cells"] = new JsonArray([.. notebook.Cells.Select(cell => Write(cell, cell is CodeCell ? ++count : 0))]);
        json["metadata"] = WithKernel(json["metadata"]);
        json["nbformat"] = 4;
        json["nbformat_minor"] = notebook.Minor;
        return NumberList().Replace(Ordered(json).ToJsonString(Indented), list => LineBreak().Replace(list.Value, "")) + "\n";
    }

    /// <summary>
    /// Reads a notebook. Cells without an id, as files before nbformat 4.5 have them, are named by their place: <c>cell-3</c>.
    /// </summary>
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

        if (json is not JsonObject root || root["cells"] is not JsonArray cells || Whole(root["nbformat"]) != 4)
            throw new NotebookException($"{file}: is no notebook: nbformat 4 with a list of cells is expected.");
        if (cells.Count == 0) throw new NotebookException($"{file}: has no cells.");
        if (Language(root) is { } language && !IsCSharp(language))
            throw new NotebookException($"{file}: is a notebook of the language '{language}': C# is expected.");
        return new Notebook(ReadCells(cells, file))
        {
            Kept = Without(root, "cells", "nbformat", "nbformat_minor"),
            Minor = Math.Max(LeastMinor, Whole(root["nbformat_minor"]) ?? LeastMinor),
        };
    }

    /// <summary>Whether a language that metadata name is C#, as the kernel, VS Code or dotnet-repl writes it.</summary>
    internal static bool IsCSharp(string language) => CSharp.Contains(language, StringComparer.OrdinalIgnoreCase);

    static List<Cell> ReadCells(JsonArray cells, string file)
    {
        var taken = cells.Select(cell => JsonText.Of((cell as JsonObject)?["id"])).ToHashSet(StringComparer.Ordinal);
        var read = new List<Cell>();
        foreach (var cell in cells)
        {
            try
            {
                read.Add(Read(cell, read.Count + 1, taken));
            }
            catch (FormatException damage)
            {
                throw new NotebookException($"{file}: cell {read.Count + 1} cannot be read: {damage.Message}.");
            }

            if (read.SkipLast(1).Any(other => other.Id == read[^1].Id))
                throw new NotebookException($"{file}: cell {read.Count} has the id '{read[^1].Id}' of another cell; ids must be unique.");
        }

        return read;
    }

    static JsonObject Write(Cell cell, int count)
    {
        var json = Clone(cell.Kept);
        json["id"] = cell.Id;
        json["source"] = Lines.Write(cell.Source);
        json["cell_type"] = cell switch { CodeCell => "code", RawCell => "raw", _ => "markdown" };
        var metadata = json["metadata"] as JsonObject ?? [];
        json["metadata"] = null;
        if (cell is CodeCell code)
        {
            json["execution_count"] = count;
            json["outputs"] = OutputJson.Write(code.Outputs, count);
            metadata[Own] = OwnMetadata(code);
        }

        json["metadata"] = Ordered(metadata);
        return Ordered(json);
    }

    static JsonObject OwnMetadata(CodeCell cell)
    {
        var own = new JsonObject { ["outputs"] = OutputDigest.Of(cell.Outputs) };
        if (cell.Tolerance is { } tolerance)
        {
            own["because"] = tolerance.Because;
            own[tolerance.Relative ? "relative" : "absolute"] = tolerance.Size;
        }

        return Ordered(own);
    }

    static JsonObject WithKernel(JsonNode? metadata)
    {
        var json = metadata is JsonObject kept ? Clone(kept) : [];
        foreach (var (key, value) in Kernel())
        {
            if (!json.ContainsKey(key)) json[key] = value!.DeepClone();
        }

        return Ordered(json);
    }

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

    static Cell Read(JsonNode? json, int place, HashSet<string?> taken)
    {
        if (json is not JsonObject cell) throw new FormatException("it is no object");
        var id = IdOf(cell, place, taken);
        var source = Lines.TryRead(cell["source"]) ?? throw new FormatException("its source is neither a text nor a list of lines");
        switch (JsonText.Of(cell["cell_type"]))
        {
            case "markdown":
                return new ProseCell(id, source) { Kept = Without(cell, "id", "source", "cell_type") };
            case "raw":
                return new RawCell(id, source) { Kept = Without(cell, "id", "source", "cell_type") };
            case "code":
                var own = (cell["metadata"] as JsonObject)?[Own] as JsonObject;
                var kept = Without(cell, "id", "source", "cell_type", "outputs", "execution_count");
                (kept["metadata"] as JsonObject)?.Remove(Own);
                return new CodeCell(id, source)
                {
                    Kept = kept,
                    Tolerance = Tolerance(own),
                    Outputs = OutputJson.Read(cell["outputs"]),
                    Digest = JsonText.Of(own?["outputs"]),
                };
            case var type:
                throw new FormatException($"its type is '{type}'; expected markdown, code or raw");
        }
    }

    static string IdOf(JsonObject cell, int place, HashSet<string?> taken)
    {
        if (cell.ContainsKey("id"))
        {
            return JsonText.Of(cell["id"]) is { } text && Identifier().IsMatch(text)
                ? text
                : throw new FormatException("its id is not 1 to 64 letters, digits, hyphens and underscores");
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"cell-{place}");
        while (!taken.Add(id)) id += "-";
        return id;
    }

    static NumberTolerance? Tolerance(JsonObject? own)
    {
        var (relative, absolute, because) = (own?["relative"], own?["absolute"], JsonText.Of(own?["because"]));
        if (relative is null && absolute is null && because is null) return null;
        if ((relative ?? absolute) is JsonValue value && value.TryGetValue<double>(out var size) && size > 0 && double.IsFinite(size)
            && relative is null != absolute is null && !string.IsNullOrWhiteSpace(because))
            return new NumberTolerance(size, relative is not null, because);
        throw new FormatException("its tolerance is not a positive number under 'relative' or 'absolute' with a reason under 'because'");
    }

    static string? Language(JsonObject root) => JsonText.Of(((root["metadata"] as JsonObject)?["kernelspec"] as JsonObject)?["language"]);

    static JsonObject Clone(JsonObject json) => json.DeepClone().AsObject();

    static JsonObject Without(JsonObject json, params string[] keys) => new(json
        .Where(member => !keys.Contains(member.Key, StringComparer.Ordinal)).Select(Detach));

    static JsonObject Ordered(JsonObject json) => new(json.OrderBy(member => member.Key, StringComparer.Ordinal).Select(Detach));

    static KeyValuePair<string, JsonNode?> Detach(KeyValuePair<string, JsonNode?> member) =>
        KeyValuePair.Create(member.Key, member.Value?.DeepClone());

    static int? Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    // Between brackets on lines of their own, which no JSON string can hold.
    [GeneratedRegex(@"\[\n +(-?[0-9][0-9.eE+-]*|null)(,\n +(-?[0-9][0-9.eE+-]*|null))*\n +\]", RegexOptions.CultureInvariant)]
    private static partial Regex NumberList();

    [GeneratedRegex(@"\n +", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
