using Replication.Evidence;

namespace Replication.Report;

/// <summary>One line of <c>verdicts.csv</c>: the claim and its verdict. What was measured for it stands in <c>findings.csv</c>.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Paper">Key of the paper.</param>
/// <param name="Locus">Where in it.</param>
/// <param name="Statement">The claim in our words.</param>
/// <param name="Published">The paper's number or shape.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why this verdict.</param>
/// <param name="Seeds">Smallest number of runs in any random arm of claim or control; absent where none is random.</param>
/// <param name="P">p-value; absent where nothing is random.</param>
/// <param name="PHolm">The same after Holm's correction over the claims of the paper.</param>
/// <param name="ControlFailed">Whether the control failed, as it must.</param>
/// <param name="Deviation">Where our setting differs from the paper's; empty where it does not.</param>
public sealed record VerdictRow(
    string Experiment,
    string Claim,
    string Paper,
    string Locus,
    string Statement,
    string Published,
    Verdict Verdict,
    Reason Reason,
    int? Seeds,
    double? P,
    double? PHolm,
    bool ControlFailed,
    string Deviation)
{
    /// <summary>The line of a ruling.</summary>
    public static VerdictRow Of(Ruling ruling)
    {
        var claim = ruling.Claim;
        return new(
            ruling.Experiment, claim.Id, claim.Paper.Key, claim.Locus, claim.Statement, claim.Published, ruling.Verdict, ruling.Reason,
            ruling.Seeds, ruling.Assessment.Finding.PValue, ruling.PHolm, ruling.ControlFailed, VerdictWords.Deviation(ruling));
    }
}
