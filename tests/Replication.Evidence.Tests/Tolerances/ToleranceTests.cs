namespace Replication.Evidence.Tests.Tolerances;

public class ToleranceTests
{
    const string Reason = "for the test";

    public static TheoryData<Tolerance, double, double, double> Shares => new()
    {
        { Tolerance.Exact(Reason), 1, 1, 0 },
        { Tolerance.Exact(Reason), 0.0, -0.0, 0 },
        { Tolerance.Exact(Reason), 1, Math.BitIncrement(1), double.PositiveInfinity },
        { Tolerance.Absolute(0.5, Reason), 1, 1.25, 0.5 },
        { Tolerance.Absolute(0.5, Reason), 1, 0.25, 1.5 },
        { Tolerance.Relative(0.5, Reason), -4, -5, 0.5 },
        { Tolerance.Relative(0.5, Reason), 0, 0, 0 },
        { Tolerance.Relative(0.5, Reason), 0, 1e-300, double.PositiveInfinity },
        { Tolerance.Near(0.5, 0.25, Reason), 0, 0.25, 0.5 },
        { Tolerance.Near(0.5, 0.25, Reason), -4, -5, 1 },
        { Tolerance.Near(0.5, 0.25, Reason), -4, -4.5, 0.5 },
        { Tolerance.Ulps(4, Reason), 1, Math.BitIncrement(Math.BitIncrement(1)), 0.5 },
        { Tolerance.Ulps(1, Reason), 0.0, -0.0, 0 },
        { Tolerance.Ulps(2, Reason), double.Epsilon, -double.Epsilon, 1 },
        { Tolerance.Ulps(4, Reason), -1, 1, 2 * 4607182418800017408.0 / 4 },
        { Tolerance.Interval(1, 3, Reason), 100, 2, 0 },
        { Tolerance.Interval(1, 3, Reason), 100, 3, 1 },
        { Tolerance.Interval(1, 3, Reason), 100, 0, 2 },
        { Tolerance.Interval(1, 5, Reason), 100, 4, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Shares))]
    public void The_share_used_is_0_where_met_and_1_at_the_limit(Tolerance tolerance, double expected, double actual, double share)
    {
        Assert.Equal(share, tolerance.ShareUsed(expected, actual));
        Assert.Equal(share <= 1, tolerance.Holds(expected, actual));
    }

    public static TheoryData<Tolerance> Kinds =>
    [
        Tolerance.Exact(Reason), Tolerance.Absolute(1e300, Reason), Tolerance.Relative(1e300, Reason), Tolerance.Near(1e300, 1e300, Reason),
        Tolerance.Ulps(long.MaxValue, Reason), Tolerance.Interval(-1e300, 1e300, Reason),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Infinities_agree_with_themselves_and_NaN_with_nothing(Tolerance tolerance)
    {
        Assert.True(tolerance.Holds(double.PositiveInfinity, double.PositiveInfinity));
        Assert.False(tolerance.Holds(double.PositiveInfinity, double.NegativeInfinity));
        Assert.False(tolerance.Holds(1, double.PositiveInfinity));
        Assert.False(tolerance.Holds(double.PositiveInfinity, double.MaxValue));
        Assert.False(tolerance.Holds(double.NaN, double.NaN));
        Assert.False(tolerance.Holds(double.NaN, 1));
        Assert.False(tolerance.Holds(1, double.NaN));
    }

    [Fact]
    public void Words_carry_the_numbers()
    {
        Assert.Equal("exactly (for the test)", Tolerance.Exact(Reason).ToString());
        Assert.Equal("within 1E-09", Tolerance.Absolute(1e-9, Reason).Words);
        Assert.Equal("within 2.5 % of it", Tolerance.Relative(0.025, Reason).Words);
        Assert.Equal("within 0.1 or 2.5 % of it", Tolerance.Near(0.1, 0.025, Reason).Words);
        Assert.Equal("within 4 ulps", Tolerance.Ulps(4, Reason).Words);
        Assert.Equal("in [0, 0.5]", Tolerance.Interval(0, 0.5, Reason).Words);
        Assert.Equal((0.25, 4 * Math.Pow(2, -52), 0.25), (Tolerance.Relative(0.5, Reason).Allowed(-0.5), Tolerance.Ulps(4, Reason).Allowed(1), Tolerance.Interval(0, 0.5, Reason).Allowed(9)));
    }

    [Fact]
    public void There_is_no_tolerance_without_size_and_reason()
    {
        Assert.Throws<ArgumentException>(() => Tolerance.Exact(" "));
        Assert.Throws<ArgumentException>(() => Tolerance.Absolute(1, ""));
        Assert.Throws<ArgumentException>(() => Tolerance.Absolute(0, Reason));
        Assert.Throws<ArgumentException>(() => Tolerance.Absolute(double.NaN, Reason));
        Assert.Throws<ArgumentException>(() => Tolerance.Relative(double.PositiveInfinity, Reason));
        Assert.Throws<ArgumentException>(() => Tolerance.Near(0, 1, Reason));
        Assert.Throws<ArgumentException>(() => Tolerance.Near(1, 0, Reason));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tolerance.Ulps(0, Reason));
        Assert.Throws<ArgumentException>(() => Tolerance.Interval(1, 1, Reason));
        Assert.Throws<ArgumentException>(() => Tolerance.Interval(0, double.PositiveInfinity, Reason));
    }
}
