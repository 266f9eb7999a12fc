using Replication.Oracles.ClosedForms.ModeCoverage;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class ModeCoverageTests
{
    [Fact]
    public void A_perfect_sampler_does_not_score_a_hundred_percent()
    {
        Close.Absolute(1 - Math.Exp(-4.5), PerfectSampler.HighQualityFraction(2), 1e-14);
        Close.Absolute(0.98889, PerfectSampler.HighQualityFraction(2), 5e-6, "claims 9.1");
        Close.Absolute(0.9973002039, PerfectSampler.HighQualityFraction(1), 5e-11, "three sigma on the line");
        Assert.True(PerfectSampler.MissProbabilityBound(25, 2500, PerfectSampler.HighQualityFraction(2)) < 1e-40, "claims 9.1");
        Assert.Equal(1, PerfectSampler.MissProbabilityBound(25, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PerfectSampler.HighQualityFraction(2, 0));
    }

    [Fact]
    public void Histograms_of_modes()
    {
        Assert.Equal(0, ModeHistogram.ReverseKullbackLeibler([5, 5, 5, 5]), 14);
        Close.Absolute(Math.Log(4), ModeHistogram.ReverseKullbackLeibler([0, 7, 0, 0]), 1e-14);
        Close.Absolute(Math.Log(2), ModeHistogram.ReverseKullbackLeibler([3, 3, 0, 0]), 1e-14);
        var h = -((0.25 * Math.Log(0.25)) + (0.75 * Math.Log(0.75)));
        Close.Absolute(Math.Log(2) - h, ModeHistogram.ReverseKullbackLeibler([1, 3]), 1e-14);
        Assert.Throws<ArgumentException>(() => ModeHistogram.ReverseKullbackLeibler([0, 0]));
        Assert.Throws<ArgumentException>(() => ModeHistogram.ReverseKullbackLeibler([1, -1]));
    }
}
