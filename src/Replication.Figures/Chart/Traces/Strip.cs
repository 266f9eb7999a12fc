using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>
/// One dot per seed above each category (an arm). The dots are spread sideways so that none hides another; plotly.js spreads them by a
/// fixed pseudo-random sequence, so the picture is the same each time.
/// </summary>
/// <param name="Name">What they are.</param>
/// <param name="Category">The category of each dot, as text.</param>
/// <param name="Value">The value of each dot.</param>
public sealed record Strip(string Name, Series Category, Series Value) : Trace(Name)
{
    internal override IEnumerable<Plotted> Plotted => [new("x", Category), new("y", Value)];

    internal override IEnumerable<string> Problems()
    {
        if (!Category.IsText)
            yield return "the categories of a strip are text";
    }

    // A box plot whose box is invisible is plotly.js' way to a strip of dots.
    internal override JsonObject Draw(TraceStyle style, Theme theme) => new()
    {
        ["type"] = "box",
        ["boxpoints"] = "all",
        ["fillcolor"] = "rgba(0,0,0,0)",
        ["hoveron"] = "points",
        ["jitter"] = 0.6,
        ["line"] = new JsonObject { ["color"] = "rgba(0,0,0,0)", ["width"] = 0 },
        ["marker"] = style.Rimmed(theme),
        ["pointpos"] = 0,
        ["x"] = Category.ToJson(),
        ["y"] = Value.ToJson(),
    };
}
