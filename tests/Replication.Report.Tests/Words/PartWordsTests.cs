using Replication.Evidence;

namespace Replication.Report.Tests.Words;

/// <summary>What each kind of part says to its reader.</summary>
public class PartWordsTests
{
    static readonly Quantity<Trial> Value = new("value", trial => trial.Value);
    static readonly Sweep<Trial, double> Curve = new("training", trial => trial.Curve);
    static readonly Quantity<double> Point = new("point", point => point);
    static readonly Arm Ours = Rulings.Ours, Control = Rulings.Control, Exact = Rulings.Exact;
    static readonly Expected<Trial> Theta = new("|theta|", (_, _) => 2);

    static string Asked(Judgement<Trial> judgement) => RequirementWords.Of(Assert.Single(judgement.Conditions).Requirement);

    static string[] Facts(Part part) => [.. PartWords.Facts(part)];

    static double[] Eight(double value) => [.. Enumerable.Repeat(value, 8)];

    public static TheoryData<string, Judgement<Trial>> Requirements => new()
    {
        { "above 0.5", Value.MeanAtLeast(0.5).On(Ours) },
        { "below 0.5", Value.MeanAtMost(0.5).On(Ours) },
        { "at least 0.75", Value.MeanAtLeast(0.5, 0.25).On(Ours) },
        { "at most 0.25", Value.MeanAtMost(0.5, 0.25).On(Ours) },
        { "above 0", Value.Exceeds(0).On(Ours, Control) },
        { "at least 2", Value.Exceeds(2).On(Ours, Control) },
        { "above 1", Value.ExceedsByFactor(1).On(Ours, Control) },
        { "at least 1.5", Value.ExceedsByFactor(1.5).On(Ours, Control) },
        { "less than 0.25 from 1", Value.MeanIs(1, 0.25).On(Ours) },
        { "at least 7, in most runs", Value.AtLeast(7).On(Ours) },
        { "at most 7, in more than 90 % of the runs", Value.AtMost(7, mayFail: 0.1).On(Ours) },
        { "between 1 and 2, in most runs", Value.Between(1, 2).On(Ours) },
        { "exactly 8, in most runs", Value.Meets(Requirement.Exactly(8)).On(Ours) },
        { "|theta|, within 0.5, in every run", Value.Is(Theta, Tolerance.Absolute(0.5, "given")).On(Ours) },
        { "exactly 0, at every point", Curve.Is(Point, 0, Tolerance.Exact("given")).On(Ours) },
        { "at most |theta| (slack: within 0.5), in every run", Value.BoundedBy(Theta, Tolerance.Absolute(0.5, "given")).On(Ours) },
        { "at most 3, at every point", Curve.BoundedBy(Point, 3, Tolerance.Exact("given")).On(Ours) },
        { "at least |theta|, in every run", Value.BoundedBelowBy(Theta, Tolerance.Exact("given")).On(Ours) },
    };

    [Theory]
    [MemberData(nameof(Requirements))]
    public void A_requirement_says_limits_and_of_what_they_are_asked(string words, Judgement<Trial> judgement) => Assert.Equal(words, Asked(judgement));

    [Fact]
    public void A_count_says_how_many_runs_meet_the_requirement()
    {
        Assert.Equal("median modes covered of 'ours'", PartWords.Quantity(Rulings.Counted));
        Assert.Equal("median modes covered of 'ours': 8 [6, 8]", PartWords.Measured(Rulings.Counted));
        Assert.Equal("median modes covered of 'ours': 8", PartWords.Measured(Rulings.Counted with { Low = 8 }));
        Assert.Equal("at least 7, in most runs (7 of 8)", PartWords.Required(Rulings.Counted));
        Assert.Equal(
            ["Of all seeds 47.349 to 99.684 % meet it (95 %, Clopper-Pearson).", "Test: binomial test, exact, p = 0.035."], Facts(Rulings.Counted));
    }

    [Fact]
    public void One_run_without_chance_is_neither_median_nor_mean_and_is_not_counted()
    {
        var counted = Rulings.Of(Value.AtLeast(1).On(Exact), 3);
        Assert.Equal(("value of 'exact'", "at least 1"), (PartWords.Quantity(counted), PartWords.Required(counted)));
        Assert.Empty(Facts(counted));
        Assert.Equal("value of 'exact': 3", PartWords.Measured(Rulings.Of(Value.MeanAtLeast(1).On(Exact), 3)));
    }

