namespace Replication.Figures;

/// <summary>
/// How figures look. Colours are those of Okabe and Ito that reach a contrast of 3:1 on white, in the order blue, vermillion, bluish green,
/// reddish purple, black; each colour comes with a dash, a marker and a pattern of its own, so that none of them carries meaning alone.
/// Source: B. Wong, "Points of view: Color blindness", Nature Methods 8:441 (2011); contrast: WCAG 2.2, success criterion 1.4.11.
/// </summary>
public sealed record Theme
{
    /// <summary>The suite's theme.</summary>
    public static Theme Default { get; } = new();

    /// <summary>Page and plot background, as <c>#rrggbb</c>.</summary>
    public string Background { get; init; } = "#ffffff";

    /// <summary>Text and axis lines, as <c>#rrggbb</c>.</summary>
    public string Ink { get; init; } = "#1f2328";

    /// <summary>Grid lines, which may be fainter than data, as <c>#rrggbb</c>.</summary>
    public string GridLine { get; init; } = "#e5e7eb";

    /// <summary>Reference lines, as <c>#rrggbb</c>.</summary>
    public string Reference { get; init; } = "#57606a";

    /// <summary>Colours of traces in order of first appearance, as <c>#rrggbb</c>.</summary>
    public IReadOnlyList<string> Palette { get; init; } = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000"];

    /// <summary>Dashes of lines in order of first appearance (plotly.js names).</summary>
    public IReadOnlyList<string> Dashes { get; init; } = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

    /// <summary>Markers in order of first appearance (plotly.js names).</summary>
    public IReadOnlyList<string> Symbols { get; init; } = ["circle", "square", "diamond", "triangle-up", "x", "star", "cross"];

    /// <summary>Fill patterns of bars in order of first appearance (plotly.js names; empty is plain).</summary>
    public IReadOnlyList<string> Patterns { get; init; } = ["", "/", ".", "x", "-", "\\", "|"];

    /// <summary>Perceptually uniform sequential colour scale of heat maps, safe for colour-blind readers (plotly.js name).</summary>
    public string ColourScale { get; init; } = "Cividis";

    /// <summary>Font stack without a download.</summary>
    public string Font { get; init; } = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";

    /// <summary>Font stack of letters of one width.</summary>
    public string FixedFont { get; init; } = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";

    /// <summary>Size of tick labels and legend in pixels; titles are larger.</summary>
    public double FontSize { get; init; } = 13;

    /// <summary>Least contrast that data, text and reference lines must have against the background.</summary>
    public double LeastContrast { get; init; } = 3.0;

    /// <summary>Width of lines in pixels.</summary>
    public double LineWidth { get; init; } = 2;

    /// <summary>Diameter of a marker that stands for one observation, in pixels.</summary>
    public double MarkerSize { get; init; } = 8;

    /// <summary>Width of the ends of an interval, in pixels.</summary>
    public double WhiskerSize { get; init; } = 14;

    /// <summary>Diameter of a sample in a cloud, in pixels.</summary>
    public double CloudSize { get; init; } = 5;

    /// <summary>Opacity of a sample in a cloud, in (0, 1].</summary>
    public double CloudOpacity { get; init; } = 0.5;

    /// <summary>Opacity of filled areas, in (0, 1].</summary>
    public double BandOpacity { get; init; } = 0.18;

    /// <summary>The look of a figure's <paramref name="index"/>-th name; distinct in colour or dash up to <see cref="Capacity"/>.</summary>
    internal TraceStyle Style(int index) => new(
        Palette[index % Palette.Count],
        Dashes[index % Dashes.Count],
        Symbols[index % Symbols.Count],
        Patterns[index % Patterns.Count]);

    /// <summary>Number of names in one figure that can be told apart by colour and dash together.</summary>
    internal int Capacity => Palette.Count * Dashes.Count;
}
