using Replication.Core.Data;
using Replication.Oracles.Randomness;
using Replication.Oracles.Sequences;

namespace Replication.Experiments;

/// <summary>What generators learn to write, with its laws: the grammar, or at scale paper the text that the user gave.</summary>
sealed class Language
{
    /// <summary>Windows of texts as rows of numbers.</summary>
    public required CharacterCode Code { get; init; }

    /// <summary>Draws rows of windows.</summary>
    public required Func<long, Generator, Tensor> Rows { get; init; }

    /// <summary>Draws a window.</summary>
    public required Func<RandomStream, string> Window { get; init; }

    /// <summary>The exact laws of 1-grams to 4-grams.</summary>
    public required NGramLaw[] Laws { get; init; }

    /// <summary>The words.</summary>
    public required WordList Words { get; init; }

    /// <summary>Whether the language has a window.</summary>
    public required Predicate<string> Has { get; init; }

    /// <summary>JS-4 of a perfect sampler of bigrams.</summary>
    public double Bigrams => Laws[3].JensenShannonBits(Laws[1]);

    /// <summary>The language of a run.</summary>
    public static Language Of(Run run) =>
        run.Scale == Scale.Paper && OwnFiles.Text is { } file ? OfText(file, device(run.Device)) : OfGrammar(device(run.Device));

    static Language OfGrammar(Device device) => new()
    {
        Code = Grammar.Code,
        Rows = Grammar.Sampler(device),
        Window = draws => Grammar.Source.Sample(Grammar.Length, draws),
        Laws = GrammarsLaws,
        Words = Grammar.Words,
        Has = Grammar.Windows.Words.ContainsKey,
    };

    /// <summary>Windows of 32 characters and 100 symbols; the released code has 32 and, of a larger corpus, 2048.</summary>
    static Language OfText(string file, Device device)
    {
        var corpus = TextCorpus.Read(file, length: 32, symbols: 100, device);
        return new()
        {
            Code = corpus.Code,
            Rows = corpus.Sample,
            Window = draws => corpus.Text.Substring(draws.NextInt(corpus.Text.Length - corpus.Code.Length + 1), corpus.Code.Length),
            Laws = [.. Enumerable.Range(1, 4).Select(length => NGramLaw.Of([corpus.Text], length))],
            Words = new(corpus.Text.Split(' '), ' '),
            Has = window => corpus.Text.Contains(window, StringComparison.Ordinal),
        };
    }

    static readonly NGramLaw[] GrammarsLaws = [.. Enumerable.Range(1, 4).Select(Grammar.Source.NGrams)];
}
