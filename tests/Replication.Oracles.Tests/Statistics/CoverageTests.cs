using System.Globalization;
using MathNet.Numerics.Distributions;
using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>
/// How often the intervals cover the truth, by simulation with fixed streams; bands are four standard errors of the simulation.
/// </summary>
public class CoverageTests
{
    [Theory]
    [InlineData(3, 0.9)]
    [InlineData(8, 0.95)]
    public void Student_interval_covers_a_normal_mean(int n, double confidence) =>
        Covers(confidence, 20_000, $"t/{n}", stream => StudentInterval.Mean(stream.Gaussians(n, 3), confidence).Contains(3));

    [Fact]
    public void Welch_interval_covers_with_unequal_variances() => Covers(0.95, 20_000, "welch", stream =>
        StudentInterval.WelchDifference(stream.Gaussians(8), stream.Gaussians(10).Select(v => 4 * v).ToArray()).Contains(0), 0.005);

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(15)]
    public void Median_interval_covers_a_skewed_median_as_often_as_it_says(int n)
    {
        var attained = MedianInterval.Of(new double[n]).Confidence;
        Assert.InRange(attained, 0.95, 1);
        Covers(attained, 20_000, $"median/{n}", stream =>
            MedianInterval.Of(stream.Gaussians(n).Select(v => Math.Exp(2 * v)).ToArray()).Contains(1));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    public void Percentile_bootstrap_of_a_normal_mean_covers_less_for_few_values(int n)
    {
        // The bootstrap distribution of a mean is near normal with variance s^2 (n-1)/n^2: coverage P(|T| < z sqrt((n-1)/n)), 0.89 for 8.
        var half = Normal.InvCDF(0, 1, 0.975) * Math.Sqrt((n - 1.0) / n);
        var expected = 1 - 2 * StudentT.CDF(0, 1, n - 1, -half);
        Assert.InRange(expected, n == 8 ? 0.88 : 0.93, n == 8 ? 0.90 : 0.95);
        Covers(expected, 1000, $"percentile/{n}", stream => Bootstrap.OneSample(
            stream.Gaussians(n), Mean, BootstrapMethod.Percentile, stream, resamples: 400).Contains(0), 0.01);
    }

    [Theory]
    [InlineData(BootstrapMethod.Percentile, 0.87, 0.915)]
    [InlineData(BootstrapMethod.BiasCorrectedAccelerated, 0.86, 0.915)]
    [InlineData(BootstrapMethod.Studentized, 0.935, 0.965)]
    public void Of_eight_normal_values_only_the_studentized_bootstrap_covers_as_it_says(BootstrapMethod method, double low, double high)
    {
        const int runs = 2000;
        var covered = Enumerable.Range(0, runs).Count(run =>
        {
            var stream = new RandomStream("eight", run);
            return Bootstrap.OneSample(stream.Gaussians(8), Mean, method, stream, resamples: 400).Contains(0);
        });
        Assert.InRange(covered / (double)runs, low, high);
    }

    [Fact]
    public void BCa_covers_a_skewed_mean_better_than_percentiles()
    {
        var hits = new Dictionary<BootstrapMethod, int>
        {
            [BootstrapMethod.Percentile] = 0,
            [BootstrapMethod.BiasCorrectedAccelerated] = 0,
        };
        const int runs = 1500;
        for (var run = 0L; run < runs; run++)
        {
            var draws = new RandomStream("skewed", run);
            var sample = Enumerable.Range(0, 20).Select(_ => -Math.Log(draws.NextOpenDouble())).ToArray();
            foreach (var method in hits.Keys)
            {
                var interval = Bootstrap.OneSample(sample, Mean, method, new RandomStream("resample", run), resamples: 400);
                if (interval.Contains(1)) hits[method]++;
            }
        }
        // The same samples and resamples, so that the difference is of the methods.
        Assert.True(hits[BootstrapMethod.BiasCorrectedAccelerated] > hits[BootstrapMethod.Percentile] + 4, string.Join(", ", hits));
        Assert.InRange(hits[BootstrapMethod.BiasCorrectedAccelerated] / (double)runs, 0.90, 0.95);
    }

    [Theory]
    [InlineData(8, 8, 0)]
    [InlineData(8, 8, 1.5)]
    [InlineData(6, 12, 3)]
    [InlineData(25, 25, 0.7)]
    public void Newcombe_interval_covers_the_probability_of_improvement(int n, int m, double shift)
    {
        var truth = Normal.CDF(0, 1, shift / Math.Sqrt(2));
        const int runs = 4000;
        var covered = Enumerable.Range(0, runs).Count(run =>
        {
            var stream = new RandomStream(string.Create(CultureInfo.InvariantCulture, $"newcombe/{n}/{m}/{shift}"), run);
            return ProbabilityOfImprovement.Interval(stream.Gaussians(n, shift), stream.Gaussians(m)).Contains(truth);
        });
        // An approximate interval, on the safe side: Newcombe's own evaluation gives means near and above the nominal confidence.
        Assert.InRange(covered / (double)runs, 0.935, 0.995);
    }

    [Fact]
    public void Equivalence_at_the_margin_is_declared_with_probability_alpha()
    {
        // True difference = margin: sameness is false, and the t form declares it with probability alpha at most (here almost exactly).
        const int runs = 20_000;
        var student = 0;
        var permutation = 0;
        for (var run = 0L; run < runs; run++)
        {
            var stream = new RandomStream("tost", run);
            var (x, y) = (stream.Gaussians(8, 3), stream.Gaussians(8));
            if (Equivalence.Paired(x, y, 3).P <= 0.05) student++;
            if (run < 4000 && Equivalence.PairedPermutation(x, y, 3).P <= 0.05) permutation++;
        }
        Assert.InRange(student / (double)runs, 0.05 - Error(0.05, runs), 0.05 + Error(0.05, runs));
        Assert.InRange(permutation / 4000.0, 12 / 256.0 - Error(0.05, 4000), 12 / 256.0 + Error(0.05, 4000));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    public void Clopper_Pearson_covers_every_probability(int n)
    {
        // No simulation: the coverage at p is a finite sum.
        var intervals = Enumerable.Range(0, n + 1).Select(k => Proportion.ClopperPearson(k, n, 0.9)).ToArray();
        for (var i = 1; i < 200; i++)
        {
            var p = i / 200.0;
            var coverage = Enumerable.Range(0, n + 1).Where(k => intervals[k].Contains(p)).Sum(k => Binomial.PMF(p, n, k));
            Assert.True(coverage >= 0.9 - 1e-12, $"p = {p}: {coverage}");
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Slope_interval_covers(int n) => Covers(0.9, 10_000, $"slope/{n}", stream =>
    {
        var x = Enumerable.Range(0, n).Select(i => (double)i).ToArray();
        return LeastSquaresLine.Fit(x, x.Select(v => 2 - 0.5 * v + stream.NextGaussian()).ToArray()).SlopeInterval(0.9).Contains(-0.5);
    });

    [Fact]
    public void Hill_interval_covers_a_Pareto_index() => Covers(0.9, 10_000, "hill", stream =>
        HeavyTail.HillIndex(Enumerable.Range(0, 30).Select(_ => 1 / Math.Sqrt(stream.NextOpenDouble())).ToArray(), 15, 0.9).Contains(2));

    /// <summary>Without the checks of <see cref="Location.Mean"/>, for the sake of the millions of resamples.</summary>
    static double Mean(IReadOnlyList<double> values) => ((double[])values).Average();

    static double Error(double probability, int runs) => 4 * Math.Sqrt(probability * (1 - probability) / runs);

    static void Covers(double expected, int runs, string name, Func<RandomStream, bool> covers, double allowance = 0)
    {
        var covered = Enumerable.Range(0, runs).Count(run => covers(new RandomStream(name, run))) / (double)runs;
        var band = Error(expected, runs) + allowance;
        Assert.InRange(covered, expected - band, expected + band);
    }
}
