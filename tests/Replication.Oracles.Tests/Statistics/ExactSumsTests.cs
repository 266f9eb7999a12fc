using System.Numerics;
using Replication.Oracles.Arithmetic;
using Replication.Oracles.Statistics;
using Replication.Oracles.Tests.Transport;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Doubles as whole multiples of a unit, and where sums of them leave the integers of 128 bits.</summary>
public class ExactSumsTests
{
    [Fact]
    public void Every_finite_double_is_a_whole_number_of_units() => Property.Holds(100, stream =>
    {
        int width = stream.NextBool() ? 20 : 2000, count = stream.Between(1, 6);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => Math.ScaleB(stream.NextGaussian(), stream.NextInt(width) - 1060))];
        var unit = BinaryUnits.Of([.. values, 0]);
        BigInteger[] counts = [.. values.Select(unit.Count<BigInteger>)];
        foreach (var (value, units) in values.Zip(counts))
        {
            Assert.Equal(Exactly.Of(value), units << (unit.Exponent + 1074));
            Assert.Equal(value, unit.ToDouble(units));
            Assert.Equal(-value, unit.ToDouble(unit.Count<BigInteger>(-value)));
        }
        // None is larger.
        Assert.Contains(counts, units => !units.IsEven);
    });

    [Fact]
    public void Units_known_by_hand()
    {
        Assert.Equal(0, BinaryUnits.Of([0, -0.0]).Exponent);
        Assert.Equal(1, BinaryUnits.Of([6, 0]).Exponent);
        Assert.Equal(-2, BinaryUnits.Of([6, -0.75]).Exponent);
        Assert.Equal(-1074, BinaryUnits.Of([double.Epsilon, 1]).Exponent);
        var quarters = new BinaryUnits(-2);
        Assert.Equal((24, -3, 0), (quarters.Count<int>(6), quarters.Count<int>(-0.75), quarters.Count<int>(0)));
        Assert.Equal((Int128.One << 100) * 3, new BinaryUnits(0).Count<Int128>(Math.ScaleB(3, 100)));
    }

    [Fact]
    public void Sums_beyond_a_double_come_back_within_their_last_place()
    {
        var unit = new BinaryUnits(-10);
        foreach (var bits in (int[])[1, 53, 61, 62, 63, 64, 100, 900])
        {
            foreach (var sum in (BigInteger[])[BigInteger.One << bits, (BigInteger.One << bits) - 1, (BigInteger.One << bits) + 1])
            {
                var expected = Math.ScaleB((double)sum, -10);
                Assert.Equal(expected, unit.ToDouble(sum), Difference.Ulp(expected));
                Assert.Equal(-expected, unit.ToDouble(-sum), Difference.Ulp(expected));
            }
        }
    }

    [Theory]
    [InlineData(2, 65)]
    [InlineData(3, 65)]
    [InlineData(4, 63)]
    [InlineData(1000, 49)]
    public void Integers_of_128_bits_hold_sums_times_twice_their_number(int count, int power)
    {
        // Beside 1, whose rounding of two units in its last place is the unit 2^-51, a number of 2^power takes power + 52 bits.
        bool Fit(double largest, Func<double, Difference> place) =>
            ExactSums.Of([place(largest), .. Enumerable.Repeat(new Difference(1, 0), count - 1)]).FitInt128;
        Func<double, Difference>[] places = [v => new(v, 1), v => new(-v, 1), v => new(1, v), v => new(0, 1, v), v => new(1, 0, -v)];
        foreach (var place in places)
        {
            Assert.True(Fit(Math.ScaleB(1.5, power), place));
            Assert.False(Fit(Math.ScaleB(1, power + 1), place));
        }
    }

    [Fact]
    public void Sums_of_zeros_are_zero()
    {
        var sums = ExactSums.Of([new(0, 0), new(0, 0)]);
        Assert.True(sums.FitInt128);
        Assert.All(sums.Terms<Int128>(), term => Assert.Equal(default, term));
    }

    [Fact]
    public void Terms_are_exact_and_so_is_what_rounding_can_account_for()
    {
        var sums = ExactSums.Of([new(3, 1, 0.5), new(-2, 0)]);
        // In units of 2^-52: twice the last places of 3, 1 and 0.5 are 4 + 2 + 1 of them.
        Term<Int128>[] terms = [new((Int128)3 << 51, 7), new(-((Int128)2 << 52), 4)];
        Assert.Equal(terms, sums.Terms<Int128>());
        Assert.Equal(Array.ConvertAll(terms, term => new Term<BigInteger>(term.Value, term.Rounding)), sums.Terms<BigInteger>());
        Assert.Equal(new Term<Int128>(8, 3), new Term<Int128>(5, 2) + new Term<Int128>(3, 1));
        Assert.Equal(new Term<Int128>(2, 1), new Term<Int128>(5, 2) - new Term<Int128>(3, 1));
    }
}
