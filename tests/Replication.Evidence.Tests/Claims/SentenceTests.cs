namespace Replication.Evidence.Tests.Claims;

/// <summary>What each judgement says to its reader.</summary>
public class SentenceTests
{
    static Trial[] Runs(params double[] values) => [.. values.Select(value => (Trial)value)];

    static Trial[] Eight(double value) => [.. Enumerable.Repeat((Trial)value, 8)];

    static Finding Exact(Judgement<Trial> judgement, double value) => judgement.Apply(Bench.Of((Bench.Exact, [value])));

    static Finding Both(Judgement<Trial> judgement, Trial[] ours, Trial[] control) =>
        judgement.Apply(Bench.Of((Bench.Ours, ours), (Bench.Control, control)));

    [Fact]
    public void A_criterion_says_side_margin_and_reference()
    {
        Assert.Equal("above 0.5, by an exact sign-flip test over seeds", Judge.AtLeast(Bench.Value, "ours", 0.5).Criterion);
        Assert.Equal("below 0.5, by an exact sign-flip test over seeds", Judge.AtMost(Bench.Value, "ours", 0.5).Criterion);
        Assert.Equal("at least 0.3 below 0.5, by an exact sign-flip test over seeds", Judge.AtMost(Bench.Value, "ours", 0.5, 0.3).Criterion);
        Assert.Equal("within 0.2 of 1, by an equivalence test (TOST) over seeds", Judge.Equivalent(Bench.Value, "ours", 1, 0.2).Criterion);
    }

    [Theory]
    [InlineData(5, "2 above 3", "2 above 3")]
    [InlineData(2, "1 below 3", "1 below 3")]
    [InlineData(3, "0 above 3", "0 below 3")]
    public void A_mean_stands_above_or_below_its_reference_whichever_was_asked_for(double value, string asAtLeast, string asAtMost)
    {
        var mean = $"The mean value of 'exact' is {value} [{value}, {value}]";
        Assert.Equal($"{mean}, {asAtLeast}; asked for: above by 0.5 or more.", Exact(Judge.AtLeast(Bench.Value, "exact", 3, 0.5), value).Because);
        Assert.Equal($"{mean}, {asAtMost}; asked for: below by 0.5 or more.", Exact(Judge.AtMost(Bench.Value, "exact", 3, 0.5), value).Because);
    }

