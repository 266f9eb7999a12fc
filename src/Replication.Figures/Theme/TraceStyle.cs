using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>What the traces of one name share.</summary>
internal sealed record TraceStyle(string Colour, string Dash, string Symbol, string Pattern)
{
    internal JsonObject Marker(double size) => new() { ["color"] = Colour, ["size"] = size, ["symbol"] = Symbol };

    /// <summary>A marker with a rim in the background's colour, so that dots that overlap stay countable at full contrast.</summary>
    internal JsonObject Rimmed(Theme theme)
    {
        var marker = Marker(theme.MarkerSize);
        marker["line"] = new JsonObject { ["color"] = theme.Background, ["width"] = 1 };
        return marker;
    }

    /// <summary>The filling of a bar, hatched in the background's colour.</summary>
    internal JsonObject Hatched(Theme theme)
    {
        var marker = new JsonObject { ["color"] = Colour };
        if (Pattern.Length > 0)
        {
            marker["pattern"] = new JsonObject
            {
                ["fgcolor"] = theme.Background, ["fillmode"] = "overlay", ["shape"] = Pattern, ["size"] = 6, ["solidity"] = 0.25,
            };
        }

        return marker;
    }

    internal string Translucent(double opacity) => Contrast.Translucent(Colour, opacity);
}
