using System.Buffers.Binary;
using static TorchSharp.torch;

namespace Replication.Core.Data;

/// <summary>
/// Images with a class for each, read from the files in which MNIST and CIFAR-10 are published. Nothing is downloaded: the user has them.
/// </summary>
/// <param name="Pixels">Shape [n, channels side side], float32 in [-1, 1], row by row, one channel after another.</param>
/// <param name="Classes">Shape [n], int64, 0 to 9.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Side">Pixels along an edge.</param>
public sealed record LabelledImages(Tensor Pixels, Tensor Classes, int Channels, int Side) : IDisposable
{
    const int Labels = 10;
    const int CifarSide = 32, CifarChannels = 3, CifarRecord = 1 + CifarChannels * CifarSide * CifarSide;
    static readonly string[] CifarTraining = [.. Enumerable.Range(1, 5).Select(batch => $"data_batch_{batch}.bin")];

    /// <summary>
    /// Reads a folder that holds MNIST's four files (<c>train-images-idx3-ubyte</c> and its like) or CIFAR-10's six
    /// (<c>data_batch_1.bin</c> and its like), unpacked.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isTraining">Whether of the training set, or of the test set.</param>
    /// <exception cref="InvalidDataException">A file is missing, compressed, truncated or of another format; the message is one line.</exception>
    public static LabelledImages Read(string folder, bool isTraining)
    {
        var first = isTraining ? "train" : "t10k";
        if (File.Exists(Path.Combine(folder, $"{first}-images-idx3-ubyte")))
            return ReadIdx(Path.Combine(folder, $"{first}-images-idx3-ubyte"), Path.Combine(folder, $"{first}-labels-idx1-ubyte"));
        string[] batches = isTraining ? CifarTraining : ["test_batch.bin"];
        if (File.Exists(Path.Combine(folder, batches[0])))
            return ReadCifar([.. batches.Select(batch => Path.Combine(folder, batch))]);
        if (Directory.EnumerateFiles(folder, "*.gz").FirstOrDefault() is { } packed)
            throw new InvalidDataException($"{packed} is compressed: unpack it (gunzip) and run again.");
        throw new InvalidDataException(
            $"{folder} holds neither {first}-images-idx3-ubyte of MNIST nor {batches[0]} of CIFAR-10.");
    }

    /// <summary>Reads a file of square grey images and the file of their classes (LeCun's IDX: a magic number, sizes, then bytes).</summary>
    /// <param name="images">Path of the images.</param>
    /// <param name="classes">Path of the classes.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Read"/>.</exception>
    public static LabelledImages ReadIdx(string images, string classes)
    {
        var (sizes, pixels) = Idx(images, dimensions: 3);
        var (count, labels) = Idx(classes, dimensions: 1);
        if (sizes[1] != sizes[2]) throw new InvalidDataException($"{images} holds images of {sizes[1]} x {sizes[2]} pixels: expected square ones.");
        if (count[0] != sizes[0]) throw new InvalidDataException($"{classes} holds {count[0]} classes for {sizes[0]} images.");
        return Of(pixels, labels, 1, sizes[1], classes);
    }

    /// <summary>Reads files of CIFAR-10's binary version: records of a class and of 32 x 32 bytes of red, green and blue.</summary>
    /// <param name="files">Paths.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Read"/>.</exception>
    public static LabelledImages ReadCifar(IReadOnlyList<string> files)
    {
        var (pixels, labels) = (new List<byte>(), new List<byte>());
        foreach (var file in files)
        {
            var bytes = Bytes(file);
            if (bytes.Length == 0 || bytes.Length % CifarRecord != 0)
            {
                throw new InvalidDataException(
                    $"{file} has {bytes.Length} bytes: expected a multiple of {CifarRecord}, the bytes of a class and an image. Is it whole?");
            }

            foreach (var record in bytes.Chunk(CifarRecord))
            {
                labels.Add(record[0]);
                pixels.AddRange(record.AsSpan(1));
            }
        }

        return Of([.. pixels], [.. labels], CifarChannels, CifarSide, files[0]);
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Pixels.Dispose();
        Classes.Dispose();
    }

    static LabelledImages Of(byte[] pixels, byte[] labels, int channels, int side, string file)
    {
        if (labels.Max() >= Labels) throw new InvalidDataException($"{file} holds the class {labels.Max()}: expected 0 to {Labels - 1}.");
        using var scope = NewDisposeScope();
        var rows = tensor(pixels, [labels.Length, channels * side * side]).to(float32) / 127.5 - 1;
        return new(rows.MoveToOuterDisposeScope(), tensor(labels).to(int64).MoveToOuterDisposeScope(), channels, side);
    }

    static (int[] Sizes, byte[] Content) Idx(string file, int dimensions)
    {
        var bytes = Bytes(file);
        var head = 4 * (1 + dimensions);
        var magic = 0x0800 + dimensions;        // bytes, in that many dimensions
        if (bytes.Length < head || BinaryPrimitives.ReadInt32BigEndian(bytes) != magic)
            throw new InvalidDataException($"{file} is no IDX file of bytes in {dimensions} dimension{(dimensions == 1 ? "" : "s")}.");
        int[] sizes = [.. Enumerable.Range(1, dimensions).Select(k => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 * k)))];
        var expected = sizes.Aggregate((long)1, (product, size) => product * Math.Max(size, 0));
        return expected > 0 && bytes.Length - head == expected
            ? (sizes, bytes[head..])
            : throw new InvalidDataException(
                $"{file} has {bytes.Length - head} bytes after its head: expected {string.Join(" x ", sizes)}. Is it whole?");
    }

    static byte[] Bytes(string file)
    {
        if (!File.Exists(file)) throw new InvalidDataException($"{file} is missing.");
        var bytes = File.ReadAllBytes(file);
        return bytes is [0x1f, 0x8b, ..] ? throw new InvalidDataException($"{file} is compressed: unpack it (gunzip) and run again.") : bytes;
    }
}
