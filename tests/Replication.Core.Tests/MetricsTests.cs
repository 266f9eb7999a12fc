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
    public void A_shift_costs_its_length()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var points = randn(200, 3, generator: generator);

        Assert.Equal(5, SampleTransport.Wasserstein(points, points + tensor(new[] { 3f, 0f, 4f })), 1e-5);
    }
}
