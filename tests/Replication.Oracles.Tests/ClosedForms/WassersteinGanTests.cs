using Replication.Oracles.ClosedForms.WassersteinGan;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class WassersteinGanTests
{
    [Fact]
    public void The_scale_family_is_the_integral_of_the_cdf_gap()
    {
        foreach (var theta in new[] { 0.25, 0.9, 3 })
        {
            double Cdf(double x, double s) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-x / (s * Math.Sqrt(2)));
            var gap = GaussKronrod.Integrate(x => Math.Abs(Cdf(x, 1) - Cdf(x, theta)), Interval.Line, breaks: [-3, 0, 3]);
            Close.Absolute(gap.Value, GaussianScaleFamily.Wasserstein1(theta), 1e-10, $"{theta}");
            // The critic attains it, and is 1-Lipschitz, so it is optimal.
            double Mean(double s) => LineDensity.Gaussian(0, s).Expectation(x => GaussianScaleFamily.OptimalCritic(theta, x)).Value;
            Close.Absolute(GaussianScaleFamily.Wasserstein1(theta), Mean(1) - Mean(theta), 1e-10, $"critic {theta}");
            const double h = 1e-6;
            Close.Absolute((GaussianScaleFamily.Wasserstein1(theta + h) - GaussianScaleFamily.Wasserstein1(theta - h)) / (2 * h),
                GaussianScaleFamily.Wasserstein1Derivative(theta), 1e-8);
        }
        Close.Absolute(0.797885, GaussianScaleFamily.Wasserstein1Derivative(2), 5e-7, "claims 3.4");
        Assert.True(double.IsNaN(GaussianScaleFamily.Wasserstein1Derivative(1)));
    }

    [Theory]
    [InlineData(0.1, 18981.25, 7)]
    [InlineData(0.01, 1.8981253, 8)]
    [InlineData(0.001, 1.8981e-4, 5)]
    public void Lipschitz_bound_of_clipping(double clip, double bound, int digits) =>
        Close.Relative(bound, ClippedCritic.LipschitzBound(clip, [2, 512, 512, 512, 1]), 5 * Math.Pow(10, -digits));

    [Fact]
    public void The_all_plus_clip_critic_attains_the_bound()
    {
        // A small one, evaluated: f(x) = W3 relu(W2 relu(W1 x)), all weights c, x along (1, 1).
        const double c = 0.3;
        int[] widths = [2, 5, 4, 1];
        double F(double[] x)
        {
            var layer = x;
            for (var l = 1; l < widths.Length; l++)
            {
                var sum = c * layer.Sum();
                layer = [.. Enumerable.Repeat(l < widths.Length - 1 ? Math.Max(0, sum) : sum, widths[l])];
            }
            return layer[0];
        }
        Close.Relative((F([2, 2]) - F([1, 1])) / Math.Sqrt(2), ClippedCritic.LipschitzBound(c, widths), 1e-13);
        Close.Absolute(51.2, ClippedCritic.LargestLayerFactor(0.1, 512), 1e-12);
        Close.Absolute(1.6, ClippedCritic.TypicalLayerFactor(0.1, 512), 1e-12);
        Assert.Throws<ArgumentException>(() => ClippedCritic.LipschitzBound(c, [2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClippedCritic.LipschitzBound(-1, widths));
    }

    [Fact]
    public void Separating_sequences_against_their_definitions()
    {
        foreach (var n in new[] { 1, 2, 7, 100 })
        {
            double[] p = [1.0 - (1.0 / n), 1.0 / n], q = [1, 0];
            var escaping = SeparatingSequences.EscapingMass(n);
            Close.Absolute(FDivergences.JensenShannon.Between(p, q), escaping.JensenShannon, 1e-14, $"jsd {n}");
            Close.Absolute(FDivergences.TotalVariation.Between(p, q), escaping.TotalVariation, 1e-14, $"tv {n}");
            Assert.Equal(1, escaping.Wasserstein1);
            // W1 of the lattice: the integral of |F_n - x| with F_n a staircase, n triangles of side 1/n.
            double Staircase(double x) => Math.Floor((x * n) + 1) / n;
            var lattice = GaussKronrod.Integrate(x => Math.Abs(Math.Min(1, Staircase(x)) - x), new Interval(0, 1),
                breaks: Enumerable.Range(0, n).Select(i => (double)i / n));
            Close.Absolute(lattice.Value, SeparatingSequences.Lattice(n).Wasserstein1, 1e-12, $"lattice {n}");
            Close.Absolute(LineDensity.Gaussian(0, 1 / Math.Sqrt(n)).Expectation(Math.Abs).Value,
                SeparatingSequences.ShrinkingGaussian(n).Wasserstein1, 1e-11, $"gaussian {n}");
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => SeparatingSequences.Lattice(0));
    }

    [Fact]
    public void The_constants_of_Theorem_2_bound_every_pair_of_pmfs_on_the_line()
    {
        Property.HoldsForSeeds(300, random =>
        {
            const int atoms = 6;
            double[] p = random.NextPmf(atoms), q = random.NextPmf(atoms);
            double tv = FDivergences.TotalVariation.Between(p, q), jsd = FDivergences.JensenShannon.Between(p, q);
            Assert.True(tv <= TopologyBounds.TotalVariationFromKullbackLeibler(FDivergences.KullbackLeibler.Between(p, q)) + 1e-14);
            Assert.InRange(jsd, TopologyBounds.JensenShannonFloor(tv) - 1e-14, TopologyBounds.JensenShannonCeiling(tv) + 1e-14);
            double w = 0, gap = 0;
            for (var i = 0; i < atoms - 1; i++) w += Math.Abs(gap += p[i] - q[i]);
            Assert.True(w <= TopologyBounds.Wasserstein1Ceiling(tv, atoms - 1) + 1e-14);
        });
        // Both ends of the sandwich are sharp: disjoint laws above; and W of two points at the diameter.
        Assert.Equal(Math.Log(2), TopologyBounds.JensenShannonCeiling(1));
        Assert.Equal(3, TopologyBounds.Wasserstein1Ceiling(1, 3));
        Assert.Equal(0, TopologyBounds.Wasserstein1Ceiling(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => TopologyBounds.JensenShannonFloor(1.1));
    }
}
