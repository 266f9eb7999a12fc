namespace Replication.Figures;

/// <summary>What a figure holds, all panels and moments taken together.</summary>
internal static class FigureContents
{
    internal static IEnumerable<Trace> TracesOf(this Figure figure, int panel) =>
    [
        .. figure.Panels[panel].Traces,
        .. figure.Panels[panel].Moving is { } moving ? (figure.Slider?.Moments ?? []).SelectMany(moving) : [],
    ];

    internal static IEnumerable<Trace> AllTraces(this Figure figure) => Enumerable.Range(0, figure.Panels.Count).SelectMany(figure.TracesOf);

    internal static bool IsCategorical(this Figure figure, int panel, char letter) => figure.TracesOf(panel)
        .SelectMany(trace => trace.Plotted)
        .Any(plotted => plotted.Attribute[0] == letter && plotted.Series.IsText);

    /// <summary>The numbers drawn along an axis of a panel.</summary>
    internal static IEnumerable<double> Values(this Figure figure, int panel, char letter) => figure.TracesOf(panel)
        .SelectMany(trace => trace.Plotted)
        .Where(plotted => plotted.Attribute[0] == letter)
        .SelectMany(plotted => plotted.Series.Numbers)
        .Where(double.IsFinite);

    /// <summary>Names that are told apart by colour, dash and marker, in order of first appearance.</summary>
    internal static IReadOnlyList<string> StyledNames(this Figure figure) =>
        [.. figure.AllTraces().Where(trace => trace is not (HeatMap or Contours or Pixels)).Select(trace => trace.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Names that the legend lists.</summary>
    internal static IReadOnlyList<string> NamesInLegend(this Figure figure) =>
        [.. figure.AllTraces().Where(trace => trace.InLegend).Select(trace => trace.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether there is more than one name to tell apart.</summary>
    internal static bool HasLegend(this Figure figure) => figure.StyledNames().Count > 1;

    /// <summary>Lowest and highest value on the figure's colour bar.</summary>
    internal static (double Low, double High) ColourRange(this Figure figure)
    {
        if (figure.ColourBar?.Range is { } range)
            return range;
        var values = figure.AllTraces()
            .SelectMany(trace => trace.Plotted)
            .Where(plotted => plotted.Attribute == "z")
            .SelectMany(plotted => plotted.Series.Numbers)
            .Where(double.IsFinite)
            .ToArray();
        return (values.Min(), values.Max());
    }

    /// <summary>The names of all tables behind the figure, in ordinal order.</summary>
    internal static IEnumerable<string> Tables(this Figure figure) => figure.AllTraces()
        .SelectMany(trace => trace.Plotted.Select(plotted => plotted.Series.Source))
        .Concat(figure.Panels.SelectMany(panel => panel.References).Select(line => line.At.Source).OfType<Source>())
        .Select(source => source.Table)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
