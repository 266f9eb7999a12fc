using System.Globalization;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Tests.Divergences;

public class DensityDivergenceTests
{
    public static TheoryData<string> Cases => [.. Fixture.Read("densities").GetProperty("cases").EnumerateObject().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_mpmath_and_the_error_estimate_is_honest(string name)
    {
        var fixture = Fixture.Read("densities");
        var digits = Math.Pow(10, -fixture.GetProperty("relative_digits").GetInt32());
        LineDensity[] pair = [.. name.Split(" | ").Select(Parse)];
        foreach (var expected in fixture.GetProperty("cases").GetProperty(name).EnumerateObject())
        {
            var result = FDivergences.ByName(expected.Name).Between(pair[0], pair[1]);
            Close.Relative(expected.Value.GetDouble(), result.Value, digits, $"{expected.Name} of {name}");
            Assert.True(Math.Abs(expected.Value.GetDouble() - result.Value) <= result.Error + 1e-15,
                $"{expected.Name}: error beyond its estimate");
        }
    }

    [Fact]
    public void Disjoint_and_uncovered_supports_are_exact()
    {
        LineDensity left = LineDensity.Uniform(0, 1), right = LineDensity.Uniform(1, 2), wide = LineDensity.Uniform(0, 2);
        Assert.Equal(Integral.Exact(Math.Log(2)), FDivergences.JensenShannon.Between(left, right));
        Assert.Equal(Integral.Exact(1), FDivergences.TotalVariation.Between(left, right));
        Assert.Equal(Integral.Exact(double.PositiveInfinity), FDivergences.KullbackLeibler.Between(left, right));
        Assert.Equal(Integral.Exact(double.PositiveInfinity), FDivergences.KullbackLeibler.Between(wide, left));
        Close.Absolute(Math.Log(2), FDivergences.KullbackLeibler.Between(left, wide).Value, 1e-14, "log 2");
        // JSD of U[0,1] and U[0,2], by hand: log(4/3)/2 + (log(2/3) + log 2)/4.
        Close.Absolute((0.5 * Math.Log(4.0 / 3)) + (0.25 * Math.Log(2.0 / 3)) + (0.25 * Math.Log(2)),
            FDivergences.JensenShannon.Between(left, wide).Value, 1e-14);
    }

    [Fact]
    public void An_infinite_divergence_by_tails_is_an_exception_not_a_number()
    {
        var cauchy = new LineDensity(x => -Math.Log(Math.PI * (1 + (x * x))), Interval.Line, [-10, -1, 0, 1, 10]);
        Close.Absolute(1, cauchy.Mass().Value, 1e-11, "mass");
        Assert.Throws<QuadratureException>(() => FDivergences.KullbackLeibler.Between(cauchy, LineDensity.Gaussian(0, 1)));
    }

    [Fact]
    public void Narrow_and_far_peaks_are_seen()
    {
        LineDensity p = LineDensity.Gaussian(1e6, 1e-3), q = LineDensity.Gaussian(-1e6, 1e-3);
        Close.Absolute(1, p.Mass().Value, 1e-9, "mass");
        Close.Absolute(Math.Log(2), FDivergences.JensenShannon.Between(p, q, new Tolerance(1e-9, 1e-9)).Value, 1e-9, "jsd");
        Close.Relative(2e18, FDivergences.KullbackLeibler.Between(p, q, new Tolerance(0, 1e-7)).Value, 1e-7, "kl");
    }

    [Fact]
    public void Divergences_do_not_change_under_affine_maps()
    {
        Property.HoldsForSeeds(15, random =>
        {
            LineDensity p = RandomMixture(random), q = RandomMixture(random);
            var scale = Math.Exp(random.Between(-6, 6)) * (random.Next(2) == 0 ? -1 : 1);
            var shift = random.Between(-5, 5) * Math.Abs(scale);
            foreach (var d in new[] { FDivergences.JensenShannon, FDivergences.TotalVariation, FDivergences.SquaredHellinger,
                FDivergences.KullbackLeibler })
            {
                var before = d.Between(p, q, Loose);
                var after = d.Between(p.Mapped(shift, scale), q.Mapped(shift, scale), Loose);
                Close.Absolute(before.Value, after.Value, before.Error + after.Error + 1e-12, d.Name);
            }
        });
    }

    [Fact]
    public void Coarse_graining_a_density_to_bins_never_raises_a_divergence()
    {
        Property.HoldsForSeeds(10, random =>
        {
            LineDensity p = RandomMixture(random), q = RandomMixture(random);
            double[] cuts = [double.NegativeInfinity, .. Enumerable.Range(0, 4).Select(_ => random.Between(-4, 4)).Order(),
                double.PositiveInfinity];
            double[] Bins(LineDensity density) => Normalised([.. cuts.Zip(cuts.Skip(1), (a, b) => density.Mass(new Interval(a, b)).Value)]);
            foreach (var d in new[] { FDivergences.JensenShannon, FDivergences.TotalVariation, FDivergences.KullbackLeibler })
            {
                var fine = d.Between(p, q, Loose);
                Assert.True(d.Between(Bins(p), Bins(q)) <= fine.Value + fine.Error + 1e-10, d.Name);
            }
        });

        static double[] Normalised(double[] weights) => [.. weights.Select(w => w / weights.Sum())];
    }

    [Fact]
    public void Jensen_Shannon_is_symmetric_bounded_and_ordered_by_total_variation()
    {
        Property.HoldsForSeeds(20, random =>
        {
            LineDensity p = RandomMixture(random), q = RandomMixture(random);
            Integral there = FDivergences.JensenShannon.Between(p, q, Loose), back = FDivergences.JensenShannon.Between(q, p, Loose);
            Close.Absolute(there.Value, back.Value, there.Error + back.Error + 1e-14);
            Assert.InRange(there.Value, 0, Math.Log(2));
            var tv = FDivergences.TotalVariation.Between(p, q, Loose).Value;
            Assert.InRange(there.Value, (tv * tv / 2) - 1e-9, (tv * Math.Log(2)) + 1e-9);
        });
    }

    [Fact]
    public void Mixtures_and_truncations_are_normalised()
    {
        LineDensity[] parts = [LineDensity.Gaussian(-1, 0.3), LineDensity.Gaussian(2, 1), LineDensity.Gaussian(0, 4)];
        Close.Absolute(1, LineDensity.Mixture([0.2, 0.5, 0.3], parts).Mass().Value, 1e-11);
        Close.Absolute(1, LineDensity.TruncatedGaussian(2, 0.1, 3).Mass().Value, 1e-11);
        Close.Absolute(1, LineDensity.Beta(2, 5).Mass().Value, 1e-11);
        Close.Absolute(2.0 / 7, LineDensity.Beta(2, 5).Expectation(x => x).Value, 1e-11, "mean of Beta(2,5)");
    }

    [Fact]
    public void A_mixture_with_a_gap_and_bad_parameters_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LineDensity.Mixture([0.5, 0.5], [LineDensity.Uniform(0, 1), LineDensity.Uniform(2, 3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LineDensity.Gaussian(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LineDensity.Gaussian(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LineDensity.Uniform(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LineDensity.Beta(0, 1));
    }

    static readonly Tolerance Loose = new(1e-10, 1e-10);

    static LineDensity RandomMixture(Random random)
    {
        var k = random.Next(1, 4);
        double[] weights = [.. Enumerable.Range(0, k).Select(_ => random.Between(0.1, 1))];
        return LineDensity.Mixture(
            [.. weights.Select(w => w / weights.Sum())],
            [.. Enumerable.Range(0, k).Select(_ => LineDensity.Gaussian(random.Between(-3, 3), random.Between(0.3, 2)))]);
    }

    static LineDensity Parse(string text)
    {
        var words = text.Split(' ');
        double[] numbers = [.. words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return words[0] switch
        {
            "gaussian" => LineDensity.Gaussian(numbers[0], numbers[1]),
            "beta" => LineDensity.Beta(numbers[0], numbers[1]),
            "mixture" => LineDensity.Mixture(
                [.. numbers.Chunk(3).Select(part => part[0])],
                    [.. numbers.Chunk(3).Select(part => LineDensity.Gaussian(part[1], part[2]))]),
            _ => throw new InvalidOperationException($"The fixture names an unknown density '{text}'."),
        };
    }
}
