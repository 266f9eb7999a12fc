using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>Dots in a plane: one dot per seed over a numeric setting, or a cloud of samples.</summary>
/// <param name="Name">What they are.</param>
/// <param name="X">Horizontal values.</param>
/// <param name="Y">Vertical values, one for each of <paramref name="X"/>.</param>
public sealed record Dots(string Name, Series X, Series Y) : Trace(Name)
{
    /// <summary>Whether the dots are a cloud, drawn small and translucent so that density shows, not single observations.</summary>
    public bool Cloud { get; init; }

    internal override IEnumerable<Plotted> Plotted => [new("x", X), new("y", Y)];

    internal override JsonObject Draw(TraceStyle style, Theme theme)
    {
        var marker = Cloud ? style.Marker(theme.CloudSize) : style.Rimmed(theme);
        if (Cloud)
            marker["opacity"] = theme.CloudOpacity;
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["marker"] = marker,
            ["x"] = X.ToJson(),
            ["y"] = Y.ToJson(),
        };
    }
}