    [Fact]
    public void A_difference_names_both_means()
    {
        var finding = Both(Judge.Greater(Bench.Value, "ours", "control", 1), Runs(1, 2, 6), Runs(0, 1, 2));
        Assert.StartsWith("The mean value of 'ours' is 3, of 'control' 1: a difference of 2 [", finding.Because, StringComparison.Ordinal);
        Assert.EndsWith("], asked for: 1 or more; sign-flip permutation test, exact: p = 0.125.", finding.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_says_how_many_times() => Assert.Equal(
        "'ours' has 4 [4, 4] times the value of 'control', asked for: 2 or more; sign-flip permutation test, exact: p = 0.00391.",
        Both(Judge.GreaterByFactor(Bench.Value, "ours", "control", 2), Eight(4), Eight(1)).Because);

    [Fact]
    public void Sameness_says_how_far_from_what()
    {
        Assert.Equal(
            "The mean value of 'exact' is 1.5 [1.5, 1.5], 0.5 from 1, asked for: less than 0.75.",
            Exact(Judge.Equivalent(Bench.Value, "exact", 1, 0.75), 1.5).Because);
        Assert.Equal(
            "The mean difference of value between 'ours' and 'control' is -0.5 [-0.5, -0.5], 0.5 from 0, asked for: less than 0.75; TOST, paired t: p = 0.",
            Both(Judge.Equivalent(Bench.Value, "ours", "control", 0.75), Eight(1), Eight(1.5)).Because);
    }

    [Fact]
    public void A_requirement_counts_the_seeds_that_meet_it()
    {
        var judgement = Judge.AllSeeds(Bench.Value, "ours", Requirement.AtLeast(0.8));
        var seven = judgement.Apply(Bench.Runs([.. Eight(1)[..7], 0.79]));
        Assert.Equal("Value of 'ours' is at least 0.8 in 7 of 8 runs; the worst is 0.79; sign test: p = 0.0352.", seven.Because);
        Assert.Equal("range over 8 runs; of all seeds 47.349 to 99.684 % meet it (95 % Clopper-Pearson)", seven.Interval);
        var one = Exact(Judge.AllSeeds(Bench.Value, "exact", Requirement.AtLeast(0.8)), 1);
        Assert.Equal(("Value of 'exact' is at least 0.8 in 1 of 1 run; the worst is 1.", "range over 1 run"), (one.Because, one.Interval));
    }

    [Fact]
    public void A_comparison_says_where_it_was_made()
    {
        var judgement = Judge.ClosedForm(Bench.Value, 3, Tolerance.Exact("given"), "exact", "ours");
        Assert.StartsWith("Of 1 comparison the worst is arm 'exact': ", Exact(Judge.ClosedForm(Bench.Value, 3, Tolerance.Exact("given"), "exact"), 3).Because, StringComparison.Ordinal);
        Assert.StartsWith(
            "Of 3 comparisons the worst is arm 'ours', replicate 1: ",
            judgement.Apply(Bench.Of((Bench.Exact, [3.0]), (Bench.Ours, Runs(3, 4)))).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conjunction_says_whether_the_other_part_is_stronger_or_fails_too()
    {
        var (low, high) = (Judge.AllSeeds(Bench.Value, "exact", Requirement.AtLeast(1)), Judge.AllSeeds(Bench.Value, "exact", Requirement.AtMost(2)));
        const string Low = "Value of 'exact' is at least 1 in", High = "Value of 'exact' is at most 2 in", Worst = "of 1 run; the worst is";
        Assert.Equal($"{Low} 0 {Worst} 0. And, stronger: {High} 1 {Worst} 0.", Exact(Judge.Both(high, low), 0).Because);
        Assert.Equal($"{High} 0 {Worst} 3. And, stronger: {Low} 1 {Worst} 3.", Exact(Judge.Both(high, low), 3).Because);
        Assert.Equal($"{Low} 0 {Worst} NaN. And: {High} 0 {Worst} NaN.", Exact(Judge.Both(low, high), double.NaN).Because);
    }

    [Fact]
    public void The_parts_of_a_conjunction_are_what_its_findings_say()
    {
        Judgement<Trial>[] three =
        [
            Judge.AllSeeds(Bench.Value, "exact", Requirement.AtLeast(1)), Judge.AllSeeds(Bench.Value, "exact", Requirement.AtMost(2)),
            Judge.Equivalent(Bench.Value, "exact", 1, 0.75),
        ];
        var all = Judge.Both(Judge.Both(three[0], three[1]), three[2]);

        Assert.Equal(three.Select(one => Exact(one, 3).Because).Order(StringComparer.Ordinal), Reason.Parts(Exact(all, 3).Because).Order(StringComparer.Ordinal));
        Assert.Equal(["Nothing was decided: arm 'x' was not measured."], Reason.Parts(Finding.Undecided("arm 'x' was not measured").Because));
    }

    [Fact]
    public void A_number_that_cannot_be_averaged_says_why()
    {
        var judgement = Judge.GreaterByFactor(Bench.Value, "ours", "control", 2);
        Assert.Equal(
            "Value of arm 'control', run 1 is NaN: the run diverged, which counts against the claim.",
            Both(judgement, Runs(4, 4), Runs(1, double.NaN)).Because);
        Assert.Equal(
            "Value of arm 'ours', run 0 is 0: a ratio of geometric means is undefined where a number is not positive, which counts against the claim.",
            Both(judgement, Runs(0, 4), Runs(1, 1)).Because);
    }
}
