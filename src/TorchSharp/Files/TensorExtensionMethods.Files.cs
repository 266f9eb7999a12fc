using System.Text;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// TorchSharp's own format of a tensor: element type, rank and sizes as LEB128 numbers, then the elements' bytes in row-major order.
/// </summary>
public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        Leb128.Write(writer, (long)tensor.dtype);
        var shape = tensor.shape;
        Leb128.Write(writer, shape.Length);
        foreach (var size in shape) Leb128.Write(writer, size);
        using var scope = NewDisposeScope();
        writer.Write(tensor.detach().cpu().contiguous().bytes);
    }

    /// <summary>Writes to the stream's end and leaves it open.</summary>
    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Copies the next tensor of the file into this one, or passes over it.</summary>
    /// <exception cref="ArgumentException">Its element type or shape is another.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        if (!skip && (type != tensor.dtype || !shape.AsSpan().SequenceEqual(tensor.shape)))
            throw new ArgumentException($"The file holds {type} [{string.Join(", ", shape)}]; expected {tensor.dtype} " +
                $"[{string.Join(", ", tensor.shape)}].", nameof(reader));

        var data = ReadBytes(reader, type, shape);
        if (skip) return;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var loaded = empty(shape, dtype: type);
        loaded.bytes = data;
        tensor.copy_(loaded);
    }

    /// <summary>As <see cref="Load(Tensor, BinaryReader, bool)"/>; a null tensor is replaced by a new one.</summary>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is not null) tensor.Load(reader, skip);
        else tensor = Load(reader, skip);
    }

    /// <returns>The next tensor of the file; null when it is passed over.</returns>
    public static Tensor? Load(BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        var data = ReadBytes(reader, type, shape);
        if (skip) return null;
        var loaded = empty(shape, dtype: type);
        loaded.bytes = data;
        return loaded;
    }

    private static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)Leb128.Read(reader);
        if (!Enum.IsDefined(type)) throw new InvalidDataException($"{(int)type} is no element type: the file is no TorchSharp tensor.");
        var rank = Leb128.Read(reader);
        if (rank is < 0 or > 64) throw new InvalidDataException($"{rank} dimensions: the file is no TorchSharp tensor.");
        var shape = new long[rank];
        for (var d = 0; d < rank; d++) shape[d] = Leb128.Read(reader);
        return (type, shape);
    }

    private static byte[] ReadBytes(BinaryReader reader, ScalarType type, long[] shape)
    {
        var count = checked((int)(shape.Aggregate(1L, (product, size) => checked(product * size)) * type.element_size()));
        var data = reader.ReadBytes(count);
        return data.Length == count ? data : throw new EndOfStreamException($"The file ends {count - data.Length} bytes early.");
    }
}
