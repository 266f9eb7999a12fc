using Replication.Oracles.Divergences;

namespace Replication.Oracles.Tests.Divergences;

public class PmfDivergenceTests
{
    static readonly double Log2 = Math.Log(2);

    [Fact]
    public void Disjoint_supports_give_the_extreme_values_exactly()
    {
        double[] p = [0.1, 0.2, 0.7, 0, 0, 0], q = [0, 0, 0, 0.3, 0.3, 0.4];
        Assert.Equal(Log2, FDivergences.JensenShannon.Between(p, q));
        Assert.Equal(1.0, FDivergences.TotalVariation.Between(p, q));
        Assert.Equal(2.0, FDivergences.SquaredHellinger.Between(p, q));
        Assert.Equal(0.0, FDivergences.Gan.Between(p, q), 15);
        foreach (var infinite in new[]
        {
            FDivergences.KullbackLeibler, FDivergences.ReverseKullbackLeibler, FDivergences.Jeffreys, FDivergences.PearsonChiSquare,
            FDivergences.NeymanChiSquare,
        })
            Assert.Equal(double.PositiveInfinity, infinite.Between(p, q));
    }

    [Fact]
    public void One_uncovered_atom_makes_one_direction_infinite()
    {
        double[] p = [0.5, 0.5, 0], q = [1.0 / 3, 1.0 / 3, 1.0 / 3];
        Assert.Equal(Math.Log(1.5), FDivergences.KullbackLeibler.Between(p, q), 15);
        Assert.Equal(double.PositiveInfinity, FDivergences.ReverseKullbackLeibler.Between(p, q));
        Assert.Equal(double.PositiveInfinity, FDivergences.KullbackLeibler.Between(q, p));
        Assert.Equal(Math.Log(1.5), FDivergences.ReverseKullbackLeibler.Between(q, p), 15);
    }

    [Fact]
    public void Shared_empty_atoms_count_nothing()
    {
        double[] p = [0.25, 0.75], q = [0.5, 0.5];
        foreach (var d in FDivergences.All) Assert.Equal(d.Between(p, q), d.Between([0.25, 0, 0.75], [0.5, 0, 0.5]));
    }

    [Fact]
    public void Hand_computed_values_of_two_coins()
    {
        double[] p = [0.25, 0.75], q = [0.5, 0.5];
        Dictionary<string, double> expected = new()
        {
            ["kullback-leibler"] = (0.25 * Math.Log(0.5)) + (0.75 * Math.Log(1.5)),
            ["reverse-kullback-leibler"] = (0.5 * Math.Log(2)) + (0.5 * Math.Log(2.0 / 3)),
            ["jeffreys"] = (-0.25 * Math.Log(0.5)) + (0.25 * Math.Log(1.5)),
            ["jensen-shannon"] = 0.5 * ((0.25 * Math.Log(2.0 / 3)) + (0.75 * Math.Log(1.2))
                + (0.5 * Math.Log(4.0 / 3)) + (0.5 * Math.Log(0.8))),
            ["total-variation"] = 0.25,
            ["squared-hellinger"] = Math.Pow(0.5 - Math.Sqrt(0.5), 2) + Math.Pow(Math.Sqrt(0.75) - Math.Sqrt(0.5), 2),
            ["pearson-chi-square"] = (0.0625 / 0.5) + (0.0625 / 0.5),
            ["neyman-chi-square"] = (0.0625 / 0.25) + (0.0625 / 0.75),
        };
        foreach (var (name, value) in expected) Close.Absolute(value, FDivergences.ByName(name).Between(p, q), 1e-15, name);
    }

    [Fact]
    public void The_sum_is_that_of_q_f_of_p_over_q()
    {
        Property.HoldsForSeeds(200, random =>
        {
            double[] p = Positive(random), q = Positive(random);
            foreach (var d in FDivergences.All)
            {
                var direct = p.Zip(q).Sum(atom => atom.Second * d.Generator(atom.First / atom.Second));
                Close.Absolute(direct, d.Between(p, q), 1e-12 * Math.Max(1, Math.Abs(direct)), d.Name);
            }
        });

        static double[] Positive(Random random)
        {
            double[] p = [.. Enumerable.Range(0, 6).Select(_ => random.Between(0.05, 1))];
            return [.. p.Select(x => x / p.Sum())];
        }
    }

    [Fact]
    public void Laws_of_every_divergence_on_random_pmfs()
    {
        Property.HoldsForSeeds(500, random =>
        {
            var atoms = random.Next(2, 12);
            double[] p = random.NextPmf(atoms), q = random.NextPmf(atoms);
            foreach (var d in FDivergences.All)
            {
                var value = d.Between(p, q);
                Assert.True(value >= d.AtEquality, $"{d.Name} is below its minimum: {value:R}");
                Assert.True(value <= d.OfDisjoint, $"{d.Name} is above its maximum: {value:R}");
                Assert.Equal(d.AtEquality, d.Between(p, p));
            }
        });
    }

