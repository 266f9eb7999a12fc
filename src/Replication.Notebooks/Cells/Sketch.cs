using System.Text.RegularExpressions;
using Replication.Figures;

namespace Replication.Notebooks;

/// <summary>Figures of one panel, short enough for a cell.</summary>
public static partial class Sketch
{
    /// <summary>A figure of one panel; its id is made from the title.</summary>
    /// <param name="at">What in the paper it answers to.</param>
    /// <param name="title">What it shows, one line.</param>
    /// <param name="says">What to see in it, for readers who see it and for those who cannot.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="traces">What is drawn, from back to front.</param>
    public static Figure Of(PaperLocus at, string title, string says, Axis x, Axis y, params IEnumerable<Trace> traces) => new(Id(title), title)
    {
        Paper = at,
        Caption = says,
        AltText = says,
        Panels = [new Panel(x, y) { Traces = [.. traces] }],
    };

    static string Id(string title) => Outside().Replace(title.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Outside();
}
