using Replication.Oracles.ClosedForms.FGan;
using Replication.Oracles.Divergences;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class FGanTests
{
    [Theory]
    [InlineData(0, 0.2881, 1.0100, 1.8304)]
    [InlineData(1, 0.2507, 1.5841, 1.6294)]
    [InlineData(2, 0.1298, 1.3125, 1.7525)]
    [InlineData(3, 0.5791, 1.3249, 1.7023)]
    [InlineData(4, 0.6616, 0.5663, 1.9268)]
    public void Table_3_as_computed_in_the_claims(int column, double value, double mean, double sd)
    {
        var fit = Table3.Best(Table3.Divergences[column]);
        Close.Absolute(value, fit.Divergence.Value, 5.1e-5, "divergence");
        Close.Absolute(mean, fit.Mean, 6e-5, "mean");
        Close.Absolute(sd, fit.Sd, 6e-5, "sd");
        var block = Block.Named("f_gan_table_3");
        Close.Relative(block.Rows.ElementAt(column).Number("value"), fit.Divergence.Value, block.Tolerance, "scipy's value");
    }

    [Fact]
    public void Each_fit_is_best_under_its_own_divergence()
    {
        GaussianFit[] fits = [.. Table3.Divergences.Select(Table3.Best)];
        for (var i = 0; i < fits.Length; i++)
            for (var j = 0; j < fits.Length; j++)
                if (i != j)
                    Assert.True(Table3.Divergences[i].Between(Table3.Data,
                        LineDensity.Gaussian(fits[j].Mean, fits[j].Sd)).Value > fits[i].Divergence.Value + 1e-6);
    }

    [Fact]
    public void The_data_are_normalised_and_the_forward_fit_matches_their_moments()
    {
        Close.Absolute(1, Table3.Data.Mass().Value, 1e-11, "mass");
        var mean = Table3.Data.Expectation(x => x).Value;
        var sd = Math.Sqrt(Table3.Data.Expectation(x => (x - mean) * (x - mean)).Value);
        var fit = Table3.Best(FDivergences.KullbackLeibler);
        Close.Absolute(mean, fit.Mean, 1e-5, "mean");
        Close.Absolute(sd, fit.Sd, 1e-5, "sd");
    }
}
