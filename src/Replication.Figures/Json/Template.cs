using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>The theme as a plotly.js template, so that style stays apart from data.</summary>
internal static class Template
{
    internal static JsonObject Build(Theme theme) => new()
    {
        ["layout"] = new JsonObject
        {
            ["colorway"] = new JsonArray([.. theme.Palette.Select(colour => (JsonNode)JsonValue.Create(colour))]),
            ["font"] = new JsonObject { ["color"] = theme.Ink, ["family"] = theme.Font, ["size"] = theme.FontSize },
            ["hovermode"] = "closest",
            ["paper_bgcolor"] = theme.Background,
            ["plot_bgcolor"] = theme.Background,
            ["title"] = new JsonObject
            {
                ["font"] = new JsonObject { ["size"] = theme.FontSize + 4 },
                ["pad"] = new JsonObject { ["t"] = 14 },
                ["x"] = 0,
                ["xanchor"] = "left",
                ["xref"] = "paper",
                ["y"] = 1,
                ["yanchor"] = "top",
                ["yref"] = "container",
            },
            ["xaxis"] = Axis(theme),
            ["yaxis"] = Axis(theme),
        },
    };

    private static JsonObject Axis(Theme theme) => new()
    {
        ["automargin"] = true,
        ["exponentformat"] = "power",
        ["gridcolor"] = theme.GridLine,
        ["linecolor"] = theme.Ink,
        ["minexponent"] = 4,
        ["showline"] = true,
        ["ticks"] = "outside",
        ["tickcolor"] = theme.Ink,
        ["title"] = new JsonObject { ["font"] = new JsonObject { ["size"] = theme.FontSize + 1 } },
        ["zeroline"] = false,
    };
}
