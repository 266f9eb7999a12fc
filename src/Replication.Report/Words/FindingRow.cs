using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Report;

/// <summary>
/// One line of <c>findings.csv</c>: a part of what was found for a claim or for its control. A number that does not exist is absent.
/// </summary>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Side">Whether it was found for the claim or for its control.</param>
/// <param name="Part">1-based number of the part within its side.</param>
/// <param name="Quantity">What was measured.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Interval">How the interval was made.</param>
/// <param name="Requirement">What is required of the quantity.</param>
/// <param name="Expected">
/// What the closed form or bound is where the comparison comes out worst; absent where the limits are numbers.
/// </param>
/// <param name="RunsMeeting">How many runs meet the requirement; absent where runs are not counted.</param>
/// <param name="Runs">Of how many runs.</param>
/// <param name="Met">Whether the requirement is met, the test's level apart.</param>
/// <param name="P">p-value of the test; absent where nothing is random.</param>
public sealed record FindingRow(
    string Claim,
    Side Side,
    int Part,
    string Quantity,
    [MayBeInfinite] double? Value,
    [MayBeInfinite] double? Low,
    [MayBeInfinite] double? High,
    string Interval,
    string Requirement,
    [MayBeInfinite] double? Expected,
    int? RunsMeeting,
    int? Runs,
    bool Met,
    double? P)
{
    /// <summary>The lines of a ruling: the claim's parts, then the control's.</summary>
    public static IReadOnlyList<FindingRow> Of(Ruling ruling) =>
        [.. Of(ruling, Side.Claim, ruling.Assessment.Finding), .. Of(ruling, Side.Control, ruling.Assessment.Control)];

    static IEnumerable<FindingRow> Of(Ruling ruling, Side side, Finding finding) => finding.Parts.Select((part, index) => new FindingRow(
        ruling.Claim.Id, side, index + 1, PartWords.Quantity(part), Present(part.Value), Present(part.Low), Present(part.High),
        part.Interval, RequirementWords.Of(part.Requirement), Present(part.Worst?.Expected ?? double.NaN), part.Count?.Met,
        part.Count?.Runs, part.Met, part.PValue));

    static double? Present(double value) => double.IsNaN(value) ? null : value;
}

/// <summary>What a finding is about.</summary>
public enum Side
{
    /// <summary>The claim.</summary>
    Claim,

    /// <summary>Its control, which must fail.</summary>
    Control,
}