    [Fact]
    public void A_mean_says_what_its_test_shows()
    {
        Assert.Equal("mean value of 'ours': 1.04 [0.938, 1.15]", PartWords.Measured(Rulings.Mean));
        Assert.Equal(["Test that it is above 0.5: sign-flip permutation test, exact, p = 0.0039."], Facts(Rulings.Mean));
        Assert.Equal(
            "mean value of 'ours': 1.04 [0.938, 1.15] (95 % bootstrap); required: at least 0.8: met. "
            + "Test that it is above 0.5: sign-flip permutation test, exact, p = 0.0039.", PartWords.Told(Rulings.Mean));
        Assert.Contains("required: at least 0.8: not met.", PartWords.Told(Rulings.Failing), StringComparison.Ordinal);
        var below = Assert.Single(Facts(Rulings.Of(Value.MeanAtMost(9).On(Ours), 1, 2)));
        Assert.StartsWith("Test that it is below 9: ", below, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_and_a_ratio_name_what_they_are_of()
    {
        var difference = Rulings.Of(Value.Exceeds(1).On(Ours, Control), [1, 2, 6], [0, 1, 2]);
        Assert.Equal("mean value of 'ours' minus 'control'", PartWords.Quantity(difference));
        Assert.Equal(
            ["The means are 3 for 'ours' and 1 for 'control'.", "Test that it is above 0: sign-flip permutation test, exact, p = 0.12."], Facts(difference));
        var ratio = Rulings.Of(Value.ExceedsByFactor(2).On(Ours, Control), [2, 8], [1, 1]);
        Assert.Equal("ratio of geometric means of value, 'ours' to 'control'", PartWords.Quantity(ratio));
        Assert.Equal("The geometric means are 4 for 'ours' and 1 for 'control'.", Facts(ratio)[0]);
    }

    [Fact]
    public void Sameness_names_its_test() => Assert.Equal(
        ["Test: TOST, one-sample t, p = 0."], Facts(Rulings.Of(Value.MeanIs(1, 0.5).On(Ours), Eight(1))));

    [Fact]
    public void A_comparison_says_where_it_is_worst_and_what_is_allowed()
    {
        var near = Rulings.Of(Value.Is(Theta, Tolerance.Absolute(0.5, "sampling")).On(Ours), 2, 2.25);
        Assert.Equal(("value of 'ours', worst of 2: 2.25", "|theta|, within 0.5, in every run (2 at the worst)"), (PartWords.Measured(near), PartWords.Required(near)));
        Assert.Equal(["At 'ours', run 1, |theta| is 2 and the difference 0.25; allowed: 0.5 (sampling)."], Facts(near));

        var bound = Rulings.Of(Curve.BoundedBy(Point, 3, Tolerance.Exact("given")).On(Exact), 2);
        Assert.Equal(("point of 'exact' over training, worst of 2", "at most 3, at every point"), (PartWords.Quantity(bound), PartWords.Required(bound)));
        Assert.Equal(["At 'exact', point 1 of training, 3 is 3 and the difference 1; allowed: 0 (given)."], Facts(bound));

        var here = Rulings.Of(Value.BoundedBy(Theta, Tolerance.Exact("given")).On(Exact), 2);
        Assert.EndsWith("in every run (here 2)", PartWords.Required(here), StringComparison.Ordinal);

        var infinite = Rulings.Of(Value.Is(double.PositiveInfinity, Tolerance.Exact("given")).On(Exact), double.PositiveInfinity);
        Assert.Equal("value of 'exact': ∞", PartWords.Measured(infinite));
        Assert.Contains("the difference 0;", Assert.Single(Facts(infinite)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_cannot_be_averaged_says_why()
    {
        var judgement = Value.ExceedsByFactor(2).On(Ours, Control);
        var lost = Rulings.Of(judgement, [4, 4], [1, double.NaN]);
        Assert.Equal("undefined", PartWords.Value(lost));
        Assert.Equal(["In run 1 of 'control', value is NaN: the run diverged, which counts against the claim."], Facts(lost));
        Assert.Equal(
            ["In run 0 of 'ours', value is 0: a ratio of geometric means needs positive numbers, which counts against the claim."],
            Facts(Rulings.Of(judgement, [0, 4], [1, 1])));
        var first = Assert.Single(Facts(Rulings.Of(Value.Exceeds(0).On(Ours, Control), [double.NaN], [1])));
        Assert.StartsWith("In run 0 of 'ours'", first, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_decided_says_so() => Assert.Equal(
        "mean value of 'ours'; required: at least 0.8. Nothing was decided: arm 'x' was not measured.", PartWords.Told(Rulings.Undecided("arm 'x' was not measured")));
}
