using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;
using Replication.Oracles.Randomness;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class PrincipledMethodsTests
{
    [Fact]
    public void The_smooth_step_is_perfect_flat_on_both_supports_and_differentiates_as_said()
    {
        foreach (var (x, d) in new[] { (-1.0, 1.0), (0, 1), (1.0 / 3, 1), (0.5, 0.5), (2.0 / 3, 0), (1, 0), (7, 0) })
            Close.Absolute(d, SmoothStep.At(x), 1e-15, $"{x}");
        for (var x = -0.2; x < 1.2; x += 0.01)
        {
            const double h = 1e-5;
            Close.Absolute((SmoothStep.At(x + h) - SmoothStep.At(x - h)) / (2 * h), SmoothStep.Derivative(x), 1e-6, $"slope at {x}");
            Assert.InRange(SmoothStep.At(x), 0, 1);
        }
        Assert.Equal(0, SmoothStep.Derivative(0));
        Assert.Equal(0, SmoothStep.Derivative(1));
    }

    [Fact]
    public void Theorem_2_4_holds_whenever_its_hypothesis_does()
    {
        Property.HoldsForSeeds(500, random =>
        {
            var d = new PerturbedDiscriminator(random.Between(-0.3, 0.3), random.Between(-0.3, 0.3), random.Between(-4, 4));
            // The norm is a supremum over x: no point of a dense scan exceeds it, and some comes near.
            double scan = 0;
            for (var x = -20.0; x <= 20; x += 0.01)
                scan = Math.Max(scan, Math.Abs(d.At(x) - SmoothStep.At(x)) + Math.Abs(d.Derivative(x) - SmoothStep.Derivative(x)));
            Assert.True(scan <= d.Norm + 1e-12);
            if (Math.Abs(d.Frequency) > 0.3) Assert.True(scan >= d.Norm * 0.99, $"{scan:R} is far from {d.Norm:R}");
            if (d.Norm >= 1) return;
            var gradient = Math.Abs(d.GeneratorGradient(1));
            Assert.True(gradient <= VanishingGradientBound.Sharper(1, d.ValueDistance, d.GradientDistance) + 1e-15, "sharper bound");
            Assert.True(gradient <= VanishingGradientBound.Bound(1, d.Norm) + 1e-15, "bound as printed");
        });
    }

    [Fact]
    public void Theorem_2_4_fails_when_only_the_values_are_close()
    {
        // |D - D*| is at most 0.1, but the slope at the generator is 5: with eps from the values alone the bound would be 1/9.
        var d = new PerturbedDiscriminator(0, 0.1, 16 * Math.PI);
        Assert.True(Math.Abs(d.GeneratorGradient(1)) > 10 * VanishingGradientBound.Bound(1, d.ValueDistance));
        Assert.True(d.Norm > 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => VanishingGradientBound.Bound(1, d.Norm));
        Assert.True(double.IsNaN(new PerturbedDiscriminator(1.5, 0, 0).GeneratorGradient(1)));
    }

    [Fact]
    public void The_generator_gradient_differentiates_the_cost()
    {
        var d = new PerturbedDiscriminator(0.05, 0.1, 3);
        const double h = 1e-6;
        double Cost(double theta) => Math.Log(1 - d.At(theta));
        Close.Absolute((Cost(1 + h) - Cost(1 - h)) / (2 * h), d.GeneratorGradient(1), 1e-9);
    }

    [Theory]
    [InlineData(0.5, 0.264736494, 0.235263506)]
    [InlineData(1, 0.602027133, 0.397972867)]
    [InlineData(2, 1.550400491, 0.449599509)]
    [InlineData(3, 2.704136247, 0.295863753)]
    [InlineData(4, 3.862805182, 0.137194818)]
    [InlineData(6, 5.987546761, 0.012453239)]
    public void Theorem_2_5_table(double theta, double gradient, double twiceJsd)
    {
        var step = new LogDStep(theta);
        Close.Absolute(gradient, step.FrozenGradient().Value, 5.1e-10, "left");
        Close.Absolute(gradient, step.TheoremGradient().Value, 5.1e-10, "right");
        Close.Absolute(twiceJsd, step.TwiceJensenShannonGradient().Value, 5.1e-10, "2 dJSD");
        Close.Absolute(2 * ShiftedGaussians.JensenShannonDerivative(theta).Value, step.TwiceJensenShannonGradient().Value, 1e-11,
            "by the sech integral");
    }

    [Fact]
    public void Theorem_2_5_holds_for_every_scale_and_its_three_controls_fail()
    {
        foreach (var row in Block.Named("log_d_step").Rows)
        {
            double theta = row.Number("theta"), sd = row.Number("sd");
            var step = new LogDStep(theta, sd);
            Close.Relative(row.Number("frozen"), step.FrozenGradient().Value, 1e-11, "frozen");
            Close.Relative(row.Number("twice_jsd"), step.TwiceJensenShannonGradient().Value, 1e-11, "2 dJSD");
            Close.Absolute(step.TheoremGradient().Value, step.FrozenGradient().Value, 1e-11, "theorem");
            Assert.True(Math.Abs(step.FrozenGradient(2).Value - step.TheoremGradient().Value) > 0.01, "a D that is not optimal");
            if (sd != 1)
            {
                var forward = step.ForwardKullbackLeiblerGradient - step.TwiceJensenShannonGradient().Value;
                Assert.True(Math.Abs(forward - step.FrozenGradient().Value) > 0.1, "the forward divergence");
            }
            // D re-optimised as theta moves: the derivative of the whole -E log D*, by finite differences, is another number.
            const double h = 1e-4;
            double Moving(double t)
            {
                LineDensity p = LineDensity.Gaussian(0, 1), q = LineDensity.Gaussian(t, sd);
                // -log sigmoid(h) as log(1 + exp(-h)), which does not overflow where D* underflows.
                return q.Expectation(x => LogSumExp.Of([0, q.Log(x) - p.Log(x)])).Value;
            }
            Assert.True(Math.Abs(((Moving(theta + h) - Moving(theta - h)) / (2 * h)) - step.FrozenGradient().Value) > 0.01,
                "a D that moves");
        }
    }

    [Fact]
    public void Ratios_of_Gaussian_noise_follow_the_Cauchy_law_and_averages_do_not_narrow()
    {
        var law = CauchyUpdate.Of(2, 0.5, 1);
        Assert.Equal(4, law.Gamma);
        Close.Absolute(0.0635, CauchyUpdate.TailBeyond(10), 5e-5, "claims 2.6");
        Close.Absolute(0.5, CauchyUpdate.TailBeyond(1), 1e-15, "gamma is the median size");
        Close.Relative(2 / Math.PI * 1e-12, CauchyUpdate.TailBeyond(1e12), 1e-12, "far tail");
        foreach (var x in new[] { -100, -4, 0, 0.5, 3e3 })
            Close.Absolute(0.5 + (Math.Atan(x / 4) / Math.PI), law.Cdf(x), 1e-15, $"cdf {x}");
        Assert.Equal((0, 1), (law.Cdf(double.NegativeInfinity), law.Cdf(double.PositiveInfinity)));
        var draws = new RandomStream("cauchy", 0);
        foreach (var batch in new[] { 1, 30 })
        {
            const int n = 20000;
            double[] sizes = [.. Enumerable.Range(0, n).Select(_ =>
                Math.Abs(Enumerable.Range(0, batch).Average(_ => 2 * draws.NextGaussian() / (0.5 * draws.NextGaussian())))).Order()];
            // The median's standard error is pi gamma / (2 sqrt n), 0.044 here.
            Close.Absolute(4, sizes[n / 2], 0.18, $"median of {batch}");
        }
    }

    [Fact]
    public void Lemma_4_table()
    {
        foreach (var row in Block.Named("mean_norm").Rows)
        {
            var d = (int)row.Number("d");
            Close.Relative(row.Number("value"), PointMassNoise.Wasserstein1(1, d), 1e-12, $"d = {d}");
            Close.Relative(0.3 * row.Number("value"), PointMassNoise.Wasserstein1(0.3, d), 1e-12, $"d = {d}");
            Assert.True(PointMassNoise.Wasserstein1(1, d) <= PointMassNoise.Bound(1, d));
        }
        Close.Absolute(9.975032, PointMassNoise.Wasserstein1(1, 100), 5.1e-7);
        Close.Absolute(3.162278, PointMassNoise.Bound(1, 10), 5.1e-7);
    }

    [Theory]
    [InlineData(1, 1, 6.721)]
    [InlineData(1, 0.5, 5.675)]
    [InlineData(1, 0.2, 4.030)]
    [InlineData(1, 0.1, 2.862)]
    [InlineData(1, 0.05, 2.263)]
    [InlineData(1, 0.01, 1.785)]
    [InlineData(0.1, 1, 2.456)]
    [InlineData(0.1, 0.1, 0.672)]
    [InlineData(0.1, 0.01, 0.286)]
    public void Theorem_3_3_table(double theta, double sd, double bound)
    {
        var result = AnnealingBound.OfPoints(theta, sd);
        Close.Absolute(bound, result.Value, 5.1e-4);
        Assert.True(result.Error < 1e-9);
        Assert.True(result.Value >= theta, "an upper bound of W");
    }

    [Fact]
    public void Theorem_3_3_terms_and_its_radius_control()
    {
        foreach (var row in Block.Named("annealing").Rows)
            Close.Relative(row.Number("jsd"), AnnealingBound.JensenShannonOfPoints(row.Number("theta"), row.Number("sd")).Value, 1e-11,
                "jsd");
        // Variance of the truncated noise, by quadrature.
        Close.Relative(LineDensity.TruncatedGaussian(0, 0.7, 3).Expectation(x => x * x).Value, AnnealingBound.TruncatedVariance(0.7),
            1e-10, "variance");
        Assert.Equal(Math.Log(2), AnnealingBound.JensenShannonOfPoints(1, 0.01).Value);
        // With the radius in place of the diameter, W = 1 breaks the "bound".
        var radius = AnnealingBound.Of(AnnealingBound.TruncatedVariance(1e-6), AnnealingBound.Diameter(1, 1e-6) / 2, Math.Log(2));
        Close.Absolute(0.8326, radius, 1e-4, "radius");
        Assert.True(radius < 1);
        Assert.Equal(double.PositiveInfinity, AnnealingBound.Of(1, double.PositiveInfinity, 0.1));
        Assert.Equal(2, AnnealingBound.Of(1, double.PositiveInfinity, 0));
    }

    [Fact]
    public void Theorem_3_2_is_its_formula_and_Corollary_3_2_is_the_gradient_of_2_JSD()
    {
        var block = Block.Named("smoothed_points");
        double theta = block["theta"], sd = block["sd"];
        double[] data = [.. block.Data.GetProperty("data").EnumerateArray().Select(x => x.GetDouble())];
        double[] latent = [.. block.Data.GetProperty("latent").EnumerateArray().Select(x => x.GetDouble())];
        var points = new SmoothedPoints(data, latent, theta, sd);
        Close.Relative(points.GradientWithoutNoise(), points.AttractionAndRepulsion(), 1e-12, "Theorem 3.2");
        Close.Absolute(block["twice_jsd_gradient"], points.GradientWithNoise().Value, 1e-11, "Corollary 3.2");
        const double h = 1e-3;
        double Jsd(double t) => new SmoothedPoints(data, latent, t, sd).TwiceJensenShannon(new Tolerance(1e-13, 1e-12)).Value;
        var slope = (Jsd(theta - (2 * h)) - (8 * Jsd(theta - h)) + (8 * Jsd(theta + h)) - Jsd(theta + (2 * h))) / (12 * h);
        Close.Absolute(slope, points.GradientWithNoise().Value, 1e-9, "finite differences");
        // Control: without noise in the generator it is another number.
        var far = new SmoothedPoints(data, latent, 1.6, sd);
        Assert.True(Math.Abs(far.GradientWithoutNoise() - far.GradientWithNoise().Value) > 0.02,
            $"{far.GradientWithoutNoise():R} {far.GradientWithNoise().Value:R}");
    }

    [Fact]
    public void Smoothed_curves_are_normalised_densities_with_the_right_moments()
    {
        var segment = SmoothedManifolds.Segment(0.4, 0.2);
        Close.Absolute(1, segment.Mass().Value, 1e-9, "segment");
        Close.Absolute((1.0 / 3) + 0.04, segment.Expectation((_, y) => y * y).Value, 1e-9, "along");
        Close.Absolute(0.16 + 0.04, segment.Expectation((x, _) => x * x).Value, 1e-9, "across");
        foreach (var sd in new[] { 0.3, 0.05 })
        {
            var circle = SmoothedManifolds.Circle(1, sd);
            Close.Absolute(1, circle.Mass(new Tolerance(1e-8, 1e-8)).Value, 1e-8, $"circle {sd}");
        }
        Close.Absolute(1 + (2 * 0.09), SmoothedManifolds.Circle(1, 0.3).Expectation((x, y) => (x * x) + (y * y)).Value, 1e-8, "radius");
        // Both branches of the Bessel function meet where r R / sd^2 = 600.
        var tight = SmoothedManifolds.Circle(1, 1 / Math.Sqrt(600));
        Close.Absolute(tight.Log(1 - 1e-12, 0), tight.Log(1 + 1e-12, 0), 1e-9, "branches");
    }

    [Fact]
    public void Smoothed_parallel_segments_have_the_divergence_of_shifted_Gaussians()
    {
        PlaneDensity p = SmoothedManifolds.Segment(0, 0.5), q = SmoothedManifolds.Segment(1, 0.5);
        Close.Absolute(ShiftedGaussians.JensenShannon(2).Value, FDivergences.JensenShannon.Between(p, q).Value, 1e-9);
    }
}
