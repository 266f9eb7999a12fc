using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Tests.Samples;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>
/// Permutation tests of any statistic: against SciPy's enumeration (tests/fixtures/samples/samples.py) and by their laws.
/// </summary>
public class AnyStatisticTests
{
    delegate TestResult Form(Alternative alternative, RandomStream? stream = null, int resamples = 9_999);

    [Fact]
    public void Exact_p_values_agree_with_SciPy()
    {
        foreach (var instance in SampleFixture.Of("permutations", 8))
        {
            var stream = new RandomStream("permutations", instance.Int("seed"));
            double[] x = [.. Enumerable.Range(0, instance.Int("n")).Select(_ => stream.NextInt(32) / 8.0)];
            double[] y = [.. Enumerable.Range(0, instance.Int("m")).Select(_ => (stream.NextInt(24) / 8.0) + 0.5)];
            var run = Run(instance.GetProperty("kind").GetString()!, x, y, Named(instance.GetProperty("statistic").GetString()!));
            foreach (var (name, p) in instance.Reals("p"))
            {
                var test = run(Enum.Parse<Alternative>(name));
                Agreement.Digits(p, test.P, 14, $"{instance}, {name}");
                Agreement.Digits(instance.Real("value"), test.Statistic, 14, $"{instance}");
                Assert.Equal((x.Length, y.Length, Enum.Parse<Alternative>(name)), (test.FirstCount, test.SecondCount, test.Alternative));
            }
        }
    }

    static Func<IReadOnlyList<double>, IReadOnlyList<double>, double> Named(string statistic) => statistic switch
    {
        "median" => (x, y) => Location.Median(x) - Location.Median(y),
        "ratio" => (x, y) => Spread(x) / Spread(y),
        "largest" => (x, y) => x.Max() - y.Max(),
        _ => (x, y) => x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum(),
    };

    static double Spread(IReadOnlyList<double> values) => Math.Sqrt(values.Average(v => (v - values.Average()) * (v - values.Average())));

    static Form Run(
        string kind, double[] x, double[] y, Func<IReadOnlyList<double>, IReadOnlyList<double>, double> statistic) => kind switch
    {
        "independent" => (alternative, stream, resamples) => PermutationTest.TwoSample(x, y, statistic, alternative, stream, resamples),
        "samples" => (alternative, stream, resamples) => PermutationTest.Paired(x, y, statistic, alternative, stream, resamples),
        _ => (alternative, stream, resamples) => PermutationTest.Association(x, y, statistic, alternative, stream, resamples),
    };

    static readonly Func<IReadOnlyList<double>, IReadOnlyList<double>, double> MeanDifference = (x, y) => x.Average() - y.Average();

    [Fact]
    public void The_difference_of_means_has_the_p_value_of_the_test_of_means() => Property.Holds(60, stream =>
    {
        double[] x = stream.Sample(stream.Between(2, 5)), y = stream.Sample(stream.Between(2, 5));
        var alternative = stream.NextBool() ? Alternative.Less : Alternative.Greater;
        Assert.Equal(PermutationTest.TwoSample(x, y, alternative).P, PermutationTest.TwoSample(x, y, MeanDifference, alternative).P, 1e-14);
        double[] z = stream.Sample(x.Length);
        Assert.Equal(PermutationTest.Paired(x, z, alternative).P, PermutationTest.Paired(x, z, MeanDifference, alternative).P, 1e-14);
        var correlation = PermutationTest.Association(x, z, Named("slope"), alternative);
        Assert.InRange(correlation.P, 1.0 / Enumerable.Range(1, x.Length).Aggregate((a, b) => a * b), 1);
    });

    // Sums of decimals differ by rounding with their order: the arrangements that tie with the observed one count all the same.
    [Fact]
    public void Ties_of_decimals_are_ties()
    {
        double[] x = [0.1, 0.2, 0.3, 0.7], y = [0.3, 0.2, 0.1, 0.6];
        foreach (var alternative in Enum.GetValues<Alternative>())
        {
            double[] whole = [1, 2, 3, 7], others = [3, 2, 1, 6];
            Assert.Equal(PermutationTest.TwoSample(whole, others, MeanDifference, alternative).P,
                PermutationTest.TwoSample(x, y, MeanDifference, alternative).P);
            Assert.Equal(PermutationTest.TwoSample(others, whole, MeanDifference, alternative).P,
                PermutationTest.TwoSample(y, x, MeanDifference, alternative).P);
        }
    }

