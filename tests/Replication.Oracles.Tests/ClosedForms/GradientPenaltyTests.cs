using Replication.Oracles.ClosedForms.GradientPenalty;
using Replication.Oracles.Quadrature;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class GradientPenaltyTests
{
    [Fact]
    public void The_slopes_are_the_minima_of_the_pointwise_objective()
    {
        Property.HoldsForSeeds(300, random =>
        {
            var point = new PenalisedSlope(random.Between(-1, 1), Math.Exp(random.Between(-3, 3)));
            double[] scan = [.. Enumerable.Range(-4000, 8001).Select(i => i * 0.005)];
            Assert.True(scan.Min(point.Objective) >= point.Objective(point.Optimum) - 1e-12, "a global minimum");
            Assert.True(scan.Min(point.OneSidedObjective) >= point.OneSidedObjective(point.Optimum) - 1e-12, "also one-sided");
            if (point.WrongSignMinimum is { } wrong)
            {
                Assert.Equal(-Math.Sign(point.CdfGap), Math.Sign(wrong));
                var near = Math.Min(1e-4, Math.Abs(wrong) / 2);
                var there = point.Objective(wrong);
                Assert.True(there <= point.Objective(wrong + near) && there <= point.Objective(wrong - near), "a local minimum");
                Assert.True(point.Objective(wrong) > point.Objective(point.Optimum), "not the best");
                Assert.True(point.OneSidedObjective(wrong) > point.OneSidedObjective(wrong * 0.99), "one-sided it is none");
            }
            else
            {
                // Without it, descent from the wrong side goes downhill all the way.
                double[] side = [.. scan.Where(s => s * point.CdfGap < 0).OrderBy(Math.Abs).Select(point.Objective)];
                Assert.True(side.Zip(side.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12), "no other minimum");
            }
        });
        Assert.Null(new PenalisedSlope(0.5, 0.2).WrongSignMinimum);
        Assert.True(double.IsNaN(new PenalisedSlope(0, 1).Optimum));
    }

    [Fact]
    public void Point_masses()
    {
        var critic = new PenalisedPointMasses(2, 0.5);
        Assert.Equal((3, 6, 4), (critic.Slope, critic.CriticValue, critic.Objective));
        // d + d^2 / (4 lambda), and no other slope does better.
        for (var s = 0.0; s < 6; s += 0.1) Assert.True((2 * s) - (0.5 * (s - 1) * (s - 1)) <= critic.Objective + 1e-12);
    }

    [Fact]
    public void The_interpolates_density_is_that_of_mpmath()
    {
        var block = Block.Named("interpolates");
        foreach (var row in block.Rows)
        {
            var pair = new PenalisedGaussians(row.Number("m"), row.Number("s"), 1);
            Close.Relative(row.Number("density"), pair.InterpolateDensity(row.Number("x")), block.Tolerance, $"rho at {row.Number("x")}");
        }
        Close.Absolute(1,
            GaussKronrod.Integrate(new PenalisedGaussians(1, 1, 1).InterpolateDensity, Interval.Line, breaks: [-4, 0, 1, 5]).Value,
            1e-11, "mass");
    }

    [Fact]
    public void The_penalised_optimum_is_that_of_mpmath_and_satisfies_the_identity()
    {
        var block = Block.Named("penalised");
        foreach (var row in block.Rows)
        {
            foreach (var lambda in new[] { 0.1, 1, 10 })
            {
                var critic = new PenalisedGaussians(row.Number("m"), row.Number("s"), lambda);
                var w = critic.Wasserstein1().Value;
                if (critic.Sd == 1) Close.Absolute(Math.Abs(critic.Mean), w, 1e-10, "W1 of a shift");
                Close.Absolute(1 + (w / (2 * lambda)), critic.ExpectedGradientNorm().Value, 1e-9, "E|f'|");
                Close.Relative(w + (row.Number("integral") / (2 * lambda)), critic.CriticValue().Value, 10 * block.Tolerance, "critic");
                Close.Relative(w + (row.Number("integral") / (4 * lambda)), critic.Objective().Value, 10 * block.Tolerance, "objective");
            }
        }
    }

    [Theory]
    [InlineData(1, 10, 1.05, 1.0542)]
    [InlineData(1, 1, 1.5, 1.5440)]
    [InlineData(1, 0.1, 6, 6.442)]
    [InlineData(2, 10, 1.1, 2.21)]
    public void Claims_table_4_2(double mean, double lambda, double norm, double value)
    {
        var critic = new PenalisedGaussians(mean, 1, lambda);
        Close.Absolute(norm, critic.ExpectedGradientNorm().Value, 1e-9);
        // The table's critic values come from a histogram of draws, good to about 1 %; they agree far better.
        Close.Relative(value, critic.CriticValue().Value, 1e-3);
    }

    [Fact]
    public void The_expected_norm_is_the_mean_of_the_pointwise_slopes()
    {
        var critic = new PenalisedGaussians(1, 1, 0.5);
        var mean = GaussKronrod.Integrate(x => critic.InterpolateDensity(x) * critic.At(x).SteepestNorm, new Interval(-12, 13),
            breaks: [-3, 0, 1, 4]);
        Close.Absolute(2, mean.Value, 1e-10);
    }
}
