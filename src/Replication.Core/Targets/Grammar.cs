using Replication.Core.Data;
using Replication.Oracles.Sequences;
using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// A language of 12 characters: article, perhaps an adjective, noun and verb, over and over, with a blank after each word. The noun's
/// number decides the verb's form, and "a" takes a noun in the singular. A text is a window that begins anywhere.
/// </summary>
public static class Grammar
{
    /// <summary>The blank between words, as texts show it.</summary>
    public const char Blank = '_';

    /// <summary>Characters of a window: some three words.</summary>
    public const int Length = 12;

    static readonly WordClass[] Classes =
    [
        new("a", ["a"], [("one", 0.5), ("thing", 0.5)]),
        new("the", ["the"], [("one", 0.25), ("many", 0.25), ("thing", 0.25), ("things", 0.25)]),
        new("one", ["red", "sad"], [("thing", 1)]),
        new("many", ["red", "sad"], [("things", 1)]),
        new("thing", ["cat", "dog", "hen"], [("does", 1)]),
        new("things", ["cats", "dogs", "hens"], [("do", 1)]),
        new("does", ["eats", "sees"], [("a", 0.5), ("the", 0.5)]),
        new("do", ["eat", "see"], [("a", 0.5), ("the", 0.5)]),
    ];

    /// <summary>The words.</summary>
    public static IReadOnlySet<string> Lexicon { get; } = Classes.SelectMany(own => own.Words).ToHashSet(StringComparer.Ordinal);

    /// <summary>The words, to look for in windows.</summary>
    public static WordList Words { get; } = new(Lexicon, Blank);

    /// <summary>The automaton: a state for each character of each word of each class.</summary>
    public static SymbolSource Source { get; } = Automaton();

    /// <summary>The exact law of windows.</summary>
    public static NGramLaw Windows { get; } = Source.NGrams(Length);

    /// <summary>Windows as rows of numbers.</summary>
    public static CharacterCode Code { get; } = new(Source.Alphabet, Length);

    /// <summary>Draws independent windows from their exact law, as rows [count, <see cref="CharacterCode.Width"/>].</summary>
    /// <param name="device">Where the rows live.</param>
    public static Func<long, Generator, Tensor> Sampler(Device device)
    {
        var law = Windows.Words.OrderBy(window => window.Key, StringComparer.Ordinal).ToArray();
        var rows = Code.Rows([.. law.Select(window => window.Key)], device);
        var reached = tensor([.. law.Select(window => window.Value)], device: device).cumsum(0);
        return (count, stream) => rows.index_select(
            0, searchsorted(reached, rand(count, dtype: float64, device: device, generator: stream)).clamp(0, law.Length - 1));
    }

    static SymbolSource Automaton()
    {
        var symbols = string.Concat(Classes.SelectMany(own => own.Words).Select(word => word + Blank));
        double[][] transitions = [.. symbols.Select(_ => new double[symbols.Length])];
        var starts = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var ends = new List<(WordClass Class, int State)>();
        var state = 0;
        foreach (var own in Classes)
        {
            starts[own.Name] = [];
            foreach (var word in own.Words)
            {
                starts[own.Name].Add(state);
                for (var at = 0; at < word.Length; at++, state++) transitions[state][state + 1] = 1;
                ends.Add((own, state++));
            }
        }

        foreach (var (own, end) in ends)
            foreach (var (next, share) in own.Next)
                foreach (var start in starts[next]) transitions[end][start] = share / starts[next].Count;
        return new(symbols, transitions);
    }

    /// <param name="Name">Name of the class.</param>
    /// <param name="Words">Its words, equally likely.</param>
    /// <param name="Next">The classes that follow it, with their probabilities.</param>
    sealed record WordClass(string Name, string[] Words, (string Class, double Share)[] Next);
}