    // 0.1 + 0.5 and 0.2 + 0.4 differ by rounding: all the sums of two are one sum, and cancel to 0 or to 1e-16.
    [Fact]
    public void A_statistic_that_cancels_says_how_it_rounds()
    {
        double[] x = [0.1, 0.5], y = [0.2, 0.4];
        foreach (var alternative in Enum.GetValues<Alternative>())
        {
            var expected = PermutationTest.TwoSample([1.0, 5.0], [2.0, 4.0], MeanDifference, alternative).P;
            Assert.Equal(expected, PermutationTest.TwoSample(x, y, MeanDifference, alternative, rounding: 1e-14).P);
        }
        // The values of the six arrangements of 1 to 4 are -2, -1, 0, 0, 1 and 2.
        Assert.Equal(1, PermutationTest.TwoSample([1.0, 2.0], [3.0, 4.0], MeanDifference, Alternative.Greater, rounding: 0).P);
        Assert.Equal(1 / 6.0, PermutationTest.TwoSample([3.0, 4.0], [1.0, 2.0], MeanDifference, Alternative.Greater, rounding: 0.5).P);
        Assert.Equal(2 / 6.0, PermutationTest.TwoSample([3.0, 4.0], [1.0, 2.0], MeanDifference, Alternative.Greater, rounding: 1).P);
        Assert.Equal(2 / 6.0, PermutationTest.TwoSample([1.0, 2.0], [3.0, 4.0], MeanDifference, Alternative.Less, rounding: 1).P);
    }

    // The median never uses the run that diverged, and the mean uses it in every arrangement.
    [Theory]
    [InlineData(50)]
    [InlineData(1e13)]
    [InlineData(1e300)]
    public void One_diverged_run_does_not_blur_a_p_value(double diverged)
    {
        double[] x = [5.1, 5.2, 5.3, 5.4, diverged], y = [0.1, 0.2, 0.3, 0.4, 0.5];
        Assert.Equal(1 / 252.0, PermutationTest.TwoSample(x, y, (a, b) => a.Min() - b.Max(), Alternative.Greater).P, 1e-15);
        if (diverged < 1e14) Assert.Equal(1 / 252.0, PermutationTest.TwoSample(x, y, MeanDifference, Alternative.Greater).P, 1e-15);
    }

