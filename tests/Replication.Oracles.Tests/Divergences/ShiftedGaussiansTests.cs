using Replication.Oracles.Divergences;

namespace Replication.Oracles.Tests.Divergences;

public class ShiftedGaussiansTests
{
    [Fact]
    public void Agrees_with_mpmath_at_every_distance()
    {
        foreach (var row in Fixture.Read("densities").GetProperty("shifted").EnumerateArray())
        {
            var r = row.GetProperty("r").GetDouble();
            // Below r = 1 the divergence is summed from parts that each carry the rounding of log p - log q, about 1e-16 / r relative.
            Close.Relative(row.GetProperty("jsd").GetDouble(), ShiftedGaussians.JensenShannon(r).Value, r < 0.01 ? 1e-10 : 1e-12,
                $"jsd {r}");
            Close.Relative(row.GetProperty("deficit").GetDouble(), ShiftedGaussians.JensenShannonDeficit(r).Value, 1e-12, $"deficit {r}");
            Close.Relative(row.GetProperty("derivative").GetDouble(), ShiftedGaussians.JensenShannonDerivative(r).Value, 1e-12,
                $"derivative {r}");
        }
    }

    [Theory]
    [InlineData(0.1, 0.001248440096, -1.3837974809, 0.039877612)]
    [InlineData(0.5, 0.030311300521, -1.3256717601, 0.197412651)]
    [InlineData(1, 0.111421482185, -1.1634513968, 0.382924923)]
    [InlineData(2, 0.336830820347, -0.7126327204, 0.682689492)]
    [InlineData(3, 0.526777306521, -0.3327397481, 0.866385597)]
    [InlineData(4, 0.632720193737, -0.1208539736, 0.954499736)]
    [InlineData(5, 0.675942577381, -0.0344092064, 0.987580669)]
    [InlineData(6, 0.689297933029, -0.0076984951, 0.997300204)]
    [InlineData(8, 0.693053645483, -0.0001870702, 0.999936658)]
    [InlineData(10, 0.693146317394, -0.0000017263, 0.999999427)]
    public void Table_1_2(double m, double jsd, double value, double tv)
    {
        Close.Absolute(jsd, ShiftedGaussians.JensenShannon(m).Value, 5.1e-13);
        Close.Absolute(value, OptimalDiscriminator.Value(ShiftedGaussians.JensenShannon(m).Value), 5.1e-11);
        Close.Absolute(tv, ShiftedGaussians.TotalVariation(m), 5.1e-10);
        Close.Absolute(tv, FDivergences.TotalVariation.Between(LineDensity.Gaussian(0, 1), LineDensity.Gaussian(m, 1)).Value, 5.1e-10);
    }

    [Theory]
    [InlineData(2, 0.0927333817)]
    [InlineData(0.5, 0.0927333817)]
    [InlineData(4, 0.2534713551)]
    public void Scale_family_of_table_1_2(double sd, double jsd) =>
        Close.Absolute(jsd, FDivergences.JensenShannon.Between(LineDensity.Gaussian(0, 1), LineDensity.Gaussian(0, sd)).Value, 5.1e-11);

    [Fact]
    public void The_deficit_at_distance_10_is_that_of_figure_2() =>
        Close.Relative(8.632e-07, ShiftedGaussians.JensenShannonDeficit(10).Value, 1e-4);

    [Fact]
    public void The_derivative_is_that_of_the_divergence()
    {
        foreach (var r in new[] { -2.5, 0.05, 0.7, 1, 2, 5, 12 })
        {
            const double h = 1e-4;
            // A five-point stencil: its error, h^4 times a derivative of order one, is below rounding / h.
            double F(double x) => ShiftedGaussians.JensenShannonDeficit(x).Value;
            var slope = -(F(r - (2 * h)) - (8 * F(r - h)) + (8 * F(r + h)) - F(r + (2 * h))) / (12 * h);
            Close.Absolute(slope, ShiftedGaussians.JensenShannonDerivative(r).Value, 1e-11, $"r = {r}");
        }
    }

    [Fact]
    public void Zero_distance_and_symmetry_are_exact()
    {
        Assert.Equal(0, ShiftedGaussians.JensenShannon(0).Value);
        Assert.Equal(0, ShiftedGaussians.JensenShannonDerivative(0).Value);
        Assert.Equal(ShiftedGaussians.JensenShannon(0.7).Value, ShiftedGaussians.JensenShannon(-0.7).Value);
        Assert.Equal(-ShiftedGaussians.JensenShannonDerivative(3).Value, ShiftedGaussians.JensenShannonDerivative(-3).Value);
        Assert.Equal(Math.Log(2), ShiftedGaussians.JensenShannon(1e4).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftedGaussians.JensenShannon(double.PositiveInfinity));
    }

    [Fact]
    public void Both_branches_meet_at_distance_one()
    {
        double below = Math.BitDecrement(1.0), step = ShiftedGaussians.JensenShannon(1).Value - ShiftedGaussians.JensenShannon(below).Value;
        Close.Absolute(0, step, 1e-12);
    }
}
