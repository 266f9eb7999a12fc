using System.Globalization;

namespace Replication.Figures.Report;

/// <summary>Our value with its interval, as text and as a sketch beside what was expected.</summary>
internal static class Estimate
{
    private const double Width = 320;
    private const double Edge = 12;

    internal static Html Text(ReportClaim claim) => claim.Low.Equals(claim.High)
        ? Html.Of($"{Number.Show(claim.Ours)}")
        : Html.Of($"""{Show(claim, claim.Ours)} <span class="interval">[{Show(claim, claim.Low)}, {Show(claim, claim.High)}]</span>""");

    private static string Show(ReportClaim claim, double value) => Number.Show(value, Supported(claim));

    /// <summary>Digits enough to tell the interval's ends apart, with one or two to spare; at least two.</summary>
    private static int Supported(ReportClaim claim)
    {
        var (largest, width) = (new[] { claim.Ours, claim.Low, claim.High }.Max(Math.Abs), claim.High - claim.Low);
        return double.IsFinite(largest) && width > 0 ? Math.Clamp((int)Math.Ceiling(Math.Log10(largest / width)) + 2, 2, 10) : 4;
    }

    /// <summary>A line with our value, its interval, and what was expected; nothing where a number is not finite or all are the same.</summary>
    internal static Html Sketch(ReportClaim claim)
    {
        // The margin belongs to the scale: what lies well within it should look close.
        double[] numbers = [claim.Ours, claim.Low, claim.High, claim.Expected - claim.Margin, claim.Expected + claim.Margin];
        var (low, high) = (numbers.Min(), numbers.Max());
        if (!numbers.All(double.IsFinite) || !(high > low))
            return Html.Empty;
        return Html.Of($"""
            <svg class="sketch" viewBox="0 0 320 44" role="img" aria-label="{Words(claim)}">
            <line class="axis" x1="0" x2="320" y1="16" y2="16"/>
            <line class="whisker" x1="{At(claim.Low)}" x2="{At(claim.High)}" y1="16" y2="16"/>
            <path class="expected" d="M{At(claim.Expected)} 7 l7 9 l-7 9 l-7 -9 z"/>
            <circle class="ours" cx="{At(claim.Ours)}" cy="16" r="5"/>
            <g aria-hidden="true">
            <circle class="ours" cx="8" cy="36" r="4"/><text x="17" y="40">ours</text>
            <path class="expected" d="M70 29 l5.5 7 l-5.5 7 l-5.5 -7 z"/><text x="80" y="40">expected</text>
            </g>
            </svg>
            """);

        string At(double value) => (Edge + (value - low) / (high - low) * (Width - 2 * Edge)).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static string Words(ReportClaim claim) =>
        $"Ours {Number.Show(claim.Ours)}, interval {Number.Show(claim.Low)} to {Number.Show(claim.High)}, expected {Number.Show(claim.Expected)}";
}
