using System.Numerics;
using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Tests.Transport;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>
/// Zeros and ties among differences: those of decimals that binary rounds are found, and no value is lost beside one of another size.
/// </summary>
public class DifferenceTests
{
    static readonly Alternative[] Alternatives = [Alternative.TwoSided, Alternative.Less, Alternative.Greater];

    static readonly double Ulp = Math.BitIncrement(1.0) - 1;

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e11)]
    [InlineData(1e13)]
    [InlineData(1e14)]
    [InlineData(3.4e38)]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void Ten_gains_have_one_extreme_pattern_whatever_their_sizes(double last)
    {
        double[] gains = [0.9, 1.1, 1.0, 0.8, 1.2, 1.05, 0.95, 1.15, 0.85, last], losses = [.. gains.Select(gain => -gain)];
        Assert.Equal(1 / 1024.0, PermutationTest.OneSample(gains, 0, Alternative.Greater).P);
        Assert.Equal(1 / 1024.0, PermutationTest.OneSample(losses, 0, Alternative.Less).P);
        Assert.Equal(2 / 1024.0, PermutationTest.OneSample(gains, 0, Alternative.TwoSided).P);
        Assert.Equal(2 / 1024.0, PermutationTest.OneSample(losses, 0, Alternative.TwoSided).P);
        Assert.Equal(1, PermutationTest.OneSample(gains, 0, Alternative.Less).P);
        Assert.Equal(1, PermutationTest.OneSample(losses, 0, Alternative.Greater).P);
    }

    [Theory]
    [InlineData(5.8)]
    [InlineData(1e13)]
    [InlineData(1e200)]
    public void Complete_separation_has_one_extreme_labelling_whatever_the_sizes(double last)
    {
        double[] high = [5.1, 5.2, 5.3, 5.4, 5.5, 5.6, 5.7, last], low = [1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8];
        Assert.Equal(1 / 12870.0, PermutationTest.TwoSample(high, low, Alternative.Greater).P);
        Assert.Equal(1 / 12870.0, PermutationTest.TwoSample(low, high, Alternative.Less).P);
        Assert.Equal(1 / 6435.0, PermutationTest.TwoSample(high[1..], low, Alternative.Greater).P);
        Assert.Equal(1 / 6435.0, PermutationTest.TwoSample(high, low[1..], Alternative.Greater).P);
    }

    [Fact]
    public void Magnitudes_of_every_size_are_summed_exactly()
    {
        // 2^-30 to 2^130 beside 1: the widest that an integer of 128 bits holds, and wider.
        for (var power = -30; power <= 130; power++)
        {
            double[] gains = [1, 1.5, 1.25, Math.ScaleB(1.1, power), 1.75, 1.125];
            Assert.Equal(1 / 64.0, PermutationTest.OneSample(gains, 0, Alternative.Greater).P);
            Assert.Equal(1 / 20.0, PermutationTest.TwoSample(gains[3..], [-1, -1.5, -1.25], Alternative.Greater).P);
            Assert.Equal(1 / 20.0, PermutationTest.TwoSample([-1, -1.5, -1.25], gains[3..], Alternative.Less).P);
        }
    }

    [Fact]
    public void P_values_are_those_of_integer_arithmetic() => Property.Holds(60, stream =>
    {
        // Without ties by rounding: integers of any size, or widely spread numbers.
        var wide = stream.NextBool() ? 0 : stream.Between(1, 200);
        double Value() => wide == 0 ? stream.NextInt(7) - 3 : Math.ScaleB(stream.NextGaussian(), stream.NextInt(wide));
        double[] x = [.. Enumerable.Range(0, stream.Between(2, 6)).Select(_ => Value())];
        double[] y = [.. Enumerable.Range(0, stream.Between(2, 6)).Select(_ => Value())];
        foreach (var alternative in Alternatives)
        {
            Assert.Equal(ByMasks(x, [], alternative), PermutationTest.OneSample(x, 0, alternative).P, 1e-15);
            Assert.Equal(ByMasks(x, y, alternative), PermutationTest.TwoSample(x, y, alternative).P, 1e-15);
        }
    });

    [Fact]
    public void Decimals_have_the_p_values_of_the_integers_that_they_are_fractions_of() => Property.Holds(80, stream =>
    {
        double unit = stream.NextInt(3) switch { 0 => 10, 1 => 100, _ => 1000 }, margin = 1 + stream.NextInt(9);
        int n = stream.Between(3, 7), m = stream.Between(3, 7);
        double[] Whole(int count) => [.. Enumerable.Range(0, count).Select(_ => stream.NextInt(90) - 30.0)];
        double[] Parts(double[] whole) => [.. whole.Select(v => v / unit)];
        double[] x = Whole(n), y = Whole(m), z = Whole(n);
        foreach (var alternative in Alternatives)
        {
            Assert.Equal(PermutationTest.TwoSample(x, y, alternative).P, PermutationTest.TwoSample(Parts(x), Parts(y), alternative).P);
            Assert.Equal(PermutationTest.Paired(x, z, alternative).P, PermutationTest.Paired(Parts(x), Parts(z), alternative).P);
            Assert.Equal(
                PermutationTest.OneSample(x, margin, alternative).P, PermutationTest.OneSample(Parts(x), margin / unit, alternative).P);
            Assert.Equal(WilcoxonSignedRank.Test(x, z, alternative), WilcoxonSignedRank.Test(Parts(x), Parts(z), alternative));
        }
        var (whole, parts) = (
            Equivalence.PairedPermutation(x, z, margin), Equivalence.PairedPermutation(Parts(x), Parts(z), margin / unit));
        Assert.Equal((whole.PLower, whole.PUpper), (parts.PLower, parts.PUpper));
        (whole, parts) = (
            Equivalence.TwoSamplePermutation(x, y, margin), Equivalence.TwoSamplePermutation(Parts(x), Parts(y), margin / unit));
        Assert.Equal((whole.PLower, whole.PUpper), (parts.PLower, parts.PUpper));
    });

    [Fact]
    public void Values_that_all_change_sides_may_be_as_far_out_on_the_other()
    {
        // 0.1 + 0.3 rounds below 0.4, and only the values that are exchanged are rounded at all.
        double[] x = [0.4, 1, 1, 1], y = [-0.1, -0.3, -3, 0, 0], tenths = [4, 10, 10, 10], others = [-1, -3, -30, 0, 0];
        foreach (var alternative in Alternatives)
        {
            Assert.Equal(ByMasks(tenths, others, alternative), PermutationTest.TwoSample(x, y, alternative).P, 1e-15);
            Assert.Equal(ByMasks(others, tenths, alternative), PermutationTest.TwoSample(y, x, alternative).P, 1e-15);
        }
    }

    [Fact]
    public void Resamples_find_the_ties_of_decimals_too()
    {
        // 24 pairs of differences 0.1, -0.1: no pattern differs from its mirror, and those that sum to 0 are all tied.
        double[] x = [.. Enumerable.Range(0, 24).Select(i => 0.1 * i + (i % 2 == 0 ? 0.1 : -0.1))];
        double[] y = [.. Enumerable.Range(0, 24).Select(i => 0.1 * i)];
        Assert.Equal(1, PermutationTest.Paired(x, y, Alternative.TwoSided, new RandomStream("ties", 0), 999).P);
        double[] high = [.. Enumerable.Repeat(0.1 + 0.2, 13)], low = [.. Enumerable.Repeat(0.3, 13)];
        Assert.Equal(1, PermutationTest.TwoSample(high, low, Alternative.Greater, new RandomStream("ties", 0), 999).P);
    }

    [Fact]
    public void Wilcoxon_finds_ties_and_zeros_of_decimals()
    {
        double[] x = [0.5, 0.825, 0.375, 0.5], y = [0.525, 0.775, 0.325, 0.55];
        Assert.Equal(0.6875, WilcoxonSignedRank.Test(x, y, Alternative.Less).P);
        Assert.Equal(0.5, WilcoxonSignedRank.Test(x, y, Alternative.Greater).P);
        var zero = WilcoxonSignedRank.Test([0.1 + 0.2, 0.7, 0.9, 1.1, 0.5, 0.8], [0.3, 0.6, 0.7, 0.8, 0.1, 0.3], Alternative.Greater);
        Assert.Equal((0.03125, 5, 5), (zero.P, zero.FirstCount, zero.SecondCount));
        Assert.Equal(0, WilcoxonSignedRank.Test([0.1 + 0.2, 1.1 * 1.1], [0.3, 1.21], Alternative.TwoSided).FirstCount);
    }

    [Fact]
    public void A_pair_that_diverged_hides_no_other()
    {
        double[] x = [0.3, 0.5, 1e15, 0.6], y = [0.2, 0.3, 0, 0.3];
        Assert.Equal(1 / 16.0, WilcoxonSignedRank.Test(x, y, Alternative.Greater).P);
        Assert.Equal([2, 4, 8, 6], Ranks.OfMagnitudes([.. x.Zip(y, (a, b) => new Difference(a, b))]).Doubled);
    }

    [Fact]
    public void A_difference_is_zero_where_two_units_in_the_last_place_of_each_number_account_for_it()
    {
        Assert.True(new Difference(1 + 4 * Ulp, 1).IsZero);
        Assert.False(new Difference(1 + 5 * Ulp, 1).IsZero);
        Assert.True(new Difference(-1, -1 - 4 * Ulp).IsZero);
        Assert.False(new Difference(-1, -1 - 5 * Ulp).IsZero);
        Assert.True(new Difference(3, 1, 2 + 2 * Ulp).IsZero);
        Assert.Equal(2 * (2 * Ulp + Ulp + 4 * Ulp), new Difference(3, 1, -5).Rounding);
        Assert.Equal(7, new Difference(3, 1, -5).Value);
        Assert.True(new Difference(0, 0).IsZero);
        Assert.False(new Difference(double.Epsilon, 0).IsZero);
        Assert.False(new Difference(double.MaxValue, 0).IsZero);
        Assert.Equal((0, Ulp, Ulp, 2 * Ulp), (Difference.Ulp(0), Difference.Ulp(1), Difference.Ulp(-1.9), Difference.Ulp(2)));
    }

    [Fact]
    public void A_tie_reaches_no_farther_than_the_rounding_of_its_least()
    {
        Difference[] Of(params double[] values) => Array.ConvertAll(values, v => new Difference(v, 0));
        Assert.Equal([3, 3, 6], Ranks.OfMagnitudes(Of(1, -1 - 4 * Ulp, 1 + 8 * Ulp)).Doubled);
        Assert.Equal([2, 4], Ranks.OfMagnitudes(Of(1, 1 + 5 * Ulp)).Doubled);
        // Each has the rounding of its own operands, and both count.
        Assert.Equal([3, 3], Ranks.OfMagnitudes([new(1, 0), new(9 + 6 * Ulp * 4, 8)]).Doubled);
        Assert.Equal([2, 4], Ranks.OfMagnitudes([new(1, 0), new(9 + 12 * Ulp * 4, 8)]).Doubled);
        Assert.Equal([2, 4], Ranks.Of([1, 1 + Ulp]).Doubled);
        Assert.Equal([5, 5, 2], Ranks.Of([double.PositiveInfinity, double.PositiveInfinity, 0]).Doubled);
    }

    [Fact]
    public void Equal_values_have_no_spread_though_their_mean_is_rounded()
    {
        double[] tenths = [0.1, 0.1, 0.1];
        Assert.NotEqual(0.1, tenths.Average());
        var interval = StudentInterval.Mean(tenths);
        Assert.Equal((0.1, double.NegativeInfinity, double.PositiveInfinity), (interval.Estimate, interval.Low, interval.High));
        Assert.Throws<ArgumentException>("x", () => LeastSquaresLine.Fit(tenths, [1, 2, 3]));
        var flat = LeastSquaresLine.Fit([1, 2, 4], tenths);
        Assert.Equal((0.1, 0, 0, 1), (flat.Intercept, flat.Slope, flat.SlopeError, flat.RSquared));
    }

    /// <summary>Every subset of the pooled values, or every sign pattern where there is no second sample, in integers.</summary>
    static double ByMasks(double[] x, double[] y, Alternative alternative)
    {
        int n = x.Length, all = n + y.Length;
        BigInteger[] values = [.. x.Concat(y).Select(Exactly.Of)];
        var whole = values.Aggregate(BigInteger.Zero, BigInteger.Add);
        BigInteger Centred(int mask)
        {
            var sum = Enumerable.Range(0, all).Where(i => (mask >> i & 1) != 0).Aggregate(BigInteger.Zero, (s, i) => s + values[i]);
            return y.Length == 0 ? 2 * sum - whole : all * sum - n * whole;
        }
        var observed = Centred((1 << n) - 1);
        var arrangements = Enumerable.Range(0, 1 << all).Where(mask => y.Length == 0 || BitOperations.PopCount((uint)mask) == n);
        double total = 0, extreme = 0;
        foreach (var statistic in arrangements.Select(Centred))
        {
            total++;
            if (alternative switch
            {
                Alternative.Greater => statistic >= observed,
                Alternative.Less => statistic <= observed,
                _ => BigInteger.Abs(statistic) >= BigInteger.Abs(observed),
            })
                extreme++;
        }
        return extreme / total;
    }
}
