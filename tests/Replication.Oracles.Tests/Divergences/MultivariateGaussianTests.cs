using MathNet.Numerics.LinearAlgebra;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Tests.Divergences;

public class MultivariateGaussianTests
{
    [Fact]
    public void In_one_dimension_closed_forms_are_the_quadratures()
    {
        Property.HoldsForSeeds(20, random =>
        {
            double m1 = random.Between(-2, 2), m2 = random.Between(-2, 2), s1 = random.Between(0.4, 2), s2 = random.Between(0.4, 2);
            MultivariateGaussian p = MultivariateGaussian.Diagonal([m1], [s1]), q = MultivariateGaussian.Diagonal([m2], [s2]);
            LineDensity pLine = LineDensity.Gaussian(m1, s1), qLine = LineDensity.Gaussian(m2, s2);
            Close.Relative(FDivergences.KullbackLeibler.Between(pLine, qLine).Value, p.KullbackLeibler(q), 1e-10, "kl");
            Close.Relative(FDivergences.SquaredHellinger.Between(pLine, qLine).Value, p.SquaredHellinger(q), 1e-10, "hellinger");
            Close.Absolute(-pLine.Expectation(pLine.Log).Value, p.Entropy, 1e-10, "entropy");
        });
    }

    [Fact]
    public void In_two_dimensions_closed_forms_are_the_cubatures()
    {
        Property.HoldsForSeeds(3, random =>
        {
            MultivariateGaussian p = Draw(random, 2), q = Draw(random, 2);
            var kl = FDivergences.KullbackLeibler.Between(p.OnPlane(), q.OnPlane());
            Close.Absolute(p.KullbackLeibler(q), kl.Value, kl.Error + 1e-9, "kl");
            var hellinger = FDivergences.SquaredHellinger.Between(p.OnPlane(), q.OnPlane());
            Close.Absolute(p.SquaredHellinger(q), hellinger.Value, hellinger.Error + 1e-9, "hellinger");
        });
    }

    [Fact]
    public void With_one_covariance_the_plane_gives_the_shifted_Gaussians()
    {
        MultivariateGaussian p = MultivariateGaussian.Diagonal([0, 0], [0.5, 0.5]),
            q = MultivariateGaussian.Diagonal([0.6, 0.8], [0.5, 0.5]);
        var jsd = FDivergences.JensenShannon.Between(p.OnPlane(), q.OnPlane(), new Tolerance(1e-11, 1e-11));
        Close.Absolute(ShiftedGaussians.JensenShannon(2).Value, jsd.Value, 1e-11);
    }

    [Fact]
    public void Divergences_do_not_change_under_affine_maps()
    {
        Property.HoldsForSeeds(30, random =>
        {
            var d = random.Next(1, 6);
            MultivariateGaussian p = Draw(random, d), q = Draw(random, d);
            var map = Matrix<double>.Build.Dense(d, d, (i, j) => random.Between(-1, 1) + (i == j ? 3 : 0));
            var shift = Vector<double>.Build.Dense(d, _ => random.Between(-5, 5));
            MultivariateGaussian Mapped(MultivariateGaussian g)
            {
                var covariance = map * g.Covariance * map.Transpose();
                return new MultivariateGaussian((map * g.Mean) + shift, (covariance + covariance.Transpose()) / 2);
            }
            Close.Relative(p.KullbackLeibler(q), Mapped(p).KullbackLeibler(Mapped(q)), 1e-10, "kl");
            Close.Relative(p.SquaredHellinger(q), Mapped(p).SquaredHellinger(Mapped(q)), 1e-10, "hellinger");
        });
    }

    [Fact]
    public void A_mixture_of_the_plane_is_normalised_and_agrees_with_its_vector_form()
    {
        var ring = new GaussianMixture(
            [.. Enumerable.Repeat(0.125, 8)],
            [.. Enumerable.Range(0,
                8).Select(k => MultivariateGaussian.Diagonal([2 * Math.Cos(k * Math.PI / 4), 2 * Math.Sin(k * Math.PI / 4)], [0.2, 0.2]))]);
        Close.Absolute(1, ring.OnPlane().Mass().Value, 1e-9, "mass");
        Close.Absolute(ring.LogDensity(Vector<double>.Build.Dense([0.3, 1.7])), ring.OnPlane().Log(0.3, 1.7), 1e-12, "log");
        // Eight separate modes against one of them: the collapse formula with n = 8, k = 1.
        var one = new GaussianMixture([1], [ring.Components[0]]);
        var jsd = FDivergences.JensenShannon.Between(ring.OnPlane(), one.OnPlane(), new Tolerance(1e-7, 1e-7));
        Close.Absolute((0.4375 * Math.Log(2)) + (0.5 * ((0.125 * Math.Log(2.0 / 9)) + Math.Log(16.0 / 9))), jsd.Value, 1e-4, "collapse");
    }

