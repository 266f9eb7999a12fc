using MathNet.Numerics.LinearAlgebra;
using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Sequences;

/// <summary>
/// A probabilistic automaton: a Markov chain of finitely many states in its stationary law, each of which writes one symbol. The laws of
/// its n-grams are exact sums over paths. Immutable and thread-safe.
/// </summary>
public sealed class SymbolSource
{
    const double Singular = 1e-10;      // the least pivot of a chain that has one stationary law

    readonly double[][] _transitions;
    readonly string _symbols;

    /// <summary>A source by its chain.</summary>
    /// <param name="symbols">The symbol of each state.</param>
    /// <param name="transitions">[from][to]; each row sums to 1.</param>
    /// <exception cref="ArgumentException">The sizes differ, a row is no pmf, or the chain has several stationary laws.</exception>
    public SymbolSource(string symbols, double[][] transitions)
    {
        if (transitions.Length != symbols.Length || transitions.Any(row => row.Length != symbols.Length))
            throw new ArgumentException($"{symbols.Length} states need as many rows of as many transitions.", nameof(transitions));
        foreach (var row in transitions) Pmf.Validate(row, nameof(transitions));
        (_symbols, _transitions) = (symbols, transitions);
        Stationary = Solved();
    }

    /// <summary>The stationary law of the states.</summary>
    public IReadOnlyList<double> Stationary { get; }

    /// <summary>The symbols that are written, ascending.</summary>
    public string Alphabet => string.Concat(_symbols.Distinct().Order());

    /// <summary>The exact law of n symbols in a row, wherever they stand.</summary>
    /// <param name="length">n, at least 1.</param>
    public NGramLaw NGrams(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        Extend("", null);
        return new(words);

        void Extend(string word, double[]? forward)
        {
            foreach (var symbol in Alphabet)
            {
                var next = Forward(forward, symbol);
                var probability = next.Sum();
                if (probability == 0) continue;
                if (word.Length + 1 == length) words[word + symbol] = probability;
                else Extend(word + symbol, next);
            }
        }
    }

    /// <summary>The probability that a text of its length is this one.</summary>
    /// <param name="text">Any text.</param>
    public double Probability(string text) =>
        text.Length == 0 ? 1 : text.Aggregate((double[]?)null, Forward)!.Sum();

    /// <summary>A text that begins anywhere in the source's stationary course.</summary>
    /// <param name="length">Symbols, at least 1.</param>
    /// <param name="draws">Source of the states.</param>
    public string Sample(int length, RandomStream draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var text = new char[length];
        var state = draws.NextIndex(Stationary);
        for (var at = 0; at < length; at++)
        {
            text[at] = _symbols[state];
            state = draws.NextIndex(_transitions[state]);
        }

        return new(text);
    }

    /// <summary>The joint probability of the symbols so far and each last state, one symbol further.</summary>
    double[] Forward(double[]? before, char symbol) => [.. Enumerable.Range(0, _symbols.Length).Select(to =>
        _symbols[to] != symbol ? 0
            : before is null ? Stationary[to]
            : before.Select((share, from) => share * _transitions[from][to]).Sum())];

    double[] Solved()
    {
        // The last equation, which the others imply, is replaced by the sum of the law.
        var count = _symbols.Length;
        var equations = Matrix<double>.Build.Dense(count, count, (row, column) =>
            row == count - 1 ? 1 : _transitions[column][row] - (row == column ? 1 : 0));
        var factors = equations.LU();
        if (factors.U.Diagonal().AbsoluteMinimum() < Singular)
            throw new ArgumentException("The chain falls into parts and has several stationary laws.");
        var law = factors.Solve(Vector<double>.Build.Dense(count, row => row == count - 1 ? 1 : 0));
        return [.. law.Select(share => Math.Abs(share) < 1e-14 ? 0 : share)];
    }
}
