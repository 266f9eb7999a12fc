using static TorchSharp.torch;

namespace Replication.Core.Data;

/// <summary>
/// Texts of one length as rows of numbers: each character is a unit vector over the alphabet, and a row holds one after another. A row that
/// is no text, such as probabilities, is read as its largest entries.
/// </summary>
public sealed class CharacterCode
{
    /// <summary>A code by its alphabet.</summary>
    /// <param name="alphabet">Two different characters or more.</param>
    /// <param name="length">Characters of a text, at least 1.</param>
    /// <exception cref="ArgumentException">Fewer characters than two, or one twice.</exception>
    public CharacterCode(string alphabet, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (alphabet.Length < 2 || alphabet.Distinct().Count() < alphabet.Length)
            throw new ArgumentException($"An alphabet has two different characters or more; this one is '{alphabet}'.", nameof(alphabet));
        (Alphabet, Length) = (alphabet, length);
    }

    /// <summary>The characters in the order of their numbers.</summary>
    public string Alphabet { get; }

    /// <summary>Characters of a text.</summary>
    public int Length { get; }

    /// <summary>Numbers of a row.</summary>
    public int Width => Length * Alphabet.Length;

    /// <summary>The rows of texts.</summary>
    /// <param name="texts">Texts of the code's length, of characters of its alphabet.</param>
    /// <param name="device">Where the rows live.</param>
    /// <returns>Shape [texts, <see cref="Width"/>], float32.</returns>
    /// <exception cref="ArgumentException">A text has another length or another character.</exception>
    public Tensor Rows(IReadOnlyList<string> texts, Device device)
    {
        var numbers = new long[texts.Count * Length];
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Length != Length) throw new ArgumentException($"'{texts[i]}' has not {Length} characters.", nameof(texts));
            for (var at = 0; at < Length; at++)
            {
                var number = Alphabet.IndexOf(texts[i][at], StringComparison.Ordinal);
                if (number < 0) throw new ArgumentException($"'{texts[i][at]}' is not in the alphabet '{Alphabet}'.", nameof(texts));
                numbers[(i * Length) + at] = number;
            }
        }

        return OfNumbers(tensor(numbers, device: device).reshape(texts.Count, Length));
    }

    /// <summary>The rows of texts that are given by the numbers of their characters.</summary>
    /// <param name="numbers">Shape [n, length], int64.</param>
    /// <returns>Shape [n, <see cref="Width"/>], float32.</returns>
    public Tensor OfNumbers(Tensor numbers) => nn.functional.one_hot(numbers, Alphabet.Length).flatten(1).to(float32);

    /// <summary>The texts of rows: of each character the one with the largest entry.</summary>
    /// <param name="rows">Shape [n, <see cref="Width"/>].</param>
    public string[] Texts(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var numbers = rows.detach().reshape(-1, Length, Alphabet.Length).argmax(2).cpu().data<long>().ToArray();
        return [.. numbers.Chunk(Length).Select(text => string.Concat(text.Select(number => Alphabet[(int)number])))];
    }
}
