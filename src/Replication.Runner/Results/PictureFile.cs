using System.Buffers.Binary;
using System.Xml;

namespace Replication.Runner.Results;

/// <summary>Pictures of figures, as files beside the figure.</summary>
internal static class PictureFile
{
    const string Vector = ".svg";
    const string Pixels = ".png";

    // Length, type and check of a chunk of PNG (ISO/IEC 15948, section 5.3).
    const int ChunkFrame = 12;

    static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>What a picture's name ends in.</summary>
    public static IReadOnlyList<string> Endings { get; } = [Vector, Pixels];

    /// <summary>
    /// Whether a picture's drawing says which figure of this suite it was made from; pixels are asked by the drawing beside them.
    /// </summary>
    public static bool IsDrawnByUs(string path)
    {
        var drawing = Path.ChangeExtension(path, Vector);
        return Endings.Contains(Path.GetExtension(path)) && File.Exists(drawing)
            && File.ReadAllText(drawing).Contains("data-figure=\"", StringComparison.Ordinal);
    }

    /// <summary>Whether a picture's file is whole: an SVG is XML to its end, the chunks of a PNG end with the last byte.</summary>
    public static bool IsWhole(string path) => Path.GetExtension(path) == Vector ? IsWholeSvg(path) : IsWholePng(File.ReadAllBytes(path));

    static bool IsWholeSvg(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new() { DtdProcessing = DtdProcessing.Prohibit });
            reader.MoveToContent();
            var isDrawing = reader.LocalName == "svg";
            while (reader.Read())
            {
            }

            return isDrawing;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    static bool IsWholePng(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(PngSignature)) return false;
        for (bytes = bytes[PngSignature.Length..]; bytes.Length >= ChunkFrame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            if (length > bytes.Length - ChunkFrame) return false;
            var isEnd = bytes[4..8].SequenceEqual("IEND"u8);
            bytes = bytes[(ChunkFrame + (int)length)..];
            if (isEnd) return bytes.IsEmpty;
        }

        return false;
    }
}
