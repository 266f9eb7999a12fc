namespace Replication.Evidence.Tests.Experiments;

public class RunDivergenceTests
{
    [Theory]
    [InlineData(double.NaN, true, true)]
    [InlineData(double.PositiveInfinity, true, false)]
    [InlineData(double.NegativeInfinity, true, false)]
    [InlineData(double.MaxValue, false, false)]
    [InlineData(-0.0, false, false)]
    public void A_run_diverged_where_a_number_is_NaN_or_infinite_without_leave(double number, bool diverged, bool whereItMayBeInfinite)
    {
        Assert.Equal(diverged, RunDivergence.Of(number));
        Assert.Equal(whereItMayBeInfinite, RunDivergence.Of(number, mayBeInfinite: true));
    }
}
