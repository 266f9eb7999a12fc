namespace TorchSharp.Utils;

/// <summary>Unsigned numbers in groups of seven bits, the lowest first: how TorchSharp's files write counts, types and sizes.</summary>
internal static class Leb128
{
    internal static void Write(BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        writer.Write7BitEncodedInt64(value);
    }

    internal static long Read(BinaryReader reader) => reader.Read7BitEncodedInt64();
}
