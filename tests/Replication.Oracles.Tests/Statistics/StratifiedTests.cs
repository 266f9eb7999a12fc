using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Tests.Samples;
using Groups = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<double>>;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>
/// Aggregates over groups and their stratified bootstrap, against NumPy and SciPy on the suite's own resamples (samples.py).
/// </summary>
public class StratifiedTests
{
    static readonly (string Name, Func<Groups, double> Of)[] Aggregates =
    [
        ("mean", Aggregate.Mean), ("median", Aggregate.Median), ("interquartileMean", Aggregate.InterquartileMean),
        ("optimalityGap", groups => Aggregate.OptimalityGap(groups, 0.75)),
    ];

    [Fact]
    public void Estimates_and_intervals_agree_with_NumPy_on_the_same_resamples()
    {
        foreach (var instance in SampleFixture.Of("stratified", 3))
        {
            var seed = instance.Int("seed");
            var stream = new RandomStream("stratified", seed);
            int[] sizes = [.. instance.Numbers("sizes").Select(size => (int)size)];
            double[][] x = [.. sizes.Select(size => stream.Uniform(size))], y = [.. sizes.Select(size => stream.Uniform(size + 1, 1, 0.2))];
            foreach (var (name, aggregate) in Aggregates)
            {
                var expected = instance.GetProperty("estimates").Real(name);
                var interval = Bootstrap.Stratified(x, aggregate, new RandomStream(name, seed), confidence: 0.9, resamples: 200);
                Agreement.Digits(expected, aggregate(x), 13, name);
                Agreement.Digits(expected, interval.Estimate, 13, name);
                var ends = instance.GetProperty("ends").Numbers(name);
                Agreement.Digits(ends[0], interval.Low, 12, name + " low");
                Agreement.Digits(ends[1], interval.High, 12, name + " high");
                Assert.Equal((sizes.Sum(), 0, 200), (interval.FirstCount, interval.SecondCount, interval.Resamples));
            }
            var improvement = Bootstrap.Stratified(
                x, y, Aggregate.ProbabilityOfImprovement, new RandomStream("improvement", seed), confidence: 0.9, resamples: 200);
            Agreement.Digits(instance.Real("improvement"), improvement.Estimate, 13, "improvement");
            Agreement.Digits(instance.Numbers("improvementEnds")[0], improvement.Low, 12, "improvement low");
            Agreement.Digits(instance.Numbers("improvementEnds")[1], improvement.High, 12, "improvement high");
            Assert.Equal((sizes.Sum(), sizes.Sum() + sizes.Length), (improvement.FirstCount, improvement.SecondCount));
        }
    }

    [Fact]
    public void One_group_is_the_bootstrap_of_one_sample() => Property.Holds(5, stream =>
    {
        var sample = stream.Gaussians(8);
        foreach (var method in Enum.GetValues<BootstrapMethod>())
        {
            var plain = Bootstrap.OneSample(sample, Location.Mean, method, new RandomStream("one", 1), resamples: 150);
            var grouped = Bootstrap.Stratified([sample], Aggregate.Mean, new RandomStream("one", 1), method, resamples: 150);
            Assert.Equal(plain.Low, grouped.Low, 1e-12);
            Assert.Equal(plain.High, grouped.High, 1e-12);
            Assert.Equal(plain.Method, grouped.Method);
        }
    });

    // Groups far apart with no spread within: a bootstrap of the pooled values would be wide.
    [Fact]
    public void Groups_are_resampled_within_themselves()
    {
        var stream = new RandomStream("within", 1);
        var interval = Bootstrap.Stratified([[0, 0, 0], [100, 100, 100, 100]], Aggregate.Mean, stream, resamples: 100);
        // Within its group every resample is the sample: no spread is left, and so no end.
        Assert.Equal((double.NegativeInfinity, 50, double.PositiveInfinity), (interval.Low, interval.Estimate, interval.High));
        var comparison = Bootstrap.Stratified(
            [[0, 0], [9, 9]], [[1, 1], [7, 7]], (x, y) => Aggregate.Mean(x) - Aggregate.Mean(y), stream, resamples: 100);
        Assert.Equal((double.NegativeInfinity, 0.5, double.PositiveInfinity), (comparison.Low, comparison.Estimate, comparison.High));
    }

