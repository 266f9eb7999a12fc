namespace Replication.Figures;

/// <summary>One chart of a figure: two axes and what is drawn between them.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
public sealed record Panel(Axis X, Axis Y)
{
    /// <summary>What sets this panel apart from its neighbours; needed when the figure has several.</summary>
    public string? Title { get; init; }

    /// <summary>What stands still, drawn from back to front.</summary>
    public IReadOnlyList<Trace> Traces { get; init; } = [];

    /// <summary>
    /// What moves with the figure's slider, drawn in front of <see cref="Traces"/>: given the present moment, the traces at it.
    /// Each moment must give the same number of traces of the same kinds and names.
    /// </summary>
    public Func<Moment, IReadOnlyList<Trace>>? Moving { get; init; }

    /// <summary>Lines to hold the data against.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>Whether one unit is equally long on both axes, as in a plane of samples.</summary>
    public bool EqualScale { get; init; }
}
