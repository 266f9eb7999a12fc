using System.Collections.ObjectModel;
using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Sequences;

/// <summary>
/// A law of words of n symbols, and the n-gram sampler that it defines: a source whose next symbol depends on the last n - 1 alone. Of a
/// word longer than n it is the sampler that gives the probability. Immutable and thread-safe. Natural logarithms.
/// </summary>
public sealed class NGramLaw
{
    readonly Dictionary<string, double> _words;
    readonly Dictionary<string, double> _contexts = new(StringComparer.Ordinal);
    readonly Lazy<Dictionary<string, (string Symbols, double[] Shares)>> _next;

    /// <summary>A law by its words of positive probability.</summary>
    /// <param name="probabilities">Words of one length, at least 1, with probabilities that sum to 1.</param>
    /// <exception cref="ArgumentException">No word, words of several lengths, or no pmf.</exception>
    public NGramLaw(IReadOnlyDictionary<string, double> probabilities)
    {
        Pmf.Validate([.. probabilities.Values], nameof(probabilities));
        Length = probabilities.Keys.First().Length;
        if (Length == 0 || probabilities.Keys.Any(word => word.Length != Length))
            throw new ArgumentException("A law of n-grams has words of one length, at least 1.", nameof(probabilities));
        _words = probabilities.Where(word => word.Value > 0).ToDictionary(word => word.Key, word => word.Value, StringComparer.Ordinal);
        foreach (var (word, probability) in _words)
            _contexts[word[..^1]] = _contexts.GetValueOrDefault(word[..^1]) + probability;
        Words = _words.AsReadOnly();
        _next = new(Continuations);
    }

    /// <summary>n.</summary>
    public int Length { get; }

    /// <summary>The words of positive probability.</summary>
    public ReadOnlyDictionary<string, double> Words { get; }

    /// <summary>-E log p of a word.</summary>
    public double Entropy =>
        -_words.OrderBy(word => word.Key, StringComparer.Ordinal).Sum(word => word.Value * Math.Log(word.Value));

    /// <summary>The shares of the n-grams in texts: every place of every text counts once.</summary>
    /// <param name="texts">Texts; those shorter than n have no n-gram.</param>
    /// <param name="length">n, at least 1.</param>
    /// <exception cref="ArgumentException">No text has an n-gram.</exception>
    public static NGramLaw Of(IEnumerable<string> texts, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        foreach (var text in texts)
        {
            for (var start = 0; start + length <= text.Length; start++, total++)
            {
                var word = text.Substring(start, length);
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        if (total == 0) throw new ArgumentException($"No text has {length} symbols.", nameof(texts));
        return new(counts.ToDictionary(word => word.Key, word => (double)word.Value / total, StringComparer.Ordinal));
    }

    /// <summary>The law of the first symbols of its words.</summary>
    /// <param name="length">How many, from 1 to n.</param>
    public NGramLaw Beginnings(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        return new(_words.OrderBy(word => word.Key, StringComparer.Ordinal)
            .GroupBy(word => word.Key[..length], StringComparer.Ordinal)
            .ToDictionary(words => words.Key, words => words.Sum(word => word.Value), StringComparer.Ordinal));
    }

    /// <summary>
    /// The probability of a word of n symbols, or that of a longer one from the n-gram sampler: p of its first n symbols, times that of
    /// each further symbol given the n - 1 before it.
    /// </summary>
    /// <param name="word">n symbols or more.</param>
    /// <exception cref="ArgumentException">The word is shorter than n.</exception>
    public double Probability(string word)
    {
        if (word.Length < Length) throw new ArgumentException($"Expected a word of at least {Length} symbols.", nameof(word));
        var probability = _words.GetValueOrDefault(word[..Length]);
        for (var start = 1; start + Length <= word.Length && probability > 0; start++)
        {
            var step = _words.GetValueOrDefault(word.Substring(start, Length));
            probability = step == 0 ? 0 : probability * step / _contexts[word.Substring(start, Length - 1)];
        }

        return probability;
    }

    /// <summary>
    /// JSD between this law and that of as long words from the n-gram sampler of another law, with the usual factors 1/2: 0 to log 2. The
    /// sum over words of either law is exact: what the other law gives to words outside this one is the rest of its mass.
    /// </summary>
    /// <param name="other">A law of words no longer than these.</param>
    /// <exception cref="ArgumentException">The other law's words are longer.</exception>
    public double JensenShannon(NGramLaw other)
    {
        var (divergence, shared) = (0.0, 0.0);
        foreach (var (word, p) in _words.OrderBy(word => word.Key, StringComparer.Ordinal))
        {
            var q = other.Probability(word);
            shared += q;
            divergence += q == 0 ? p * FDivergences.JensenShannon.PerMassOfP
                : p == q ? 0 : FDivergences.JensenShannon.Contribution(Math.Log(p), Math.Log(q));
        }

        var elsewhere = 1 - shared < Pmf.SumTolerance ? 0 : 1 - shared;
        return Math.Clamp(divergence + elsewhere * FDivergences.JensenShannon.PerMassOfQ, 0, Math.Log(2));
    }

    /// <summary><see cref="JensenShannon"/> in bits, 0 to 1: the unit of the released WGAN-GP language model's JS-n.</summary>
    /// <param name="other">A law of words no longer than these.</param>
    /// <exception cref="ArgumentException">The other law's words are longer.</exception>
    public double JensenShannonBits(NGramLaw other) => JensenShannon(other) / Math.Log(2);

    /// <summary>A text from the n-gram sampler.</summary>
    /// <param name="length">Symbols, at least n.</param>
    /// <param name="draws">Source of the symbols.</param>
    /// <exception cref="InvalidOperationException">The law is that of no endless source: a word ends as no word begins.</exception>
    public string Sample(int length, RandomStream draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Length);
        var text = new char[length];
        var start = _words.OrderBy(word => word.Key, StringComparer.Ordinal).ToArray();
        start[draws.NextIndex([.. start.Select(word => word.Value)])].Key.CopyTo(0, text, 0, Length);
        for (var at = Length; at < length; at++)
        {
            var context = new string(text, at - Length + 1, Length - 1);
            if (!_next.Value.TryGetValue(context, out var next))
                throw new InvalidOperationException($"No {Length}-gram begins with '{context}'.");
            text[at] = next.Symbols[draws.NextIndex(next.Shares)];
        }

        return new(text);
    }

    Dictionary<string, (string Symbols, double[] Shares)> Continuations() => _words
        .OrderBy(word => word.Key, StringComparer.Ordinal)
        .GroupBy(word => word.Key[..^1], StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => (string.Concat(group.Select(word => word.Key[^1])), group.Select(word => word.Value).ToArray()),
            StringComparer.Ordinal);
}
