using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Replication.Oracles.Randomness;

/// <summary>
/// A named, seeded stream of random numbers. Two streams with a different name or seed are independent; the same name and seed give the
/// same bits on every platform, because every draw is made of integer arithmetic and of the IEEE operations + - * / and square root only
/// (the logarithm of the C library, which differs between platforms, is not used).
/// </summary>
/// <remarks>
/// The state of xoshiro256** is the SHA-256 of the UTF-8 text <c>replication/stream/1</c>, name, seed, separated by line feeds. A stream is
/// mutable and belongs to one thread.
/// </remarks>
public sealed class RandomStream
{
    Xoshiro256 _generator;
    double _spareGaussian = double.NaN;

    /// <summary>Opens the stream of that name and seed at its beginning.</summary>
    /// <param name="name">What the draws are for, e.g. <c>bootstrap</c>; not empty, without a line feed.</param>
    /// <param name="seed">Any value; usually from <see cref="Randomness.Seed.Derive"/>.</param>
    /// <exception cref="ArgumentException">The name is empty or has a line feed.</exception>
    public RandomStream(string name, long seed)
    {
        StreamName.Require(name);
        Name = name;
        Seed = seed;
        var text = string.Create(CultureInfo.InvariantCulture, $"replication/stream/1\n{name}\n{seed}");
        ReadOnlySpan<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        _generator = new Xoshiro256(
            BinaryPrimitives.ReadUInt64LittleEndian(hash),
            BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(hash[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]));
    }

    /// <summary>Name of the stream.</summary>
    public string Name { get; }

    /// <summary>Seed of the stream.</summary>
    public long Seed { get; }

    /// <summary>An independent stream below this one, named <c>parent/name</c>; it does not depend on what was drawn so far.</summary>
    /// <param name="name">Not empty, without a line feed.</param>
    /// <exception cref="ArgumentException">The name is empty or has a line feed.</exception>
    public RandomStream Substream(string name)
    {
        StreamName.Require(name);
        return new RandomStream(Name + "/" + name, Seed);
    }

    /// <summary>64 independent fair bits.</summary>
    public ulong NextUInt64() => _generator.Next();

    /// <summary>
    /// A uniform integer in [0, <paramref name="bound"/>), without bias (Lemire 2019, "Fast random integer generation in an interval").
    /// </summary>
    /// <param name="bound">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        int value;
        while (!TryScale(NextUInt64(), (ulong)bound, out value))
        {
        }
        return value;
    }

    /// <summary>
    /// Maps 64 bits to [0, range). The 2^64 mod range lowest products of each value's share are refused, so that all shares are equal; the
    /// first comparison saves the division.
    /// </summary>
    internal static bool TryScale(ulong bits, ulong range, out int value)
    {
        value = (int)Math.BigMul(bits, range, out var low);
        return low >= range || low >= (0UL - range) % range;
    }

    /// <summary>A uniform multiple of 2^-53 in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in the open interval (0, 1), fit for inverting a cdf: an odd multiple of 2^-53.</summary>
    public double NextOpenDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A fair coin.</summary>
    public bool NextBool() => (long)NextUInt64() < 0;

    /// <summary>A standard normal number, by the polar method (Marsaglia and Bray 1964).</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            var spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }
        while (true)
        {
            var u = 2 * NextDouble() - 1;
            var v = 2 * NextDouble() - 1;
            var s = u * u + v * v;
            if (s >= 1 || s == 0) continue;
            var factor = Math.Sqrt(-2 * PortableMath.Log(s) / s);
            _spareGaussian = v * factor;
            return u * factor;
        }
    }

    /// <summary>An index, as likely as its share of the sum.</summary>
    /// <param name="shares">At least one, none negative, with a positive sum.</param>
    public int NextIndex(IReadOnlyList<double> shares)
    {
        var (left, index) = (NextDouble() * shares.Sum(), 0);
        while (index < shares.Count - 1 && (left -= shares[index]) >= 0) index++;
        return index;
    }

    /// <summary>Puts the items into a uniformly random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
