namespace Replication.Evidence.Tests.Claims;

/// <summary>A margin is reached by a number that stands exactly at it; only sameness has to stay below.</summary>
public class MarginTests
{
    static readonly Tolerance Half = Tolerance.Absolute(0.5, "exact in binary");

    /// <summary>What each judgement asks of one run: 1.5 in the arm against 1 in the other.</summary>
    public static TheoryData<string, Judgement<Trial>> Judgements => new()
    {
        { "mean above", Judge.AtLeast(Bench.Value, "ours", 1, 0.5) },
        { "mean below", Judge.AtMost(Bench.Value, "control", 1.5, 0.5) },
        { "difference of pairs", Judge.Greater(Bench.Value, "ours", "control", 0.5) },
        { "difference of arms", Judge.Greater(Bench.Value, "ours", "control", 0.5, Contrast.Independent) },
        { "ratio", Judge.GreaterByFactor(Bench.Value, "ours", "control", 1.5) },
        { "every seed", Judge.InRuns(Bench.Value, "ours", Requirement.AtLeast(1.5)) },
        { "closed form", Judge.ClosedForm(Bench.Value, 2, Half, "ours") },
        { "lower bound", Judge.LowerBound(Bench.Value, 2, Half, "ours") },
        { "upper bound", Judge.Bound(Bench.Value, 0.5, Half, "control") },
    };

    [Theory]
    [MemberData(nameof(Judgements))]
    public void A_margin_is_met_by_reaching_it(string name, Judgement<Trial> judgement)
    {
        bool Met(double ours, double control) => judgement.Part(Bench.Of((Bench.Ours, [ours]), (Bench.Control, [control]))).Met;
        Assert.True(Met(1.5, 1), name);
        Assert.False(Met(Math.BitDecrement(1.5), Math.BitIncrement(1)), name);
    }

    [Fact]
    public void A_difference_as_large_as_the_margin_is_not_sameness()
    {
        bool Met(double margin, Judgement<Trial> judgement) => judgement.Part(Bench.Of((Bench.Ours, [1.5]), (Bench.Control, [1.0]))).Met;
        foreach (var (margin, same) in new[] { (0.5, false), (Math.BitIncrement(0.5), true) })
        {
            Assert.Equal(same, Met(margin, Judge.Equivalent(Bench.Value, "ours", 1, margin)));
            Assert.Equal(same, Met(margin, Judge.Equivalent(Bench.Value, "ours", "control", margin)));
        }
    }

    [Fact]
    public void The_largest_correlation_that_there_is_may_be_asked_for()
    {
        var judgement = Judge.Correlates(Bench.Curve, Bench.Estimate, Bench.Truth, "ours", 1);
        Assert.True(judgement.Part(Bench.Runs(new Trial(0, 0, [new(1, 1), new(4, 2), new(9, 3)]))).Met);
        Assert.False(judgement.Part(Bench.Runs(new Trial(0, 0, [new(1, 1), new(9, 2), new(4, 3)]))).Met);
    }
}
