namespace Replication.Evidence.Tests.Claims;

public class RequirementTests
{
    static readonly Requirement Inside = Requirement.Between(1, 3);

    [Theory]
    [InlineData(0.5, false, -0.5, 1)]
    [InlineData(1, true, 0, 1)]
    [InlineData(1.5, true, 0.5, 1)]
    [InlineData(2, true, 1, 1)]
    [InlineData(2.5, true, 0.5, 3)]
    [InlineData(3, true, 0, 3)]
    [InlineData(3.5, false, -0.5, 3)]
    [InlineData(double.NegativeInfinity, false, double.NegativeInfinity, 1)]
    [InlineData(double.PositiveInfinity, false, double.NegativeInfinity, 3)]
    [InlineData(double.NaN, false, double.NaN, 3)]
    public void A_value_is_measured_from_the_nearer_limit(double value, bool holds, double slack, double limit)
    {
        Assert.Equal(holds, Inside.Holds(value));
        Assert.Equal(slack, Inside.Slack(value));
        Assert.Equal(limit, Inside.NearerLimit(value));
    }

    [Fact]
    public void An_infinite_value_at_an_infinite_limit_has_no_room_to_spare()
    {
        Assert.Equal(0, Requirement.Exactly(double.PositiveInfinity).Slack(double.PositiveInfinity));
        Assert.Equal(0, Requirement.AtLeast(1).Slack(double.PositiveInfinity));
        Assert.Equal(2, Requirement.AtLeast(1).Slack(3));
        Assert.Equal(-2, Requirement.AtMost(1).Slack(3));
        Assert.True(Requirement.AtMost(1).Holds(double.NegativeInfinity));
    }

    [Fact]
    public void Words_carry_the_limits() => Assert.Equal(
        ("at least 1", "at most 1", "between 1 and 3", "exactly 8"),
        (Requirement.AtLeast(1).Words, Requirement.AtMost(1).Words, Inside.Words, Requirement.Exactly(8).Words));
}