    [Fact]
    public void A_law_against_itself_is_0_exactly_and_no_divergence_is_negative() => Property.HoldsForSeeds(30, random =>
    {
        var p = Draw(random, random.Next(1, 12));
        var twin = new MultivariateGaussian(p.Mean, p.Covariance);
        Assert.Equal((0, 0, 0), (p.KullbackLeibler(twin), p.Bhattacharyya(twin), p.SquaredHellinger(twin)));
        var near = new MultivariateGaussian(p.Mean * (1 + Math.ScaleB(1, -52)), p.Covariance);
        Assert.InRange(p.KullbackLeibler(near), 0, 1e-14);
        Assert.InRange(p.Bhattacharyya(near), 0, 1e-14);
    });

    [Fact]
    public void A_covariance_in_float32_may_differ_from_its_mirror_image_by_rounding()
    {
        var law = new MultivariateGaussian(
            Vector<double>.Build.Dense([0.0, 0]), Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0.1 + 2e-8 }, { 0.1 - 2e-8, 1 } }));
        Assert.Equal((0.1, 0.1), (law.Covariance[0, 1], law.Covariance[1, 0]));
    }

    [Fact]
    public void What_overflows_is_refused_and_what_does_not_is_computed()
    {
        MultivariateGaussian Law(double mean, double variance) =>
            new(Vector<double>.Build.Dense([mean]), Matrix<double>.Build.Dense(1, 1, variance));
        Close.Relative(0.5 * (0.25 - 1 + Math.Log(4)), Law(0, 2.5e307).KullbackLeibler(Law(0, 1e308)), 1e-12, "kl");
        Close.Relative(0.5 * Math.Log(1.25), Law(0, 1e308).Bhattacharyya(Law(0, 2.5e307)), 1e-12, "bhattacharyya");
        Assert.Throws<OverflowException>(() => Law(1e200, 1).KullbackLeibler(Law(0, 1)));
        Assert.Throws<OverflowException>(() => Law(1e200, 1).Bhattacharyya(Law(0, 1)));
        Assert.Equal(2, Law(1e200, 1).SquaredHellinger(Law(0, 1)));
    }

    [Fact]
    public void Bad_laws_are_refused()
    {
        var build = Matrix<double>.Build;
        Vector<double> mean = Vector<double>.Build.Dense([0.0, 0]);
        Assert.Throws<ArgumentException>(() => new MultivariateGaussian(mean, build.DenseOfArray(new[,] { { 1.0, 2 }, { 2, 1 } })));
        Assert.Throws<ArgumentException>(() => new MultivariateGaussian(mean, build.DenseOfArray(new[,] { { 1.0, 0.5 }, { 0.4, 1 } })));
        Assert.Throws<ArgumentException>(() => new MultivariateGaussian(mean, build.DenseIdentity(3)));
        Assert.Throws<ArgumentException>(() => new MultivariateGaussian(mean, build.DenseIdentity(2) * double.NaN));
        Assert.Throws<ArgumentException>(() => MultivariateGaussian.Diagonal([0], [0]));
        Assert.Throws<ArgumentException>(() => MultivariateGaussian.Diagonal([0],
            [1]).KullbackLeibler(MultivariateGaussian.Diagonal([0, 0], [1, 1])));
    }

    static MultivariateGaussian Draw(Random random, int d)
    {
        var root = Matrix<double>.Build.Dense(d, d, (_, _) => random.Between(-1, 1));
        return new MultivariateGaussian(
            Vector<double>.Build.Dense(d, _ => random.Between(-1, 1)),
                (root * root.Transpose()) + (0.3 * Matrix<double>.Build.DenseIdentity(d)));
    }
}
