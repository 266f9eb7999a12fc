using Replication.Evidence.Tables;

namespace Replication.Evidence;

/// <summary>One line of <c>verdicts.csv</c>: the claim, what was found, and what that means. A number that does not exist is absent.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Paper">Key of the paper.</param>
/// <param name="Locus">Where in it.</param>
/// <param name="Statement">The claim in our words.</param>
/// <param name="Published">The paper's number or shape.</param>
/// <param name="Statistic">What was computed.</param>
/// <param name="Criterion">When the claim holds.</param>
/// <param name="Ours">The statistic's value.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Interval">How the interval was made.</param>
/// <param name="Expected">What is expected of it.</param>
/// <param name="Margin">The declared practical margin.</param>
/// <param name="Seeds">Smallest number of runs in any random arm of claim or control; absent where none is random.</param>
/// <param name="P">p-value; absent where nothing is random.</param>
/// <param name="PHolm">The same after Holm's correction over the claims of the paper.</param>
/// <param name="Control">What must fail.</param>
/// <param name="ControlOurs">The control's statistic.</param>
/// <param name="ControlFailed">Whether the control failed, as it must.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why this verdict, one sentence.</param>
/// <param name="Deviation">Where our setting differs from the paper's; empty where it does not.</param>
public sealed record VerdictRow(
    string Experiment,
    string Claim,
    string Paper,
    string Locus,
    string Statement,
    string Published,
    string Statistic,
    string Criterion,
    [MayBeInfinite] double? Ours,
    [MayBeInfinite] double? Low,
    [MayBeInfinite] double? High,
    string Interval,
    [MayBeInfinite] double? Expected,
    [MayBeInfinite] double? Margin,
    int? Seeds,
    double? P,
    double? PHolm,
    string Control,
    [MayBeInfinite] double? ControlOurs,
    bool ControlFailed,
    Verdict Verdict,
    string Reason,
    string Deviation);
