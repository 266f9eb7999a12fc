using Replication.Core.Data;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

/// <summary>Tiny files of MNIST's and CIFAR-10's formats, right and wrong.</summary>
public sealed class LabelledImagesTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-images-");

    static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 255, 51, 204, 1, 2, 3, 4];
    static readonly byte[] Classes = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true, "train")]
    [InlineData(false, "t10k")]
    public void Files_of_MNIST_are_read(bool isTraining, string set)
    {
        using var scope = NewDisposeScope();
        Write($"{set}-images-idx3-ubyte", Images);
        Write($"{set}-labels-idx1-ubyte", Classes);
        using var read = LabelledImages.Read(_folder.FullName, isTraining);
        Assert.Equal((1, 2), (read.Channels, read.Side));
        Assert.Equal([7L, 9L], read.Classes.data<long>().ToArray());
        Assert.Equal([2L, 4L], read.Pixels.shape);
        Assert.Equal([-1f, 1f, -0.6f, 0.6f], read.Pixels[0].data<float>().ToArray().Select(value => MathF.Round(value, 6)));
    }

    [Fact]
    public void Files_of_CIFAR_are_read_one_after_another()
    {
        using var scope = NewDisposeScope();
        for (var batch = 1; batch <= 5; batch++) Write($"data_batch_{batch}.bin", Record((byte)batch, (byte)(10 * batch)));
        using var read = LabelledImages.Read(_folder.FullName, isTraining: true);
        Assert.Equal((3, 32), (read.Channels, read.Side));
        Assert.Equal([1L, 2, 3, 4, 5], read.Classes.data<long>().ToArray());
        Assert.Equal([5L, 3072], read.Pixels.shape);
        Assert.Equal(30 / 127.5f - 1, read.Pixels[2, 100].item<float>(), 1e-6f);
    }

    [Fact]
    public void A_folder_without_images_is_refused() => Refused("holds neither train-images-idx3-ubyte of MNIST nor data_batch_1.bin of CIFAR-10");

    [Fact]
    public void Packed_files_are_refused_with_what_to_do()
    {
        Write("train-images-idx3-ubyte.gz", [0x1f, 0x8b, 8]);
        Refused("is compressed: unpack it (gunzip)");
        Write("train-images-idx3-ubyte", [0x1f, 0x8b, 8]);
        Refused("is compressed: unpack it (gunzip)");
    }

    [Theory]
    [InlineData("has 7 bytes after its head: expected 2 x 2 x 2. Is it whole?", 1)]
    [InlineData("is no IDX file of bytes in 3 dimensions.", 20)]
    [InlineData("is no IDX file of bytes in 3 dimensions.", 24)]
    public void Truncated_images_are_refused(string says, int cut)
    {
        Write("train-images-idx3-ubyte", Images[..^cut]);
        Write("train-labels-idx1-ubyte", Classes);
        Refused(says);
    }

    [Fact]
    public void Files_that_do_not_belong_together_are_refused()
    {
        Write("train-images-idx3-ubyte", Images);
        Refused("train-labels-idx1-ubyte is missing.");
        Write("train-labels-idx1-ubyte", Images);
        Refused("is no IDX file of bytes in 1 dimension.");
        Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        Refused("holds 1 classes for 2 images.");
        Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 2, 7, 10]);
        Refused("holds the class 10: expected 0 to 9.");
        Write("train-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51, 204]);
        Refused("holds images of 1 x 2 pixels: expected square ones.");
    }

    [Fact]
    public void A_truncated_file_of_CIFAR_is_refused()
    {
        Write("data_batch_1.bin", Record(1, 1)[..^1]);
        Refused("has 3072 bytes: expected a multiple of 3073");
    }

    static byte[] Record(byte label, byte pixel) => [label, .. Enumerable.Repeat(pixel, 3072)];

    void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), bytes);

    void Refused(string says)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => LabelledImages.Read(_folder.FullName, isTraining: true));
        Assert.Contains(says, refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
