using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>Bars from zero, one per category or number.</summary>
/// <param name="Name">What they are.</param>
/// <param name="At">Where each bar stands.</param>
/// <param name="Length">The length of each bar.</param>
public sealed record Bars(string Name, Series At, Series Length) : Trace(Name)
{
    /// <summary>Whether the bars lie flat: lengths on the horizontal axis.</summary>
    public bool Flat { get; init; }

    internal override IEnumerable<Plotted> Plotted => Flat ? [new("y", At), new("x", Length)] : [new("x", At), new("y", Length)];

    internal override JsonObject Draw(TraceStyle style, Theme theme) => new()
    {
        ["type"] = "bar",
        ["orientation"] = Flat ? "h" : "v",
        ["marker"] = style.Hatched(theme),
        ["x"] = (Flat ? Length : At).ToJson(),
        ["y"] = (Flat ? At : Length).ToJson(),
    };
}
