using Replication.Oracles.ClosedForms.Gan;
using Replication.Oracles.Divergences;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class GanTests
{
    [Fact]
    public void The_collapse_formula_is_the_divergence_of_the_two_pmfs()
    {
        for (var n = 1; n <= 12; n++)
        {
            for (var k = 1; k <= n; k++)
            {
                double[] p = [.. Enumerable.Repeat(1.0 / n, n)], q = [.. Enumerable.Range(0, n).Select(i => i < k ? 1.0 / k : 0)];
                Close.Absolute(FDivergences.JensenShannon.Between(p, q), UniformCollapse.JensenShannon(n, k), 1e-15, $"jsd {n} {k}");
                Close.Absolute(FDivergences.ReverseKullbackLeibler.Between(p, q), UniformCollapse.ReverseKullbackLeibler(n, k), 1e-15,
                    $"reverse {n} {k}");
                Assert.Equal(FDivergences.KullbackLeibler.Between(p, q), UniformCollapse.KullbackLeibler(n, k), 14);
            }
        }
        // Seven digits, cut and not rounded.
        Close.Absolute(0.2157615, UniformCollapse.JensenShannon(2, 1), 1e-7, "claims 1.2");
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformCollapse.JensenShannon(2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformCollapse.JensenShannon(2, 0));
    }

    [Theory]
    [InlineData(5, 1.92875e-21, 10)]
    [InlineData(1, 4.5398e-4, 9.99955)]
    [InlineData(0, 5, 5)]
    public void Saturation_between_Gaussians_at_minus_5_and_5(double x, double saturating, double nonSaturating)
    {
        // D* = sigmoid(-10 x): the logit's slope is 10 in size.
        Close.Relative(saturating, 10 * Saturation.Saturating(-10 * x), 1e-5);
        Close.Relative(nonSaturating, 10 * Saturation.NonSaturating(-10 * x), 1e-5);
        Close.Relative(nonSaturating / saturating, Saturation.Ratio(-10 * x), 1e-4);
    }

    [Fact]
    public void Saturation_differentiates_the_two_costs()
    {
        foreach (var h in new[] { -4.0, -1, 0, 0.3, 5 })
        {
            const double e = 1e-6;
            double D(double logit) => 1 / (1 + Math.Exp(-logit));
            Close.Absolute(Math.Abs(Math.Log(1 - D(h + e)) - Math.Log(1 - D(h - e))) / (2 * e), Saturation.Saturating(h), 1e-8);
            Close.Absolute(Math.Abs(Math.Log(D(h + e)) - Math.Log(D(h - e))) / (2 * e), Saturation.NonSaturating(h), 1e-8);
        }
    }

    [Fact]
    public void The_gradient_in_function_space_is_that_of_the_value_along_the_simplex()
    {
        Property.HoldsForSeeds(50, random =>
        {
            double[] p = Positive(random), q = Positive(random),
                direction = Positive(random).Zip(Positive(random), (a, b) => a - b).ToArray();
            double Value(double e) => FDivergences.Gan.Between(p, [.. q.Zip(direction, (a, b) => a + (e * b))]);
            const double h = 1e-5;
            var slope = FunctionSpace.Gradient(p, q).Zip(direction, (a, b) => a * b).Sum();
            Close.Absolute((Value(h) - Value(-h)) / (2 * h), slope, 1e-8);
        });

        static double[] Positive(Random random)
        {
            double[] w = [.. Enumerable.Range(0, 16).Select(_ => random.Between(0.3, 1))];
            return [.. w.Select(x => x / w.Sum())];
        }
    }

    [Fact]
    public void Steps_in_function_space_fall_monotonically_to_minus_log_4()
    {
        Property.HoldsForSeeds(20, random =>
        {
            double[] p = [.. random.NextPmf(16).Select(x => (x + 0.01) / 1.16)], q = [.. Enumerable.Repeat(1 / 16.0, 16)];
            var value = FDivergences.Gan.Between(p, q);
            for (var step = 0; step < 400; step++)
            {
                q = FunctionSpace.Step(p, q, 1);
                var next = FDivergences.Gan.Between(p, q);
                Assert.True(next <= value + 1e-15, $"step {step} rises by {next - value:E1}");
                value = next;
            }
            Close.Absolute(OptimalDiscriminator.MinimumValue, value, 1e-10, "limit");
        });
    }
}
