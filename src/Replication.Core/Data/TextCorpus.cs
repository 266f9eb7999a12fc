using System.Text;
using static TorchSharp.torch;

namespace Replication.Core.Data;

/// <summary>
/// The characters of a text file, of which the most frequent are kept and all others are one symbol, as the released WGAN-GP language model
/// reads its corpus (igul222/improved_wgan_training, language_helpers.py). Line ends, tabs and blanks in a row are one blank. Samples are
/// windows that begin anywhere in the text.
/// </summary>
public sealed class TextCorpus : IDisposable
{
    /// <summary>The symbol of all characters that are not kept: the replacement character.</summary>
    public const char Other = '\uFFFD';

    readonly Tensor _numbers;

    TextCorpus(string text, CharacterCode code, Device device)
    {
        (Text, Code) = (text, code);
        _numbers = tensor([.. text.Select(character => (long)code.Alphabet.IndexOf(character, StringComparison.Ordinal))], device: device)
            .DetachFromDisposeScope();
    }

    /// <summary>The text, in characters of the alphabet.</summary>
    public string Text { get; }

    /// <summary>The alphabet, its most frequent character first and <see cref="Other"/> last, and the windows' length.</summary>
    public CharacterCode Code { get; }

    /// <summary>Reads a file of UTF-8 text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">Characters of a window, at least 1.</param>
    /// <param name="symbols">The largest alphabet, at least 2, with the symbol of all other characters.</param>
    /// <param name="device">Where samples live.</param>
    /// <exception cref="InvalidDataException">
    /// The file is missing, empty, no text, shorter than a window, or of one character alone. The message is one line that names the file.
    /// </exception>
    public static TextCorpus Read(string path, int length, int symbols, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 2);
        var text = string.Join(' ', Decoded(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0) throw Refused(path, "it holds no text; expected UTF-8 text");
        if (text.Length < length)
            throw Refused(path, $"it holds {text.Length} characters; expected at least {length}, those of one window");
        var counts = text.CountBy(character => character).OrderByDescending(count => count.Value).ThenBy(count => count.Key);
        var byFrequency = string.Concat(counts.Select(count => count.Key));
        if (byFrequency.Length < 2) throw Refused(path, "it holds one character alone; expected a text");
        var kept = byFrequency.Length <= symbols ? byFrequency : byFrequency[..(symbols - 1)] + Other;
        var known = text.Select(character => kept.Contains(character, StringComparison.Ordinal) ? character : Other);
        return new(string.Concat(known), new(kept, length), device);
    }

    /// <summary>Windows that begin anywhere in the text, each place as likely as another.</summary>
    /// <param name="count">How many.</param>
    /// <param name="generator">Source of the places.</param>
    /// <returns>Shape [count, <see cref="CharacterCode.Width"/>], float32.</returns>
    public Tensor Sample(long count, Generator generator)
    {
        using var scope = NewDisposeScope();
        var (device, starts) = (_numbers.device, _numbers.shape[0] - Code.Length + 1);
        var places = randint(0, starts, [count, 1], dtype: int64, device: device, generator: generator)
            + arange(Code.Length, dtype: int64, device: device);
        return Code.OfNumbers(_numbers.index_select(0, places.flatten()).reshape(count, Code.Length)).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the numbers of the text.</summary>
    public void Dispose() => _numbers.Dispose();

    static string Decoded(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refused(path, Directory.Exists(path) ? "it is a folder; expected a file of UTF-8 text"
                : File.Exists(path) ? "it cannot be read; expected a file of UTF-8 text"
                : "there is no such file; expected a file of UTF-8 text");
        }

        if (bytes.Length == 0) throw Refused(path, "it is empty; expected UTF-8 text");
        if (bytes.Contains((byte)0)) throw Refused(path, "it is binary; expected UTF-8 text");
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Refused(path, "it is not UTF-8; expected UTF-8 text");
        }
    }

    static InvalidDataException Refused(string path, string why) => new($"The text '{path}' cannot serve as a corpus: {why}.");
}
