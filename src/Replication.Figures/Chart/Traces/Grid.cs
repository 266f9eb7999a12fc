using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>The matrix that a heat map or contour draws, gathered from one row per cell.</summary>
internal static class Grid
{
    internal static void Fill(JsonObject trace, Series x, Series y, Series z)
    {
        var (columns, rows) = (Places(x), Places(y));
        var cells = new Dictionary<(double, double), double>();
        for (var i = 0; i < z.Count; i++)
            cells[(x.Numbers[i], y.Numbers[i])] = z.Numbers[i];

        Place(trace, "x", x, columns);
        Place(trace, "y", y, rows);
        trace["z"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonArray(
            [.. columns.Select(column => (JsonNode?)(cells.TryGetValue((column, row), out var cell) ? JsonValue.Create(cell) : null))]))]);
    }

    // Places that are missing in the table are no values: a grid that has some is given by its start and step.
    private static void Place(JsonObject trace, string axis, Series at, double[] places)
    {
        if (places.Length == at.Numbers.Distinct().Count())
        {
            trace[axis] = new JsonArray([.. places.Select(value => (JsonNode)JsonValue.Create(value))]);
            return;
        }

        trace[$"{axis}0"] = places[0];
        trace[$"d{axis}"] = 1;
    }

    // A whole column or row may be missing between whole numbers: plotly.js would widen its neighbours.
    private static double[] Places(Series at)
    {
        double[] places = [.. at.Numbers.Select(PlainNumber.Of).Distinct().Order()];
        return places.Length > 1 && places.All(double.IsInteger) && places[^1] - places[0] < 2 * places.Length
            ? [.. Enumerable.Range(0, (int)(places[^1] - places[0]) + 1).Select(i => places[0] + i)]
            : places;
    }

    internal static IEnumerable<string> Problems(Series x, Series y)
    {
        if (x.IsText || y.IsText)
            yield return "the cells of a grid are placed by numbers";
        else if (x.Numbers.Zip(y.Numbers).Distinct().Count() < Math.Min(x.Count, y.Count))
            yield return "two rows of the table fall into the same cell of the grid";
    }
}
