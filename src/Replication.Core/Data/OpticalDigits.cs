using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Replication.Core.Data;

/// <summary>
/// 1797 grey images of handwritten digits, 8 x 8 pixels each: the test set of Alpaydin and Kaynak 1998, "Optical Recognition of Handwritten
/// Digits", UCI Machine Learning Repository, doi:10.24432/C50P49, CC BY 4.0. The file lies in this library; the README beside it states
/// its source.
/// </summary>
public static class OpticalDigits
{
    /// <summary>Images in the file.</summary>
    public const int Count = 1797;

    /// <summary>Pixels in a row of an image, and rows.</summary>
    public const int Side = 8;

    /// <summary>Pixels of an image.</summary>
    public const int Pixels = Side * Side;

    /// <summary>The darkest pixel: a pixel counts the dark ones of 4 x 4 of the scanned image.</summary>
    public const int Darkest = 16;

    const string Name = "optdigits.csv.gz", Digest = "02633070f0eba52475fb2cfaedcf256826aa2b6c462429e2e6d0826619fc55c9";
    const int Bytes = 53392;

    /// <summary>The images in the order of the file.</summary>
    /// <exception cref="InvalidDataException">The library was built with another file.</exception>
    public static IReadOnlyList<OpticalDigit> Load()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)!;
        return Read(file);
    }

    /// <summary>The images of a file that the caller opens: one line of 64 pixels and the digit for each, compressed by gzip.</summary>
    /// <param name="file">The whole file, to be read from where it stands.</param>
    /// <exception cref="InvalidDataException">It is not the file of the source; the message is one line.</exception>
    public static IReadOnlyList<OpticalDigit> Read(Stream file)
    {
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        var bytes = whole.ToArray();
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (found != Digest)
        {
            throw new InvalidDataException(
                $"{Name} is not the file of the optical digits: expected {Bytes} bytes with SHA-256 {Digest}, found {bytes.Length} bytes "
                + $"with {found}. Restore src/Replication.Core/Data/{Name} and build again.");
        }

        using var text = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.ASCII);
        var digits = new List<OpticalDigit>(Count);
        while (text.ReadLine() is { } line)
        {
            int[] numbers = [.. line.Split(',').Select(int.Parse)];
            digits.Add(new(numbers[..Pixels], numbers[Pixels]));
        }

        return digits;
    }
}

/// <summary>An image of a handwritten digit.</summary>
/// <param name="Ink">Darkness of each pixel, 0 to <see cref="OpticalDigits.Darkest"/>, row by row from the top left corner.</param>
/// <param name="Digit">What was written, 0 to 9.</param>
public sealed record OpticalDigit(IReadOnlyList<int> Ink, int Digit);
