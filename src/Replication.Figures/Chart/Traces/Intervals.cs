using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>A whisker from a lower to an upper end at each category or number. Give it the name of the dots that it summarises.</summary>
/// <param name="Name">What it summarises.</param>
/// <param name="At">Where each whisker stands: categories or numbers on the axis across it.</param>
/// <param name="Low">Lower ends, none empty.</param>
/// <param name="High">Upper ends, none empty and none below its lower end.</param>
public sealed record Intervals(string Name, Series At, Series Low, Series High) : Trace(Name)
{
    /// <summary>Whether the whiskers lie flat, as in a forest plot: ends on the horizontal axis, places on the vertical one.</summary>
    public bool Flat { get; init; }

    internal override IEnumerable<Plotted> Plotted => Flat
        ? [new("y", At), new("x", Low), new("x", High)]
        : [new("x", At), new("y", Low), new("y", High)];

    internal override IEnumerable<string> Problems() => Order.Problems(Low, High);

    internal override JsonObject Draw(TraceStyle style, Theme theme)
    {
        var ends = new JsonArray();
        var places = new JsonArray();
        for (var i = 0; i < At.Count; i++)
        {
            ends.Add(Low.Numbers[i]);
            ends.Add(High.Numbers[i]);
            ends.Add(null);
            places.Add(Place(i));
            places.Add(Place(i));
            places.Add(null);
        }

        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines+markers",
            ["line"] = new JsonObject { ["color"] = style.Colour, ["width"] = theme.LineWidth },
            ["marker"] = new JsonObject
            {
                ["color"] = style.Colour,
                ["line"] = new JsonObject { ["color"] = style.Colour, ["width"] = theme.LineWidth },
                ["size"] = theme.WhiskerSize,
                ["symbol"] = Flat ? "line-ns" : "line-ew",
            },
            ["x"] = Flat ? ends : places,
            ["y"] = Flat ? places : ends,
        };
    }

    private JsonValue Place(int i) => At.IsText ? JsonValue.Create(At.Texts[i])! : JsonValue.Create(At.Numbers[i]);
}
