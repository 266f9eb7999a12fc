namespace Replication.Experiments.Tests;

/// <summary>What <c>make sabotage</c> breaks beside the claims is still there to be broken.</summary>
public class HouseTests
{
    const string Guard = "baselines/ParallelLines/distances";

    [Fact]
    public void Every_line_that_is_to_be_broken_stands_in_its_source_once() => Assert.All(SourceBreaks.All, one => one.Text());

    [Fact]
    public void Every_break_of_a_source_names_the_tests_that_must_notice() => Assert.All(SourceBreaks.All, one => Assert.NotEqual("", one.Filter));

    [Fact]
    public void Every_break_has_a_name_of_its_own() => Assert.Distinct(Attempt.All.Select(attempt => $"{attempt.Guard}: {attempt.Name}"));

    public static TheoryData<string> EditsOfBaselines =>
        [.. BaselineEdits.All.Where(attempt => attempt.Guard == Guard).Select(attempt => attempt.Name)];

    [Theory, MemberData(nameof(EditsOfBaselines))]
    public void What_is_retouched_in_a_baseline_is_named(string name)
    {
        var result = BaselineEdits.All.Single(attempt => attempt.Guard == Guard && attempt.Name == name).Run();
        Assert.True(result.Caught, $"{name}: {result.Change}\n{result.Obstacle}");
    }

    [Theory, InlineData("a 19", 4, "a 10"), InlineData("1,2", 2, "2,2"), InlineData("7 of 8\n", 7, "7 of 9\n")]
    public void The_last_digit_before_a_place_is_changed(string text, int before, string changed) =>
        Assert.Equal(changed, EvidenceEdits.WithDigitChanged(text, before));
}
