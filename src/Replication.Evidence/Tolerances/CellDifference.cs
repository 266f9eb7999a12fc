using System.Globalization;

namespace Replication.Evidence;

/// <summary>One cell that is not what the baseline says.</summary>
/// <param name="Row">The row's keys, <c>arm=wgan, replicate=3</c>.</param>
/// <param name="Column">The column.</param>
/// <param name="Expected">The baseline's text.</param>
/// <param name="Actual">The text now.</param>
/// <param name="Share">Share of the tolerance used, more than 1; null where the column has none.</param>
/// <param name="Tolerance">The tolerance that was broken; null where the column has none.</param>
public sealed record CellDifference(string Row, string Column, string Expected, string Actual, double? Share, Tolerance? Tolerance)
{
    /// <summary>One line with all of it.</summary>
    public override string ToString()
    {
        var used = Share is null ? "must be equal" : $"{Percent(Share.Value)} of the tolerance used: {Tolerance}";
        return $"{Row}: {Column}: expected {Shown(Expected)}, got {Shown(Actual)}; {used}";
    }

    static string Percent(double share) =>
        double.IsFinite(share) ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:G4} %") : "all and more";

    static string Shown(string text) => text.Length == 0 ? "nothing" : text;
}
