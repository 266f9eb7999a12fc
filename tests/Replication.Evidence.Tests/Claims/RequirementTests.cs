namespace Replication.Evidence.Tests.Claims;

public class RequirementTests
{
    static readonly Requirement Inside = Requirement.Between(1, 3);

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(3.5, false)]
    [InlineData(double.NegativeInfinity, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(double.NaN, false)]
    public void A_value_meets_its_limits_or_does_not(double value, bool holds) => Assert.Equal(holds, Inside.Holds(value));

    [Fact]
    public void A_limit_that_is_not_there_is_infinitely_far()
    {
        Assert.True(Requirement.AtMost(1).Holds(double.NegativeInfinity) && !Requirement.AtMost(1).Holds(double.PositiveInfinity));
        Assert.True(Requirement.AtLeast(1).Holds(double.PositiveInfinity) && !Requirement.AtLeast(1).Holds(double.NegativeInfinity));
        Assert.True(Requirement.Exactly(8).Holds(8) && !Requirement.Exactly(8).Holds(Math.BitIncrement(8.0)));
        Assert.False(Requirement.AtLeast(double.NegativeInfinity).Holds(double.NaN));
    }

    [Fact]
    public void What_a_judgement_requires_is_stated_by_the_numbers_that_decide()
    {
        static Requirement Of(Judgement<Trial> judgement) => judgement.Conditions[0].Requirement;
        static object Stated(Requirement of) => (of.Relation, of.Low, of.High, of.Reference, of.Margin, of.Scope);
        const double None = double.PositiveInfinity;
        Assert.Equal((Relation.AtLeast, 0.75, None, (double?)0.5, (double?)0.25, Scope.Value), Stated(Of(Judge.AtLeast(Bench.Value, "ours", 0.5, 0.25))));
        Assert.Equal((Relation.AtMost, -None, 0.25, (double?)0.5, (double?)0.25, Scope.Value), Stated(Of(Judge.AtMost(Bench.Value, "ours", 0.5, 0.25))));
        Assert.Equal((Relation.AtLeast, 2.0, None, (double?)0, (double?)2, Scope.Value), Stated(Of(Judge.Greater(Bench.Value, "ours", "control", 2))));
        Assert.Equal((Relation.AtLeast, 1.5, None, (double?)1, (double?)0.5, Scope.Value), Stated(Of(Judge.GreaterByFactor(Bench.Value, "ours", "control", 1.5))));
        Assert.Equal((Relation.Near, 0.5, 1.5, (double?)1, (double?)0.5, Scope.Value), Stated(Of(Judge.Equivalent(Bench.Value, "ours", 1, 0.5))));
        Assert.Equal((Relation.Near, -0.5, 0.5, (double?)0, (double?)0.5, Scope.Value), Stated(Of(Judge.Equivalent(Bench.Value, "ours", "control", 0.5))));
        Assert.Equal((Relation.AtLeast, 0.5, None, (double?)0, (double?)0.5, Scope.Value), Stated(Of(Judge.Correlates(Bench.Curve, Bench.Estimate, Bench.Truth, "ours", 0.5))));
        Assert.Equal(
            (Relation.Between, 1.0, 3.0, (double?)null, (double?)null, Scope.Runs), Stated(Of(Judge.InRuns(Bench.Value, "ours", Inside))));
        Assert.Equal(0.5, Of(Judge.InRuns(Bench.Value, "ours", Inside)).MayFail);
        Assert.Equal(0.1, Of(Judge.InRuns(Bench.Value, "ours", Inside, mayFail: 0.1)).MayFail);
        Assert.Null(Of(Judge.AtLeast(Bench.Value, "ours", 0)).MayFail);
    }
}