    [Fact]
    public void Symmetric_ones_are_symmetric_and_the_others_are_mirrored()
    {
        Property.HoldsForSeeds(300, random =>
        {
            double[] p = random.NextPmf(7), q = random.NextPmf(7);
            foreach (var d in new[]
            {
                FDivergences.JensenShannon, FDivergences.JensenShannonUnnormalised, FDivergences.Gan, FDivergences.TotalVariation,
                FDivergences.SquaredHellinger, FDivergences.Jeffreys,
            })
                Same(d.Between(p, q), d.Between(q, p), d.Name);
            Same(FDivergences.KullbackLeibler.Between(p, q), FDivergences.ReverseKullbackLeibler.Between(q, p), "kl");
            Same(FDivergences.PearsonChiSquare.Between(p, q), FDivergences.NeymanChiSquare.Between(q, p), "chi-square");
        });

        static void Same(double a, double b, string what)
        {
            if (double.IsInfinity(a) || double.IsInfinity(b)) Assert.Equal(a, b);
            else Close.Absolute(a, b, 1e-14 * Math.Max(1, Math.Abs(a)), what);
        }
    }

    [Fact]
    public void Pinsker_and_its_relatives()
    {
        Property.HoldsForSeeds(500, random =>
        {
            double[] p = random.NextPmf(6), q = random.NextPmf(6);
            double tv = FDivergences.TotalVariation.Between(p, q), kl = FDivergences.KullbackLeibler.Between(p, q);
            double jsd = FDivergences.JensenShannon.Between(p, q), hellinger = FDivergences.SquaredHellinger.Between(p, q);
            const double ulp = 1e-14;
            Assert.True(tv <= Math.Sqrt(kl / 2) + ulp, "TV <= sqrt(KL/2)");
            Assert.True(tv * tv / 2 <= jsd + ulp, "TV^2/2 <= JSD");
            Assert.True(jsd <= (tv * Log2) + ulp, "JSD <= TV log 2");
            Assert.True(hellinger / 2 <= tv + ulp && tv * tv <= (hellinger * (1 - (hellinger / 4))) + ulp, "Le Cam");
            Assert.True(kl <= Math.Log(1 + FDivergences.PearsonChiSquare.Between(p, q)) + ulp, "KL <= log(1 + chi^2)");
        });
    }

    [Fact]
    public void Coarse_graining_never_raises_a_divergence()
    {
        Property.HoldsForSeeds(300, random =>
        {
            const int fine = 9, coarse = 4;
            double[] p = random.NextPmf(fine), q = random.NextPmf(fine);
            // A random channel, not only a merging of atoms: each row is a pmf over the coarse alphabet.
            double[][] channel = [.. Enumerable.Range(0, fine).Select(_ => random.NextPmf(coarse))];
            double[] Through(double[] input) =>
                [.. Enumerable.Range(0, coarse).Select(j => Enumerable.Range(0, fine).Sum(i => input[i] * channel[i][j]))];
            foreach (var d in FDivergences.All)
            {
                double before = d.Between(p, q), after = d.Between(Through(p), Through(q));
                Assert.True(after <= before + (1e-12 * Math.Max(1, Math.Abs(before))), $"{d.Name} rose from {before:R} to {after:R}");
            }
        });
    }

    [Fact]
    public void Close_pmfs_keep_their_digits()
    {
        // To second order JSD = sum (p - q)^2 / (8 p); the third order cancels by symmetry of the perturbation.
        const double h = 1e-7;
        double[] p = [0.5, 0.5], q = [0.5 + h, 0.5 - h];
        Close.Relative(h * h / 2, FDivergences.JensenShannon.Between(p, q), 1e-8, "jsd");
        Close.Relative(2 * h * h, FDivergences.KullbackLeibler.Between(p, q), 1e-8, "kl");
    }

    [Theory]
    [InlineData(new double[0], new double[0], "at least one atom")]
    [InlineData(new[] { 0.5, 0.5 }, new[] { 1.0 }, "equal lengths")]
    [InlineData(new[] { 0.5, 0.6 }, new[] { 0.5, 0.5 }, "sums to 1.1")]
    [InlineData(new[] { -0.5, 1.5 }, new[] { 0.5, 0.5 }, "Atom 0 has probability -0.5")]
    [InlineData(new[] { double.NaN, 1 }, new[] { 0.5, 0.5 }, "Atom 0 has probability NaN")]
    [InlineData(new[] { double.PositiveInfinity, 0 }, new[] { 0.5, 0.5 }, "Atom 0 has probability Infinity")]
    public void Bad_pmfs_are_refused_with_the_reason(double[] p, double[] q, string expected)
    {
        var refused = Assert.Throws<ArgumentException>(() => FDivergences.JensenShannon.Between(p, q));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        Assert.Same(FDivergences.JensenShannon, FDivergences.ByName("Jensen-Shannon"));
        var refused = Assert.Throws<ArgumentException>(() => FDivergences.ByName("kl"));
        Assert.Contains("kullback-leibler, reverse-kullback-leibler", refused.Message, StringComparison.Ordinal);
    }
}
