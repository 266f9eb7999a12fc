namespace Replication.Evidence.Tests.Claims;

public class BoundTests
{
    static readonly Tolerance Slack = Tolerance.Absolute(0.1, "sampling");

    [Theory]
    [InlineData(1, true)]
    [InlineData(-100, true)]
    [InlineData(1.09, true)]
    [InlineData(1.11, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(double.NegativeInfinity, true)]
    public void An_upper_bound_holds_up_to_its_slack(double value, bool met)
    {
        var finding = Judge.Bound(Bench.Value, 1, Slack, "ours").Apply(Bench.Runs(0.5, value));
        Assert.Equal(met, finding.Met);
        Assert.Equal(met, Judge.LowerBound(new Quantity<Trial>("minus value", trial => -trial.Value), -1, Slack, "ours").Apply(Bench.Runs(0.5, value)).Met);
    }

    [Fact]
    public void The_worst_case_is_reported_with_its_distance()
    {
        var judgement = Judge.Bound(Bench.Value, Bench.Theta, Tolerance.Exact("the theorem is sharp"), "ours");
        Assert.Equal("at most |theta| in every run; slack: exactly", judgement.Criterion);
        var finding = judgement.Apply(Bench.Runs(new(0.5, 1, []), new(1.75, 2, []), new(-3, 1, [])));
        Assert.True(finding.Met);
        Assert.Equal((1.75, 2, 0), (finding.Ours, finding.Expected, finding.Margin));
        Assert.Equal("Of 3 comparisons the worst is arm 'ours', replicate 1: value is 1.75, 0.25 on the right side of |theta| = 2 "
            + "(slack: exactly: the theorem is sharp).", finding.Because);
        Assert.Contains("0 on the right side of |theta| = 1", judgement.Apply(Bench.Runs(new Trial(1, 1, []))).Because, StringComparison.Ordinal);
        Assert.Contains("0.5 beyond |theta| = 1", judgement.Apply(Bench.Runs(new(0.5, 1, []), new(1.5, 1, []))).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Infinite_bounds_bound_infinite_numbers()
    {
        var judgement = Judge.Bound(Bench.Value, double.PositiveInfinity, Slack, "ours");
        Assert.True(judgement.Apply(Bench.Runs(double.PositiveInfinity, 3)).Met);
        Assert.True(judgement.Apply(Bench.Runs(double.PositiveInfinity)).Met);
    }

    [Fact]
    public void A_bound_holds_at_every_point_or_not_at_all()
    {
        Trial[] inside = [new(0, 0, [new(1, 1), new(2, 3)])], outside = [new(0, 0, [new(1, 1), new(2, 1.8)])];
        var upper = Judge.Bound(Bench.Curve, Bench.Estimate, Bench.Truth, Slack, "ours");
        Assert.True(upper.Apply(Bench.Runs(inside)).Met);
        Assert.False(upper.Apply(Bench.Runs(outside)).Met);
        var lower = Judge.LowerBound(Bench.Curve, Bench.Truth, Bench.Estimate, Slack, "ours");
        Assert.True(lower.Apply(Bench.Runs(inside)).Met);
        Assert.False(lower.Apply(Bench.Runs(outside)).Met);
        Assert.NotNull(lower.Apply(Bench.Runs(0.0)).Obstacle);
    }
}
