namespace Replication.Figures;

/// <summary>
/// A figure as data: what is drawn, in the order a reader meets it. <see cref="FigureJson"/> turns it into canonical plotly.js figure JSON.
/// Traces of one name are one thing in the reader's eye: they share colour, dash, marker and a single legend entry across all panels.
/// </summary>
/// <param name="Id">Stable identifier in kebab case: lower-case letters, digits and single hyphens. Names the file.</param>
/// <param name="Title">What the figure shows, one line.</param>
public sealed record Figure(string Id, string Title)
{
    /// <summary>The figure, table or theorem of the paper that this one answers to.</summary>
    public required PaperLocus Paper { get; init; }

    /// <summary>What to see in the figure, for every reader; one to three sentences.</summary>
    public required string Caption { get; init; }

    /// <summary>What the figure shows, for a reader who cannot see it: kind of chart, axes, and what the curves do.</summary>
    public required string AltText { get; init; }

    /// <summary>The panels, read row by row. One panel is an ordinary chart, several are small multiples.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>Number of panels side by side on a wide page.</summary>
    public int PanelsPerRow { get; init; } = 3;

    /// <summary>Whether all panels share the range of their horizontal axis.</summary>
    public bool ShareX { get; init; }

    /// <summary>Whether all panels share the range of their vertical axis.</summary>
    public bool ShareY { get; init; }

    /// <summary>The scale of all heat maps and filled contours of the figure; needed as soon as there is one.</summary>
    public ColourBar? ColourBar { get; init; }

    /// <summary>The slider over training, when the figure's point is a movement.</summary>
    public Slider? Slider { get; init; }
}

/// <summary>The place in a paper that a figure answers to.</summary>
/// <param name="Paper">The paper's short name, such as <c>WGAN</c>.</param>
/// <param name="Locus">The figure, table, theorem or section, such as <c>Figure 1</c>.</param>
public sealed record PaperLocus(string Paper, string Locus)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Paper}, {Locus}";
}
