using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// The named random streams of one run. Data, latents and initialisation draw from generators of their own, so that one more draw
/// in one of them moves no number of another. Thread-safe: it holds nothing but the seed.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="device">Where the generators live.</param>
public sealed class Draws(long seed, Device device)
{
    /// <summary>Where tensors of this run live.</summary>
    public Device Device { get; } = device;

    /// <summary>A fresh generator at the start of the stream of that name; the caller disposes it.</summary>
    /// <param name="name">What is drawn, e.g. <c>latents</c>. Equal names give equal streams.</param>
    public Generator Stream(string name)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, seed);
        Encoding.UTF8.GetBytes(name, bytes[sizeof(long)..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return new Generator(BinaryPrimitives.ReadUInt64LittleEndian(digest), Device);
    }
}
