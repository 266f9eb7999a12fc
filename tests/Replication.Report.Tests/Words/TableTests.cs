using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Report.Tests.Words;

/// <summary>The rows of <c>verdicts.csv</c> and <c>findings.csv</c>.</summary>
public class TableTests
{
    static readonly Quantity<Trial> Value = new("value", trial => trial.Value);

    [Fact]
    public void A_verdict_is_one_line_that_survives_its_table()
    {
        VerdictRow[] rows =
        [
            VerdictRow.Of(Rulings.Ruling), VerdictRow.Of(Rulings.One(Rulings.Claim with { Id = "second", Deviation = "smaller net" }, Rulings.Mean with { Seeds = 6 })),
            VerdictRow.Of(Rulings.One(Rulings.Claim with { Id = "third" }, Rulings.Undecided("arm 'x', \"lost\""))),
        ];
        Assert.Equal(
            new("Sample", "first", "GAN", "Theorem 1", "W <= |theta| * 2 for P_theta.", "log 2", Verdict.Reproduced, Reason.Met, 8, 1 / 256.0, 1 / 256.0, true, ""), rows[0]);
        Assert.Equal((Verdict.ReproducedWithDeviation, 6, "smaller net; 6 seeds instead of 8"), (rows[1].Verdict, rows[1].Seeds, rows[1].Deviation));
        Assert.Equal((Verdict.Inconclusive, Reason.ClaimUndecided, null), (rows[2].Verdict, rows[2].Reason, rows[2].P));
        var text = RecordTable.Format(rows, "verdicts.csv");
        Assert.StartsWith(
            "experiment,claim,paper,locus,statement,published,verdict,reason,seeds,p,p-holm,control-failed,deviation\n", text, StringComparison.Ordinal);
        Assert.Contains(",inconclusive,claim-undecided,", text, StringComparison.Ordinal);
        Assert.Equal(rows, RecordTable.Parse<VerdictRow>(text, "verdicts.csv"));
        var message = Assert.Throws<EvidenceException>(() => RecordTable.Parse<VerdictRow>(text.Replace("inconclusive", "certain", StringComparison.Ordinal), "x.csv")).Message;
        Assert.Equal("x.csv:4: column 'verdict': 'certain' is not one of reproduced, reproduced-with-deviation, not-reproduced, inconclusive.", message);
    }

    [Fact]
    public void Every_part_of_claim_and_control_is_one_line_that_survives_its_table()
    {
        var exact = Rulings.Of(Value.BoundedBy(new Expected<Trial>("|theta|", (_, _) => 5), Tolerance.Exact("given")).On(Rulings.Exact), 3);
        var rows = FindingRow.Of(Rulings.One(Rulings.Claim, Rulings.Counted, exact, Rulings.Undecided("lost")));
        Assert.Equal([(Side.Claim, 1), (Side.Claim, 2), (Side.Claim, 3), (Side.Control, 1)], rows.Select(row => (row.Side, row.Part)));
        Assert.Equal(
            new("first", Side.Claim, 1, "median modes covered of 'ours'", 8, 6, 8, "99.219 % order statistics of the median over 8 runs", "at least 7, in most runs",
                null, 7, 8, true, Rulings.Counted.PValue), rows[0]);
        Assert.Equal(
            new("first", Side.Claim, 2, "value of 'exact'", 3, 3, 3, "worst case", "at most |theta|, in every run", 5, null, null, true, null), rows[1]);
        Assert.Equal((null, null, null, false), (rows[2].Value, rows[2].Low, rows[2].High, rows[2].Met));
        var text = RecordTable.Format(rows, "findings.csv");
        Assert.StartsWith(
            "claim,side,part,quantity,value,low,high,interval,requirement,expected,runs-meeting,runs,met,p\nfirst,claim,1,", text, StringComparison.Ordinal);
        Assert.Equal(rows, RecordTable.Parse<FindingRow>(text, "findings.csv"));
    }
}
