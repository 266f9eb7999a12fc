using System.Text.RegularExpressions;

namespace Replication.Figures;

/// <summary>
/// The rules that every figure keeps before it is written: it is named, described for readers who cannot see it, its axes are titled, its
/// series fit together and are ordered where they claim to be, its values can be shown, and its colours can be told from the background.
/// </summary>
public static partial class FigureRules
{
    /// <summary>Throws if a rule is broken.</summary>
    /// <exception cref="InvalidFigureException">Lists every broken rule.</exception>
    public static void Check(Figure figure, Theme? theme = null)
    {
        var problems = Problems(figure, theme ?? Theme.Default).ToArray();
        if (problems.Length > 0)
            throw new InvalidFigureException(figure.Id, problems);
    }

    private static IEnumerable<string> Problems(Figure figure, Theme theme) =>
    [
        .. Words(figure),
        .. Palette(theme),
        .. figure.Panels.Count == 0 ? ["it has no panel"] : Array.Empty<string>(),
        .. figure.PanelsPerRow < 1 ? ["it has no panel in a row"] : Array.Empty<string>(),
        .. figure.Panels.SelectMany((panel, i) => PanelProblems(figure, panel, i)),
        .. Names(figure, theme),
        .. Movement(figure),
    ];

    private static IEnumerable<string> Words(Figure figure)
    {
        if (!Kebab().IsMatch(figure.Id))
            yield return "its id is not in kebab case (lower-case letters, digits, single hyphens)";
        if (string.IsNullOrWhiteSpace(figure.Title))
            yield return "it has no title";
        if (string.IsNullOrWhiteSpace(figure.Caption))
            yield return "it has no caption";
        if (string.IsNullOrWhiteSpace(figure.AltText))
            yield return "it has no alt text";
        if (string.IsNullOrWhiteSpace(figure.Paper.Paper) || string.IsNullOrWhiteSpace(figure.Paper.Locus))
            yield return "it does not name paper and locus";
    }

    private static IEnumerable<string> Palette(Theme theme) => theme.Palette.Append(theme.Ink).Append(theme.Reference)
        .Where(colour => Contrast.Between(colour, theme.Background) < theme.LeastContrast)
        .Select(colour => (colour, Contrast: Contrast.Between(colour, theme.Background)))
        .Select(faint => FormattableString.Invariant(
            $"colour {faint.colour} has contrast {faint.Contrast:F2} on {theme.Background}; at least {theme.LeastContrast} is needed"));

    private static IEnumerable<string> PanelProblems(Figure figure, Panel panel, int index)
    {
        var where = figure.Panels.Count == 1 ? "" : $" of panel {index + 1}";
        if (figure.Panels.Count > 1 && string.IsNullOrWhiteSpace(panel.Title))
            yield return $"panel {index + 1} has no title";
        if (string.IsNullOrWhiteSpace(panel.X.Title))
            yield return $"the horizontal axis{where} has no title";
        if (string.IsNullOrWhiteSpace(panel.Y.Title))
            yield return $"the vertical axis{where} has no title";
        foreach (var axis in new[] { panel.X, panel.Y })
        {
            if (axis.Range is var (first, last) && !CanRange(axis, first, last))
                yield return $"axis '{axis.Title}'{where} cannot range from {first:R} to {last:R}";
        }

        if (!figure.TracesOf(index).Any())
            yield return figure.Panels.Count == 1 ? "it has no trace" : $"panel {index + 1} has no trace";
        foreach (var trace in figure.TracesOf(index))
        {
            foreach (var problem in TraceProblems(figure, panel, trace))
                yield return $"trace '{trace.Name}'{where}: {problem}";
        }

        foreach (var line in panel.References)
        {
            if (string.IsNullOrWhiteSpace(line.Label))
                yield return $"a reference line{where} has no label";
            if (!double.IsFinite(line.At.Value) || ((line is HorizontalLine ? panel.Y : panel.X).Log && line.At.Value <= 0))
                yield return $"reference line '{line.Label}'{where} cannot stand at {line.At.Value:R}";
        }
    }

    private static bool CanRange(Axis axis, double first, double last) =>
        double.IsFinite(first) && double.IsFinite(last) && !first.Equals(last) && (!axis.Log || Math.Min(first, last) > 0);

    private static IEnumerable<string> TraceProblems(Figure figure, Panel panel, Trace trace)
    {
        if (string.IsNullOrWhiteSpace(trace.Name))
            yield return "it has no name";
        if (trace is HeatMap or Contours { Filled: true } && figure.ColourBar is null)
            yield return "it shows values by colour, but the figure has no colour bar";
        var lengths = trace.Plotted.Select(plotted => plotted.Series.Count).Distinct().ToArray();
        if (lengths.Length > 1)
        {
            yield return "its series differ in length: "
                + string.Join(", ", trace.Plotted.Select(plotted => $"{plotted.Series.Source.Column} has {plotted.Series.Count}"));
            yield break;
        }

        if (lengths is [0])
            yield return "it has no values";
        foreach (var plotted in trace.Plotted)
        {
            var (column, numbers) = (plotted.Series.Source.Column, plotted.Series.Numbers);
            var log = plotted.Attribute switch { "x" => panel.X.Log, "y" => panel.Y.Log, _ => false };
            if (numbers.Any(double.IsInfinity))
                yield return $"column '{column}' holds an infinite number";
            if (numbers.Count > 0 && numbers.All(double.IsNaN))
                yield return $"column '{column}' is empty: all its cells are NaN";
            if (log && numbers.Any(number => number <= 0))
                yield return $"column '{column}' holds a number that is not positive, on a logarithmic axis";
            if (log && plotted.Series.IsText)
                yield return $"column '{column}' holds text, on a logarithmic axis";
        }

        foreach (var problem in trace.Problems())
            yield return problem;
    }

    private static IEnumerable<string> Names(Figure figure, Theme theme)
    {
        var count = figure.AllTraces().Select(trace => trace.Name).Distinct(StringComparer.Ordinal).Count();
        if (count > theme.Capacity)
            yield return $"it has {count} names, more than the {theme.Capacity} that colour and dash tell apart";
        foreach (var twice in figure.Panels.Where(panel => panel.Title is not null).GroupBy(panel => panel.Title, StringComparer.Ordinal))
        {
            if (twice.Count() > 1)
                yield return $"{twice.Count()} panels share the title '{twice.Key}'";
        }
    }

    private static IEnumerable<string> Movement(Figure figure)
    {
        var moves = figure.Panels.Any(panel => panel.Moving is not null);
        if (moves && figure.Slider is null)
            yield return "a panel moves, but there is no slider to move it";
        if (figure.Slider is not { } slider)
            yield break;
        if (!moves)
            yield return "it has a slider, but no panel moves";
        if (string.IsNullOrWhiteSpace(slider.Title))
            yield return "its slider has no title";
        if (slider.Moments.Count < 2)
            yield return $"its slider has {slider.Moments.Count} stops; a movement takes two";
        foreach (var panel in figure.Panels)
        {
            if (panel.Moving is { } moving && slider.Moments.Select(Cast).Distinct(StringComparer.Ordinal).Count() > 1)
                yield return "its slider's stops differ in the traces they show";

            string Cast(Moment moment) => string.Join('\n', moving(moment).Select(trace => $"{trace.GetType().Name} {trace.Name}"));
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Kebab();
}
