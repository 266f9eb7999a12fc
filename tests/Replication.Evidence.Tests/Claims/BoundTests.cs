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
        var finding = Judge.Bound(Bench.Value, 1, Slack, "ours").Part(Bench.Runs(0.5, value));
        Assert.Equal(met, finding.Met);
        Assert.Equal(met, Judge.LowerBound(new Quantity<Trial>("minus value", trial => -trial.Value), -1, Slack, "ours").Part(Bench.Runs(0.5, value)).Met);
    }

    [Fact]
    public void The_worst_case_is_reported_with_its_distance()
    {
        var judgement = Judge.Bound(Bench.Value, Bench.Theta, Tolerance.Exact("the theorem is sharp"), "ours");
        var condition = Assert.Single(judgement.Conditions);
        Assert.Equal((Relation.AtMost, "|theta|", Scope.EveryRun), (condition.Requirement.Relation, condition.Requirement.ClosedForm, condition.Requirement.Scope));
        Assert.Equal((Summary.Worst, "value of 'ours'"), (condition.Statistic.Summary, condition.Statistic.Name));
        var finding = judgement.Part(Bench.Runs(new(0.5, 1, []), new(1.75, 2, []), new(-3, 1, [])));
        Assert.True(finding.Met);
        Assert.Equal((1.75, 1.75, 1.75, "worst case", null), (finding.Value, finding.Low, finding.High, finding.Interval, finding.Test));
        Assert.Equal(new WorstCase("ours", Replicate: 1, Point: null, Expected: 2, Allowed: 0, Of: 3), finding.Worst);
        var beyond = judgement.Part(Bench.Runs(new(0.5, 1, []), new(1.5, 1, []), new(1.25, 1, [])));
        Assert.Equal((false, 1.5, 1), (beyond.Met, beyond.Value, beyond.Worst!.Replicate));
        Assert.Equal(0.1, Judge.Bound(Bench.Value, Bench.Theta, Slack, "ours").Part(Bench.Runs(0.5)).Worst!.Allowed);
        Assert.Null(Judge.Bound(Bench.Value, 1, Slack, "exact").Part(Bench.Of((Bench.Exact, [0.5]))).Worst!.Replicate);
    }

    [Fact]
    public void A_lower_bound_is_worst_where_least_is_left()
    {
        var finding = Judge.LowerBound(Bench.Value, Bench.Theta, Slack, "ours").Part(Bench.Runs(new(3, 1, []), new(2.5, 2, []), new(9, 1, [])));
        Assert.Equal((true, 2.5, Relation.AtLeast), (finding.Met, finding.Value, finding.Requirement.Relation));
        Assert.Equal("1 of 3", $"{finding.Worst!.Replicate} of {finding.Worst.Of}");
    }

    [Fact]
    public void Infinite_bounds_bound_infinite_numbers()
    {
        var judgement = Judge.Bound(Bench.Value, double.PositiveInfinity, Slack, "ours");
        Assert.True(judgement.Part(Bench.Runs(double.PositiveInfinity, 3)).Met);
        Assert.True(judgement.Part(Bench.Runs(double.PositiveInfinity)).Met);
    }

    [Fact]
    public void A_bound_holds_at_every_point_or_not_at_all()
    {
        Trial[] inside = [new(0, 0, [new(1, 1), new(2, 3)])], outside = [new(0, 0, [new(1, 1), new(2, 1.8)])];
        var upper = Judge.Bound(Bench.Curve, Bench.Estimate, Bench.Truth, Slack, "ours");
        Assert.True(upper.Part(Bench.Runs(inside)).Met);
        Assert.False(upper.Part(Bench.Runs(outside)).Met);
        var lower = Judge.LowerBound(Bench.Curve, Bench.Truth, Bench.Estimate, Slack, "ours");
        Assert.True(lower.Part(Bench.Runs(inside)).Met);
        var broken = lower.Part(Bench.Runs(outside));
        Assert.Equal((false, 1, Scope.EveryPoint, "training"), (broken.Met, broken.Worst!.Point, broken.Requirement.Scope, broken.Statistic.Sweep));
        Assert.NotNull(lower.Part(Bench.Runs(0.0)).Obstacle);
    }
}
