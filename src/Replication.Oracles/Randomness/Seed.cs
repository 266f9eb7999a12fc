using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Replication.Oracles.Randomness;

/// <summary>Seeds of runs, derived by name, so that adding or reordering experiments never moves another's numbers.</summary>
public static class Seed
{
    /// <summary>
    /// The seed of one replicate: the first 63 bits (little-endian, sign cleared) of the SHA-256 of the UTF-8 text
    /// <c>replication/seed/1</c>, <paramref name="experiment"/>, <paramref name="replicate"/>, <paramref name="suiteSeed"/>, separated by
    /// line feeds. Arms of one replicate share it, which is what makes their comparison paired.
    /// </summary>
    /// <param name="experiment">Name of the experiment; not empty, without a line feed (the separator of the hashed text).</param>
    /// <param name="replicate">Index of the replicate, 0 or more.</param>
    /// <param name="suiteSeed">Seed of the whole suite; any value.</param>
    /// <returns>A number in [0, 2^63), the same on every platform.</returns>
    /// <exception cref="ArgumentException">The name is empty or has a line feed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The replicate is negative.</exception>
    /// <remarks>
    /// After L'Ecuyer, Munger, Oreshkin, Simard (2017), "Random numbers for parallel computers": streams by hashed names.
    /// </remarks>
    public static long Derive(string experiment, int replicate, long suiteSeed)
    {
        StreamName.Require(experiment);
        ArgumentOutOfRangeException.ThrowIfNegative(replicate);
        var text = string.Create(CultureInfo.InvariantCulture, $"replication/seed/1\n{experiment}\n{replicate}\n{suiteSeed}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue;
    }
}
