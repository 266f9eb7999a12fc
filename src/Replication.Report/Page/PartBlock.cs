using System.Globalization;
using Replication.Evidence;

namespace Replication.Report;

/// <summary>One part of a finding: what was measured, our value with its interval, what is required, and a sketch of both.</summary>
internal static class PartBlock
{
    private const double Width = 320;
    private const double Edge = 12;

    internal static Html Render(Part part) => Html.Of($"""
        <div class="comparison">
        <div><span class="label">{Typeset.Of(PartWords.Quantity(part))}</span> <span class="value">{Value(part)}</span></div>
        <div><span class="label">Required</span> <span class="value">{Typeset.Of(PartWords.Required(part))}</span></div>
        </div>
        {Sketch(part)}

        """);

    /// <summary>The value with its interval.</summary>
    internal static Html Value(Part part) => part.Value.Equals(part.Low) && part.Value.Equals(part.High)
        ? Html.Of($"{Number.Show(part.Value)}")
        : Html.Of($"""{Show(part, part.Value)} <span class="interval">[{Show(part, part.Low)}, {Show(part, part.High)}]</span>""");

    /// <summary>A line with our value, its interval and the limits; nothing where a number is not finite or all are the same.</summary>
    internal static Html Sketch(Part part)
    {
        double[] limits = [.. Limits(part).Where(limit => !double.IsInfinity(limit)).Distinct()];
        double[] numbers = [part.Value, part.Low, part.High, .. limits, .. Room(part)];
        var (low, high) = (numbers.Min(), numbers.Max());
        if (limits.Length == 0 || !numbers.All(double.IsFinite) || !(high > low))
            return Html.Empty;
        return Html.Of($"""
            <svg class="sketch" viewBox="0 0 320 44" role="img" aria-label="{Words(part)}">
            <line class="axis" x1="0" x2="320" y1="16" y2="16"/>
            <line class="whisker" x1="{At(part.Low)}" x2="{At(part.High)}" y1="16" y2="16"/>
            {limits.Select(limit => Html.Of($"""<path class="expected" d="M{At(limit)} 7 l7 9 l-7 9 l-7 -9 z"/>"""))}
            <circle class="ours" cx="{At(part.Value)}" cy="16" r="5"/>
            <g aria-hidden="true">
            <circle class="ours" cx="8" cy="36" r="4"/><text x="17" y="40">measured</text>
            <path class="expected" d="M95 29 l5.5 7 l-5.5 7 l-5.5 -7 z"/><text x="105" y="40">required</text>
            </g>
            </svg>
            """);

        string At(double value) => (Edge + (value - low) / (high - low) * (Width - 2 * Edge)).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<double> Limits(Part part) =>
        part.Worst is { } worst ? [worst.Expected] : [part.Requirement.Low, part.Requirement.High];

    /// <summary>What is allowed belongs to the scale: a number well within it should look close.</summary>
    private static IEnumerable<double> Room(Part part) =>
        part.Worst is { } worst ? [worst.Expected - worst.Allowed, worst.Expected + worst.Allowed] : [];

    private static string Words(Part part) =>
        $"Measured {Number.Show(part.Value)}, interval {Number.Show(part.Low)} to {Number.Show(part.High)}; "
        + $"required: {PartWords.Required(part)}";

    private static string Show(Part part, double value) => Number.Show(value, Digits.Supported(part.Value, part.Low, part.High));
}