    [Fact]
    public void Aggregates_by_hand()
    {
        double[][] groups = [[0, 1], [2, 4, 6, 100]];
        Assert.Equal((0.5 + 28) / 2, Aggregate.Mean(groups));
        Assert.Equal(28, Aggregate.Median([[0, 1], [28], [2, 100]]));
        Assert.Equal((1 + 2 + 4 + 6) / 4.0, Aggregate.InterquartileMean(groups));
        Assert.Equal((3 + 2 + 1) / 6.0, Aggregate.OptimalityGap(groups, 3));
        Assert.Equal(1 / 6.0, Aggregate.OptimalityGap(groups));
        Assert.Equal((1 + 0.25) / 2, Aggregate.ProbabilityOfImprovement([[5], [1, 2]], [[4, 3], [2, 2]]));
    }

    // The order of groups and of values within them is of no matter; a monotone rescaling leaves the probability of improvement.
    [Fact]
    public void Aggregates_do_not_depend_on_order() => Property.Holds(20, stream =>
    {
        double[][] x = [stream.Gaussians(4), stream.Gaussians(7), stream.Gaussians(3)];
        double[][] y = [stream.Gaussians(5), stream.Gaussians(2), stream.Gaussians(6)];
        double[][] Turned(double[][] groups) => [.. groups.Reverse().Select(group => group.Reverse().ToArray())];
        foreach (var (name, aggregate) in Aggregates) Agreement.Digits(aggregate(x), aggregate(Turned(x)), 12, name);
        var improvement = Aggregate.ProbabilityOfImprovement(x, y);
        Agreement.Digits(improvement, Aggregate.ProbabilityOfImprovement(Turned(x), Turned(y)), 12, "improvement");
        Agreement.Digits(1 - improvement, Aggregate.ProbabilityOfImprovement(y, x), 12, "arms exchanged");
        double[][] Cubed(double[][] groups) => [.. groups.Select(group => group.Select(v => v * v * v).ToArray())];
        Agreement.Digits(improvement, Aggregate.ProbabilityOfImprovement(Cubed(x), Cubed(y)), 12, "rescaled");
        Assert.Equal(0.5, Aggregate.ProbabilityOfImprovement(x, x), 1e-15);
    });

    [Fact]
    public void Bad_requests_are_refused()
    {
        var stream = new RandomStream("refusals", 1);
        void Refused(string parameter, Action action) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(action).ParamName);
        Refused("groups", () => Bootstrap.Stratified([], Aggregate.Mean, stream));
        Refused("groups", () => Bootstrap.Stratified(null!, Aggregate.Mean, stream));
        Refused("groups[1]", () => Bootstrap.Stratified([[1, 2], [1]], Aggregate.Mean, stream));
        Refused("groups[0]", () => Bootstrap.Stratified([[1, double.NaN]], Aggregate.Mean, stream));
        Refused("x[0]", () => Bootstrap.Stratified([[1]], [[1, 2]], Aggregate.ProbabilityOfImprovement, stream));
        Refused("y[0]", () => Bootstrap.Stratified([[1, 2]], [[double.PositiveInfinity, 2]], Aggregate.ProbabilityOfImprovement, stream));
        Refused("statistic", () => Bootstrap.Stratified([[1, 2]], [[1, 2]], null!, stream));
        Refused("stream", () => Bootstrap.Stratified([[1, 2]], Aggregate.Mean, null!));
        Refused("resamples", () => Bootstrap.Stratified([[1, 2]], Aggregate.Mean, stream, resamples: 99));
        Refused("confidence", () => Bootstrap.Stratified([[1, 2]], Aggregate.Mean, stream, confidence: 1));
        Refused("groups", () => Aggregate.Mean([]));
        Refused("groups[0]", () => Aggregate.Median([[]]));
        Refused("groups[0]", () => Aggregate.InterquartileMean([[double.NaN]]));
        Refused("groups[1]", () => Aggregate.OptimalityGap([[1], [double.NaN]]));
        Refused("target", () => Aggregate.OptimalityGap([[1]], double.NaN));
        Refused("y", () => Aggregate.ProbabilityOfImprovement([[1], [2]], [[1]]));
        Refused("x", () => Aggregate.ProbabilityOfImprovement([], [[1]]));
    }
}
