using Replication.Oracles.Randomness;

namespace Replication.Core.Likelihood;

/// <summary>
/// A hidden Markov model of finitely many states and symbols, fitted by Baum and Welch's expectation maximisation with scaled forward and
/// backward passes (Rabiner 1989, "A tutorial on hidden Markov models"). Immutable; thread-safe for reading.
/// </summary>
/// <param name="start">The law of the first state.</param>
/// <param name="transitions">[from][to]; each row sums to 1.</param>
/// <param name="emissions">[state][symbol]; each row sums to 1.</param>
public sealed class HiddenMarkovModel(double[] start, double[][] transitions, double[][] emissions)
{
    /// <summary>The law of the first state. Do not write to it.</summary>
    public IReadOnlyList<double> Start => start;

    /// <summary>The probabilities of transitions, [from][to]. Do not write to them.</summary>
    public IReadOnlyList<double[]> Transitions => transitions;

    /// <summary>The probabilities of symbols, [state][symbol]. Do not write to them.</summary>
    public IReadOnlyList<double[]> Emissions => emissions;

    /// <summary>A model whose laws are drawn: uniform numbers between 0.1 and 1.1, normalised.</summary>
    /// <param name="states">Number of states.</param>
    /// <param name="symbols">Number of symbols.</param>
    /// <param name="draws">Source of the numbers.</param>
    public static HiddenMarkovModel Drawn(int states, int symbols, RandomStream draws)
    {
        return new(Law(states), Laws(states), Laws(symbols));

        double[] Law(int length) => Normalised([.. Enumerable.Range(0, length).Select(_ => 0.1 + draws.NextDouble())]);

        double[][] Laws(int length) => [.. Enumerable.Range(0, states).Select(_ => Law(length))];
    }

    /// <summary>Symbols that the model draws.</summary>
    /// <param name="length">How many.</param>
    /// <param name="draws">Source of states and symbols.</param>
    public int[] Sample(int length, RandomStream draws)
    {
        var (symbols, state) = (new int[length], Drawn(start, draws));
        for (var t = 0; t < length; t++)
        {
            symbols[t] = Drawn(emissions[state], draws);
            state = Drawn(transitions[state], draws);
        }

        return symbols;
    }

    /// <summary>An index that a law draws.</summary>
    internal static int Drawn(IReadOnlyList<double> law, RandomStream draws)
    {
        var (left, index) = (draws.NextDouble(), 0);
        while (index < law.Count - 1 && (left -= law[index]) >= 0) index++;
        return index;
    }

    /// <summary>log p(symbols), summed over all paths by the forward pass.</summary>
    /// <param name="symbols">One or more.</param>
    public double LogLikelihood(int[] symbols) => Forward(symbols).Scales.Sum(Math.Log);

    /// <summary>The E-step: posteriors of the states, and of neighbouring states together, given all symbols.</summary>
    /// <param name="symbols">One or more.</param>
    public StatePosterior Posterior(int[] symbols)
    {
        var (forward, scales) = Forward(symbols);
        var backward = new double[symbols.Length][];
        backward[^1] = [.. start.Select(_ => 1.0)];
        for (var t = symbols.Length - 2; t >= 0; t--)
        {
            var ahead = Ahead(t);
            backward[t] = [.. transitions.Select(row => row.Zip(ahead, (step, later) => step * later).Sum())];
        }

        return new(
            [.. forward.Zip(backward, (before, after) => before.Zip(after, (a, b) => a * b).ToArray())],
            [.. Enumerable.Range(0, symbols.Length - 1).Select(t =>
            {
                var ahead = Ahead(t);
                return forward[t].Select((before, from) =>
                    ahead.Select((later, to) => before * transitions[from][to] * later).ToArray()).ToArray();
            })]);

        double[] Ahead(int t) =>
            [.. emissions.Select((row, to) => row[symbols[t + 1]] * backward[t + 1][to] / scales[t + 1])];
    }

    /// <summary>
    /// The M-step: the shares of starts, transitions and symbols that posteriors expect. A state that is never expected keeps its rows.
    /// </summary>
    /// <param name="sequences">The symbols of each sequence.</param>
    /// <param name="posteriors">Those of each sequence.</param>
    public HiddenMarkovModel Maximised(IReadOnlyList<int[]> sequences, IReadOnlyList<StatePosterior> posteriors)
    {
        var first = new double[start.Length];
        double[][] steps = [.. transitions.Select(row => new double[row.Length])];
        double[][] seen = [.. emissions.Select(row => new double[row.Length])];
        foreach (var (symbols, own) in sequences.Zip(posteriors))
            for (var state = 0; state < start.Length; state++)
            {
                first[state] += own.States[0][state];
                for (var t = 0; t < symbols.Length; t++) seen[state][symbols[t]] += own.States[t][state];
                foreach (var pair in own.Pairs)
                    for (var to = 0; to < start.Length; to++) steps[state][to] += pair[state][to];
            }

        return new(Normalised(first), Rows(steps, transitions), Rows(seen, emissions));

        static double[][] Rows(double[][] counts, double[][] before) =>
            [.. counts.Zip(before, (row, kept) => row.Sum() > 0 ? Normalised(row) : kept)];
    }

    (double[][] States, double[] Scales) Forward(int[] symbols)
    {
        var (states, scales, reached) = (new double[symbols.Length][], new double[symbols.Length], start);
        for (var t = 0; t < symbols.Length; t++)
        {
            double[] joint = [.. reached.Select((share, state) => share * emissions[state][symbols[t]])];
            (scales[t], states[t]) = (joint.Sum(), Normalised(joint));
            reached = [.. start.Select((_, to) => states[t].Select((share, from) => share * transitions[from][to]).Sum())];
        }

        return (states, scales);
    }

    static double[] Normalised(double[] row)
    {
        var sum = row.Sum();
        return [.. row.Select(share => share / sum)];
    }
}

/// <summary>What an E-step expects of the states behind a sequence.</summary>
/// <param name="States">[time][state]; those of a time sum to 1.</param>
/// <param name="Pairs">[time][state][next state]; those of a time sum to 1; one time fewer.</param>
public sealed record StatePosterior(IReadOnlyList<double[]> States, IReadOnlyList<double[][]> Pairs);