    [Theory]
    [InlineData("independent", 70)]
    [InlineData("samples", 16)]
    [InlineData("pairings", 24)]
    public void All_arrangements_are_enumerated_when_they_are_no_more_than_the_resamples(string kind, int arrangements)
    {
        var run = Run(kind, [1, 2, 3, 4], [10, 20, 30, 40], kind == "pairings" ? Named("slope") : (x, y) => y.Sum() - x.Sum());
        var exact = run(Alternative.Greater, resamples: arrangements);
        Assert.Equal(1.0 / arrangements, exact.P);
        Assert.EndsWith(", exact", exact.Method, StringComparison.Ordinal);
        Assert.Equal(1, run(Alternative.Less, resamples: arrangements).P);
        Assert.Equal(2.0 / arrangements, run(Alternative.TwoSided, resamples: arrangements).P);
        Assert.Throws<ArgumentException>(() => run(Alternative.Greater, resamples: arrangements - 1));
        var random = run(Alternative.Greater, new RandomStream("any", 3), arrangements - 1);
        Assert.EndsWith($", {arrangements - 1} resamples from stream 'any' seed 3", random.Method, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("independent")]
    [InlineData("samples")]
    [InlineData("pairings")]
    public void Random_arrangements_estimate_the_exact_p_value(string kind)
    {
        double[] x = [0.3, 1.2, 0.7, 2.2, 1.9, 1.1, 1.0, 0.4], y = [0.9, 0.2, 1.3, 1.7, 0.5, 0.6, 0.8, 0.1];
        var run = Run(kind, x, y, Named(kind == "pairings" ? "slope" : "median"));
        foreach (var alternative in Enum.GetValues<Alternative>())
        {
            // 8! is the most of the three, 40,320.
            double exact = run(alternative, resamples: 50_000).P, estimate = run(alternative, new RandomStream("estimate", 1), 249).P;
            double error = Math.Sqrt(exact * (1 - exact) / 249) * (alternative == Alternative.TwoSided ? 2 : 1);
            Assert.InRange(estimate, exact - (4 * error) - 0.008, exact + (4 * error) + 0.008);
            // The observed arrangement counts as one of 250.
            Assert.Equal(Math.Round(estimate * 250), estimate * 250, 1e-9);
        }
    }

    [Fact]
    public void Random_arrangements_share_out_all_values()
    {
        double[] x = [1, 2, 3, 4, 5], y = [6, 7, 8];
        double Statistic(IReadOnlyList<double> a, IReadOnlyList<double> b)
        {
            Assert.Equal(Enumerable.Range(1, 8).Select(v => (double)v), a.Concat(b).Order());
            return a.Sum();
        }
        PermutationTest.TwoSample(x, y, Statistic, Alternative.Greater, new RandomStream("share", 1), 40);
    }

    [Fact]
    public void The_observed_arrangement_counts_among_random_ones()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => (double)i)], y = [.. x.Select(v => v + 100)];
        foreach (var kind in (string[])["independent", "samples", "pairings"])
        {
            var run = Run(kind, x, y, kind == "pairings" ? Named("slope") : (a, b) => b.Sum() - a.Sum());
            Assert.Equal(1 / 100.0, run(Alternative.Greater, new RandomStream("observed", 1), 99).P);
            Assert.Equal(1, run(Alternative.Less, new RandomStream("observed", 1), 99).P);
            Assert.Equal(2 / 100.0, run(Alternative.TwoSided, new RandomStream("observed", 1), 99).P);
        }
    }

    [Fact]
    public void The_level_is_kept()
    {
        var stream = new RandomStream("level", 2);
        var ratio = Named("ratio");
        var rejected = Enumerable.Range(0, 400).Count(_ =>
            PermutationTest.TwoSample(stream.Gaussians(6), stream.Gaussians(9), ratio, Alternative.TwoSided, stream, 39).P <= 0.05);
        // Binomial(400, 1/20): 5 and 37 are four standard deviations from 20.
        Assert.InRange(rejected, 5, 37);
    }

    [Fact]
    public void Items_may_be_anything()
    {
        string[] x = ["aaa", "aaaa"], y = ["a", "aa", "b"];
        var test = PermutationTest.TwoSample(x, y, (a, b) => a.Sum(s => s.Length) - b.Max(s => s.Length), Alternative.Greater);
        Assert.Equal((5, 0.1), (test.Statistic, test.P));
    }

    [Fact]
    public void A_single_item_is_a_sample()
    {
        Assert.Equal(0.25, PermutationTest.TwoSample([5.0], [1.0, 2.0, 3.0], MeanDifference, Alternative.Greater).P);
        Assert.Equal(0.25, PermutationTest.TwoSample([1.0, 2.0, 3.0], [5.0], MeanDifference, Alternative.Less).P);
        Assert.Equal(0.5, PermutationTest.Paired([5.0], [1.0], MeanDifference, Alternative.Greater).P);
        Assert.Equal(0.5, PermutationTest.Association([1.0, 2.0], [1.0, 2.0], Named("slope"), Alternative.Greater).P);
    }

    [Fact]
    public void Bad_requests_are_refused()
    {
        double[] none = [], one = [1], two = [1, 2];
        void Refused(string parameter, Action action) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(action).ParamName);
        Refused("x", () => PermutationTest.TwoSample(none, one, MeanDifference, Alternative.Less));
        Refused("y", () => PermutationTest.TwoSample(one, none, MeanDifference, Alternative.Less));
        Refused("x", () => PermutationTest.TwoSample(null!, one, MeanDifference, Alternative.Less));
        Refused("y", () => PermutationTest.TwoSample(one, null!, MeanDifference, Alternative.Less));
        Refused("statistic", () => PermutationTest.TwoSample(one, one, null!, Alternative.Less));
        Refused("x", () => PermutationTest.Paired(none, none, MeanDifference, Alternative.Less));
        Refused("y", () => PermutationTest.Paired(one, two, MeanDifference, Alternative.Less));
        Refused("x", () => PermutationTest.Association(one, one, MeanDifference, Alternative.Less));
        Refused("y", () => PermutationTest.Association(two, one, MeanDifference, Alternative.Less));
        Refused("alternative", () => PermutationTest.Association(two, two, MeanDifference, (Alternative)7));
        Refused("resamples", () => PermutationTest.TwoSample(one, one, MeanDifference, Alternative.Less, resamples: 0));
        Refused("stream", () => PermutationTest.TwoSample(two, two, MeanDifference, Alternative.Less, resamples: 5));
        Refused("statistic", () => PermutationTest.TwoSample(two, two, (_, _) => double.NaN, Alternative.Less));
        Refused("rounding", () => PermutationTest.TwoSample(two, two, MeanDifference, Alternative.Less, rounding: -1));
        Refused("rounding", () => PermutationTest.Paired(two, two, MeanDifference, Alternative.Less, rounding: double.NaN));
        Refused("rounding", () => PermutationTest.Association(two, two, MeanDifference, Alternative.Less, rounding: 1 / 0.0));
        // Finite as observed, infinite for another arrangement.
        Refused("statistic", () => PermutationTest.TwoSample(two, [3.0, 4.0], (x, _) => 1 / (x[0] + x[1] - 7), Alternative.Less));
    }

    [Fact]
    public void Subsets_and_orders_are_all_of_them_once()
    {
        foreach (var (count, taken, expected) in ((int, int, int)[])[(1, 1, 1), (4, 2, 6), (5, 5, 1), (6, 1, 6), (7, 3, 35)])
        {
            int[][] subsets = [.. Arrangements.Subsets(count, taken).Select(chosen => chosen.ToArray())];
            Assert.Equal(expected, subsets.Length);
            Assert.Equal(expected, subsets.Select(subset => string.Join(',', subset)).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, taken), subsets[0]);
            Assert.All(subsets, subset => Assert.Equal(subset.Distinct().Order(), subset));
            Assert.All(subsets, subset => Assert.InRange(subset[^1], taken - 1, count - 1));
        }
        foreach (var (count, expected) in ((int, int)[])[(1, 1), (2, 2), (3, 6), (5, 120)])
        {
            int[][] orders = [.. Arrangements.Orders(count).Select(order => order.ToArray())];
            Assert.Equal(expected, orders.Length);
            Assert.Equal(expected, orders.Select(order => string.Join(',', order)).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, count), orders[0]);
            Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, count), order.Order()));
        }
        Assert.Equal([1, 1, 2, 120], ((int[])[0, 1, 2, 5]).Select(Combinatorics.Factorial));
        Assert.Equal(double.PositiveInfinity, Combinatorics.Factorial(171));
    }
}
