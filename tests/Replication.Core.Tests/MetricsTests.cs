using Replication.Core.Metrics;
using Replication.Core.Targets;
using Replication.Oracles.ClosedForms.ModeCoverage;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class MetricsTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(25)]
    public void The_data_themselves_score_as_the_perfect_sampler_does(int modes)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        using var target = modes == 8 ? GaussianModes.Ring8(CPU) : GaussianModes.Grid25(CPU);
        var coverage = ModeCoverage.Of(target.Stratified(50_000, generator), target);

        Assert.Equal((modes, modes), (coverage.Modes, coverage.ModesWithShare));
        Assert.Equal(PerfectSampler.HighQualityFraction(dimension: 2), coverage.HighQuality, 0.002);
        Assert.Equal(0, coverage.NearestModeKl, 1e-12);
    }

    [Fact]
    public void One_mode_is_one_mode_and_log_8_away_from_balance()
    {
        using var scope = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        var (x, y) = target.Centres[5];
        var coverage = ModeCoverage.Of(tensor(new[] { (float)x, (float)y }).expand(100, 2), target);

        Assert.Equal((1, 1.0, 1), (coverage.Modes, coverage.HighQuality, coverage.ModesWithShare));
        Assert.Equal(Math.Log(8), coverage.NearestModeKl, 12);
    }

    [Fact]
    public void Samples_between_modes_are_counted_but_of_no_quality()
    {
        using var scope = NewDisposeScope();
        using var target = GaussianModes.Grid25(CPU);
        var coverage = ModeCoverage.Of(tensor(new[] { 0.3f, 0.3f }).expand(10, 2), target);

        Assert.Equal((0, 0.0, 0), (coverage.Modes, coverage.HighQuality, coverage.ModesWithShare));
        Assert.Equal(Math.Log(25), coverage.NearestModeKl, 12);
    }

    [Fact]
    public void Samples_of_another_shape_are_refused_by_it()
    {
        using var scope = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        foreach (var (shape, words) in new (long[], string)[] { ([4, 3], "[4, 3]"), ([0, 2], "[0, 2]"), ([2], "[2]"), ([2, 2, 2], "[2, 2, 2]") })
        {
            var samples = zeros(shape);
            Assert.Contains(words, Assert.Throws<ArgumentException>("samples", () => ModeCoverage.Of(samples, target)).Message, StringComparison.Ordinal);
            Assert.Contains(words, Assert.Throws<ArgumentException>("draws", () => PriorHistogram.KullbackLeibler(samples)).Message, StringComparison.Ordinal);
        }
        foreach (var shape in new long[][] { [0, 2], [3, 0], [3], [3, 2, 1] })
        {
            Assert.Throws<ArgumentException>("samples", () => SampleTransport.Cloud(zeros(shape)));
            Assert.Throws<ArgumentException>("left", () => SampleTransport.Wasserstein(zeros(shape), zeros(3, 2)));
            Assert.Throws<ArgumentException>("right", () => SampleTransport.Wasserstein(zeros(3, 2), zeros(shape)));
        }
        var message = Assert.Throws<ArgumentException>("right", () => SampleTransport.Wasserstein(zeros(3, 2), zeros(5, 3))).Message;
        Assert.Contains("[3, 2] and [5, 3]", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_sample_that_is_not_finite_is_in_no_mode_and_in_no_cell(double coordinate)
    {
        using var scope = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        var samples = zeros(3, 2);
        samples[1, 0] = coordinate;
        Assert.Throws<ArgumentException>(() => ModeCoverage.Of(samples, target));
        Assert.Throws<ArgumentException>("draws", () => PriorHistogram.KullbackLeibler(samples));
        Assert.Throws<ArgumentException>(() => SampleTransport.Wasserstein(samples, zeros(3, 2)));
    }

    [Fact]
    public void A_shift_costs_its_length()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var points = randn(200, 3, generator: generator);

        Assert.Equal(5, SampleTransport.Wasserstein(points, points + tensor(new[] { 3f, 0f, 4f })), 1e-5);
    }
}
