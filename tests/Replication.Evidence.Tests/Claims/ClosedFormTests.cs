namespace Replication.Evidence.Tests.Claims;

public class ClosedFormTests
{
    static readonly Tolerance Hundredth = Tolerance.Absolute(0.01, "rounding of the test");

    [Fact]
    public void The_worst_run_decides_and_is_named()
    {
        var judgement = Judge.ClosedForm(Bench.Value, Bench.Theta, Hundredth, "ours");
        var (statistic, requirement) = (judgement.Conditions[0].Statistic, judgement.Conditions[0].Requirement);
        Assert.Equal(("value of 'ours'", Summary.Worst, null), (statistic.Name, statistic.Summary, statistic.Sweep));
        Assert.Equal((Relation.Near, "|theta|", Scope.EveryRun), (requirement.Relation, requirement.ClosedForm, requirement.Scope));
        Assert.Same(Hundredth, requirement.Tolerance);
        var near = judgement.Part(Bench.Runs(new(1.001, -1, []), new(2.008, 2, []), new(0.5, 0.5, [])));
        Assert.True(near.Met);
        Assert.Equal((2.008, 2.008, 2.008, 3, null), (near.Value, near.Low, near.High, near.Seeds, near.PValue));
        Assert.Equal(new WorstCase("ours", Replicate: 1, Point: null, Expected: 2, Allowed: 0.01, Of: 3), near.Worst);
        Assert.False(judgement.Part(Bench.Runs(1.0, new(2.0101, 2, []))).Met);
    }

    [Fact]
    public void The_expected_value_may_be_a_constant_or_a_number_of_the_arm()
    {
        Assert.True(Judge.ClosedForm(Bench.Value, Math.Log(2), Tolerance.Ulps(1, "one log"), "exact").Part(Bench.Of((Bench.Exact, [Math.Log(2)]))).Met);
        Assert.False(Judge.ClosedForm(Bench.Value, Math.Log(2), Tolerance.Ulps(1, "one log"), "exact").Part(Bench.Of((Bench.Exact, [0.6931]))).Met);
        var length = new Expected<Trial>("length of the name", (arm, _) => arm.Name.Length);
        var judgement = Judge.ClosedForm(Bench.Value, length, Hundredth, "exact", "ours");
        Assert.True(judgement.Part(Bench.Of((Bench.Exact, [5]), (Bench.Ours, [4, 4]))).Met);
        Assert.False(judgement.Part(Bench.Of((Bench.Exact, [5]), (Bench.Ours, [4, 5]))).Met);
        Assert.Equal("log 2", Judge.ClosedForm(Bench.Value, Expected<Trial>.Constant("log 2", Math.Log(2)), Hundredth, "exact").Conditions[0].Requirement.ClosedForm);
    }

    [Fact]
    public void An_infinite_divergence_equals_infinity_and_nothing_else()
    {
        var judgement = Judge.ClosedForm(Bench.Value, double.PositiveInfinity, Hundredth, "exact");
        Assert.True(judgement.Part(Bench.Of((Bench.Exact, [double.PositiveInfinity]))).Met);
        Assert.False(judgement.Part(Bench.Of((Bench.Exact, [double.NegativeInfinity]))).Met);
        Assert.False(judgement.Part(Bench.Of((Bench.Exact, [double.MaxValue]))).Met);
        Assert.False(judgement.Part(Bench.Of((Bench.Exact, [double.NaN]))).Met);
    }

    [Fact]
    public void Every_point_of_a_series_is_compared()
    {
        var judgement = Judge.ClosedForm(Bench.Curve, Bench.Estimate, Bench.Truth, Hundredth, "ours");
        Assert.Equal("estimate of 'ours' over training", judgement.Conditions[0].Statistic.Name);
        Assert.True(judgement.Part(Bench.Runs(new Trial(0, 0, [new(1, 1), new(2, 2.005)]))).Met);
        var far = judgement.Part(Bench.Runs(new Trial(0, 0, [new(1, 1)]), new Trial(0, 0, [new(1, 1), new(2, 2.02)])));
        Assert.False(far.Met);
        Assert.Equal(new WorstCase("ours", Replicate: 1, Point: 1, Expected: 2, Allowed: 0.01, Of: 3), far.Worst! with { Expected = 2 });
        Assert.Equal((2, 2.02, Scope.EveryPoint), (far.Value, far.Worst.Expected, far.Requirement.Scope));
        Assert.Equal("the series has no point", judgement.Part(Bench.Runs(0.0)).Obstacle);
    }

    [Fact]
    public void Without_an_arm_there_is_nothing_to_judge() =>
        Assert.Throws<ArgumentException>(() => Judge.ClosedForm(Bench.Value, 0, Hundredth));

    [Fact]
    public void An_arm_that_the_experiment_lacks_is_an_error() =>
        Assert.Throws<ArgumentException>(() => Judge.ClosedForm(Bench.Value, 0, Hundredth, "nobody").Part(Bench.Runs(0.0)));
}
