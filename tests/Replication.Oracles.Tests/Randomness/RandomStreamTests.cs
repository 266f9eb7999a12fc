using System.Globalization;
using Replication.Oracles.Randomness;
using Replication.Oracles.Tests.Statistics;

namespace Replication.Oracles.Tests.Randomness;

public class RandomStreamTests
{
    sealed record StreamCase(
        string Name, string Seed, string[] Bits, int[] IntegersBelow1000, double[] Doubles, double[] Gaussians, int[] Shuffled);

    sealed record SeedCase(string Experiment, int Replicate, string SuiteSeed, string Seed);

    sealed record Document(StreamCase[] Streams, SeedCase[] Seeds);

    static readonly Document Reference = Fixture.Read<Document>("statistics/streams.json");

    static long Parse(string number) => long.Parse(number, CultureInfo.InvariantCulture);

    [Fact]
    public void Streams_agree_with_an_independent_implementation()
    {
        Assert.Equal(5, Reference.Streams.Length);
        foreach (var c in Reference.Streams)
        {
            RandomStream Open() => new(c.Name, Parse(c.Seed));
            Assert.Equal(c.Bits, Draw(Open(), s => s.NextUInt64().ToString(CultureInfo.InvariantCulture)));
            Assert.Equal(c.IntegersBelow1000, Draw(Open(), s => s.NextInt(1000)));
            Assert.Equal(c.Doubles, Draw(Open(), s => s.NextDouble()));
            var shuffled = Enumerable.Range(0, 10).ToArray();
            Open().Shuffle(shuffled.AsSpan());
            Assert.Equal(c.Shuffled, shuffled);
            // The reference takes the C library's logarithm: rounding apart.
            foreach (var (expected, actual) in c.Gaussians.Zip(Draw(Open(), s => s.NextGaussian())))
                Agreement.Digits(expected, actual, 14, c.Name);
        }
    }

    [Fact]
    public void Generator_gives_the_authors_sequence_from_state_1_2_3_4()
    {
        var generator = new Xoshiro256(1, 2, 3, 4);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625];
        Assert.Equal(expected, expected.Select(_ => generator.Next()).ToArray());
    }

    [Fact]
    public void Seeds_are_pinned_and_agree_with_an_independent_implementation()
    {
        foreach (var c in Reference.Seeds) Assert.Equal(Parse(c.Seed), Seed.Derive(c.Experiment, c.Replicate, Parse(c.SuiteSeed)));
        Assert.Equal(5, Reference.Seeds.Select(c => c.Seed).Distinct().Count());
        Assert.Equal(6_203_676_514_203_918_011, Seed.Derive("ParallelLines", 0, 0));
    }

    [Fact]
    public void Seeds_are_not_negative()
    {
        for (var i = 0; i < 1000; i++) Assert.True(Seed.Derive("sign", i, -i) >= 0, $"replicate {i}");
    }

    [Fact]
    public void An_index_is_as_likely_as_its_share_of_the_sum()
    {
        var stream = new RandomStream("shares", 1);
        double[] shares = [1, 0, 3, 4];
        var counts = Enumerable.Range(0, 8000).Select(_ => stream.NextIndex(shares)).CountBy(index => index).ToDictionary();
        Assert.False(counts.ContainsKey(1));
        foreach (var index in new[] { 0, 2, 3 }) Assert.InRange(counts[index], 1000 * shares[index] - 200, 1000 * shares[index] + 200);
        Assert.Equal(0, stream.NextIndex([0.5]));
    }

    [Fact]
    public void Names_that_could_collide_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Seed.Derive("a\n1", 0, 0));
        Assert.Throws<ArgumentException>(() => Seed.Derive("", 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Seed.Derive("a", -1, 0));
        Assert.Throws<ArgumentException>(() => new RandomStream("a\n1", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream("a", 0).NextInt(0));
    }

    [Fact]
    public void Substream_does_not_depend_on_what_was_drawn()
    {
        var parent = new RandomStream("parent", 3);
        var before = parent.Substream("child").NextUInt64();
        parent.NextUInt64();
        Assert.Equal(before, parent.Substream("child").NextUInt64());
        Assert.NotEqual(before, parent.Substream("other").NextUInt64());
        Assert.NotEqual(before, new RandomStream("parent", 3).NextUInt64());
    }

    [Fact]
    public void Portable_logarithm_is_within_two_ulps_of_the_library()
    {
        var stream = new RandomStream("logarithm", 0);
        for (var i = 0; i < 100_000; i++)
        {
            var x = stream.NextOpenDouble() * Math.ScaleB(1, -stream.NextInt(100));
            var expected = Math.Log(x);
            Assert.True(
                Math.Abs(PortableMath.Log(x) - expected) <= 2 * Math.BitIncrement(Math.Abs(expected)) - 2 * Math.Abs(expected),
                $"log {x:R}");
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(1024, 0)]
    [InlineData(1_000_000_007, 582344008)]
    public void As_many_products_are_refused_as_would_bias_a_bounded_integer(ulong range, ulong remainder)
    {
        // 2^64 mod range, worked out apart; the bits whose product with the range is the lowest of a share decide.
        Assert.Equal(remainder, (ulong)((UInt128.One << 64) % range));
        Assert.Equal(remainder == 0, RandomStream.TryScale(0, range, out _));
        for (var share = 1UL; share < Math.Min(range, 1000); share++)
        {
            // The first bits whose product reaches this share.
            var first = (ulong)((((UInt128)share << 64) + range - 1) / range);
            var low = (ulong)((UInt128)first * range);
            Assert.Equal(low >= remainder, RandomStream.TryScale(first, range, out var value));
            Assert.Equal((int)share, value);
            Assert.True(RandomStream.TryScale(first - 1, range, out value) && value == (int)share - 1, $"end of share {share - 1}");
        }
    }

    [Fact]
    public void Draws_have_their_moments()
    {
        const int n = 200_000;
        var stream = new RandomStream("moments", 1);
        var gaussians = Enumerable.Range(0, n).Select(_ => stream.NextGaussian()).ToArray();
        // Five standard errors of each moment: 1, sqrt 2, sqrt 15, sqrt 96 over sqrt n.
        double[] moments = [0, 1, 0, 3];
        double[] deviations = [1, Math.Sqrt(2), Math.Sqrt(15), Math.Sqrt(96)];
        for (var k = 1; k <= 4; k++)
            Assert.Equal(moments[k - 1], gaussians.Average(g => Math.Pow(g, k)), 5 * deviations[k - 1] / Math.Sqrt(n));
        var integers = Enumerable.Range(0, n).GroupBy(_ => stream.NextInt(7)).ToDictionary(g => g.Key, g => g.Count());
        for (var k = 0; k < 7; k++) Assert.Equal(n / 7.0, integers[k], 5 * Math.Sqrt(n * 6 / 49.0));
        Assert.Equal(n / 2.0, Enumerable.Range(0, n).Count(_ => stream.NextBool()), 5 * Math.Sqrt(n / 4.0));
    }

    static T[] Draw<T>(RandomStream stream, Func<RandomStream, T> next) => Enumerable.Range(0, 8).Select(_ => next(stream)).ToArray();
}
