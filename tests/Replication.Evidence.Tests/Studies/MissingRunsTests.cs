using Replication.Evidence.Tests.Claims;

namespace Replication.Evidence.Tests.Experiments;

/// <summary>What counts as a missing run, of three random arms of which 8, 5 and 4 runs were asked for, and a closed form.</summary>
public class MissingRunsTests
{
    static readonly Arm[] Arms = [new("most", ""), new("few", ""), new("fewer", ""), new("exact", "") { Random = false }];

    static readonly Dictionary<string, int> Asked = new() { ["most"] = 8, ["few"] = 5, ["fewer"] = 4, ["exact"] = 1 };

    static Measurements<Trial> Of(IReadOnlyDictionary<string, int>? asked, params (string Arm, int[] Replicates)[] runs) => new(
        Arms, [.. runs.SelectMany(run => run.Replicates.Select(replicate => new MeasuredRow(run.Arm, replicate, replicate, (Trial)1)))], asked);

    [Theory]
    [InlineData(8, 5, 4)]
    [InlineData(9, 9, 9)]
    [InlineData(7, 5, 4, "arm 'most' lacks replicate 7")]
    [InlineData(5, 5, 4, "arm 'most' lacks replicate 5 and 2 more")]
    [InlineData(0, 5, 4, "arm 'most' was not measured")]
    [InlineData(8, 4, 4, null, "arm 'few' lacks replicate 4")]
    [InlineData(8, 5, 0, null, null, "arm 'fewer' was not measured")]
    [InlineData(3, 3, 3, "arm 'most' lacks replicate 3 and 4 more", "arm 'few' lacks replicate 3 and 1 more", "arm 'fewer' lacks replicate 3")]
    public void Runs_that_were_asked_for_are_missed(int most, int few, int fewer, params string?[] gaps)
    {
        int[] Runs(int count) => [.. Enumerable.Range(0, count)];
        var measurements = Of(Asked, ("most", Runs(most)), ("few", Runs(few)), ("fewer", Runs(fewer)), ("exact", [0]));
        Assert.Equal(gaps.Concat(Enumerable.Repeat<string?>(null, 4 - gaps.Length)), Arms.Select(arm => measurements.Gap([arm.Name])));
    }

    [Fact]
    public void Without_a_record_a_hole_is_missed_and_the_last_run_there_is_ends_an_arm()
    {
        var measurements = Of(null, ("most", [3, 1, 0]), ("few", [2, 0, 3, 1]), ("fewer", [0, 1, 2]), ("exact", [0]));
        Assert.Equal("arm 'most' lacks replicate 2", measurements.Gap(["exact", "few", "most", "fewer"]));
        Assert.Null(measurements.Gap(["exact", "few", "fewer"]));
        Assert.Null(measurements.Gap([]));
    }

    [Fact]
    public void What_is_not_random_has_one_run_whatever_was_asked_for() =>
        Assert.Null(Of(new Dictionary<string, int> { ["exact"] = 17 }, ("exact", [0])).Gap(["exact"]));

    [Fact]
    public void What_lacks_a_run_decides_nothing()
    {
        var judgement = Judge.AtLeast(Bench.Value, "most", 0);
        Assert.Equal("arm 'most' lacks replicate 7", judgement.All(Of(Asked, ("most", [0, 1, 2, 3, 4, 5, 6]))).Obstacle);
        Assert.Null(judgement.All(Of(Asked, ("most", [0, 1, 2, 3, 4, 5, 6, 7]))).Obstacle);
    }

    [Fact]
    public void The_fewest_runs_of_a_random_arm_are_the_seeds_of_a_comparison()
    {
        var measurements = Of(null, ("most", [0, 1, 2]), ("few", [0, 1]), ("exact", [0]));
        Assert.Equal((2, 3, 0), (measurements.Seeds(["most", "few", "exact"]), measurements.Seeds(["most"]), measurements.Seeds(["fewer", "most"])));
        Assert.Null(measurements.Seeds(["exact"]));
    }

    [Fact]
    public void Runs_come_by_replicate_however_they_were_given_and_an_unknown_arm_is_named()
    {
        var measurements = new Measurements<Trial>(Arms, [new("few", 2, 12, (Trial)2), new("few", 0, 10, (Trial)0), new("most", 1, 11, (Trial)7), new("few", 1, 11, (Trial)1)]);
        Assert.Equal([0.0, 1, 2], measurements.Values("few", trial => trial.Value));
        Assert.Equal([(0, 10L), (1, 11L), (2, 12L)], measurements["few"].Select(run => (run.Replicate, run.Seed)));
        Assert.Empty(measurements["exact"]);
        Assert.Contains("There is no arm 'none'.", Assert.Throws<ArgumentException>(() => measurements["none"]).Message, StringComparison.Ordinal);
    }
}
