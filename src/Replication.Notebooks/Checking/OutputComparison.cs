using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Evidence;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Checking;

/// <summary>
/// Two versions of a cell's outputs side by side: numbers, in text and in figures, within a tolerance; everything else exactly. Pictures
/// are not compared, since the figures that they show are, and <see cref="OutputDigest"/> ties them together.
/// </summary>
public static class OutputComparison
{
    /// <summary>What a cell's numbers are compared with that states no tolerance of its own.</summary>
    public static Tolerance Default { get; } = Tolerance.Relative(
        1e-9, "the cell computes in double precision without training; libraries of other machines differ in the last digits");

    /// <summary>Every difference; empty when the outputs agree.</summary>
    /// <param name="where">Names the cell, as <see cref="CellDifference.Row"/>.</param>
    /// <param name="committed">The outputs that the file holds.</param>
    /// <param name="now">The outputs of running the cell again.</param>
    /// <param name="tolerance">For the numbers.</param>
    public static IReadOnlyList<CellDifference> Of(string where, IReadOnlyList<Output> committed, IReadOnlyList<Output> now, Tolerance tolerance)
    {
        var differences = new List<CellDifference>();
        if (committed.Count != now.Count)
            return [new(where, "number of outputs", Text(committed.Count), Text(now.Count), null, null)];
        for (var i = 0; i < committed.Count; i++)
        {
            var comparison = new Comparison(where, committed.Count == 1 ? "output" : $"output {i + 1}", tolerance, differences);
            switch (committed[i], now[i])
            {
                case (Printed before, Printed after) when before.IsError == after.IsError:
                    comparison.Texts("", before.Text, after.Text);
                    break;
                case (Result before, Result after):
                    comparison.Forms(before, after);
                    break;
                case (Displayed before, Displayed after):
                    comparison.Forms(before, after);
                    break;
                default:
                    differences.Add(new(where, $"output {i + 1}", committed[i].GetType().Name, now[i].GetType().Name, null, null));
                    break;
            }
        }

        return differences;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    sealed record Comparison(string Where, string Output, Tolerance Tolerance, List<CellDifference> Differences)
    {
        public void Forms(FormedOutput before, FormedOutput after)
        {
            string[] types = [.. Types(before)], now = [.. Types(after)];
            if (!types.SequenceEqual(now, StringComparer.Ordinal))
            {
                Add("", string.Join(", ", types), string.Join(", ", now));
                return;
            }

            if (before.Figure is not null && !before.Forms.ContainsKey(MediaType.Png)) Add("", "a figure without its picture", "a figure");
            foreach (var type in types)
            {
                if (before.Forms[type] is JsonValue text && text.TryGetValue<string>(out var words) && after.Forms[type] is JsonValue other
                    && other.TryGetValue<string>(out var otherWords))
                    Texts($" {type}", words, otherWords);
                else
                    Nodes($" {type} ", before.Forms[type], after.Forms[type]);
            }
        }

        public void Texts(string path, string before, string after)
        {
            var (one, other) = (NumbersInText.Of(before), NumbersInText.Of(after));
            if (one.Words != other.Words)
            {
                var from = one.Words.Zip(other.Words).TakeWhile(pair => pair.First == pair.Second).Count();
                Add(path, Around(one.Words, from), Around(other.Words, from));
                return;
            }

            foreach (var (number, actual) in one.Numbers.Zip(other.Numbers)) Numbers(path, number, actual);
        }

        static IEnumerable<string> Types(FormedOutput output) =>
            output.Forms.Keys.Where(type => type != MediaType.Png).Order(StringComparer.Ordinal);

        void Nodes(string path, JsonNode? before, JsonNode? after)
        {
            switch (before, after)
            {
                case (JsonObject one, JsonObject other):
                    foreach (var key in one.Select(member => member.Key).Union(other.Select(member => member.Key), StringComparer.Ordinal))
                    {
                        if (one.ContainsKey(key) && other.ContainsKey(key)) Nodes($"{path}.{key}", one[key], other[key]);
                        else Add($"{path}.{key}", one.ContainsKey(key) ? "something" : "", other.ContainsKey(key) ? "something" : "");
                    }

                    break;
                case (JsonArray one, JsonArray other) when one.Count == other.Count:
                    for (var i = 0; i < one.Count; i++) Nodes($"{path}[{Text(i)}]", one[i], other[i]);
                    break;
                case (JsonArray one, JsonArray other):
                    Add($"{path}.length", Text(one.Count), Text(other.Count));
                    break;
                case (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number:
                    Numbers(path, one.ToJsonString(), other.ToJsonString());
                    break;
                case (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.String && other.GetValueKind() == JsonValueKind.String:
                    Texts(path, one.GetValue<string>(), other.GetValue<string>());
                    break;
                default:
                    if (!JsonNode.DeepEquals(before, after)) Add(path, before?.ToJsonString() ?? "null", after?.ToJsonString() ?? "null");
                    break;
            }
        }

        void Numbers(string path, string before, string after)
        {
            var share = Tolerance.ShareUsed(NumbersInText.Value(before), NumbersInText.Value(after));
            if (share > 1) Differences.Add(new(Where, Output + path, before, after, share, Tolerance));
        }

        void Add(string path, string before, string after) => Differences.Add(new(Where, Output + path, before, after, null, null));

        static string Around(string text, int from)
        {
            var start = Math.Max(0, from - 20);
            return $"'{text[start..Math.Min(text.Length, from + 40)].Replace('\0', '#').ReplaceLineEndings(" ")}'";
        }
    }
}
