using System.Runtime.CompilerServices;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Games;

/// <summary>Mixed strategies: probability vectors over pure strategies.</summary>
public static class MixedStrategy
{
    // Frequencies of a million plays sum to 1 up to 1e-10.
    const double SumTolerance = 1e-9;

    /// <summary>The strategy that plays each of <paramref name="count"/> pure strategies equally often.</summary>
    /// <param name="count">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static double[] Uniform(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var strategy = new double[count];
        Array.Fill(strategy, 1.0 / count);
        return strategy;
    }

    /// <summary>
    /// The uniform mixture of <paramref name="draws"/> pure strategies drawn from a mixed one: the small support by which an
    /// eps-equilibrium is reached with O(log n / eps^2) pure strategies (Althöfer 1994; Lipton and Young 1994; Arora et al. 2017, Theorem
    /// 4.2).
    /// </summary>
    /// <param name="strategy">Probabilities of the pure strategies.</param>
    /// <param name="draws">1 or more.</param>
    /// <param name="stream">Source of the draws; it is advanced.</param>
    /// <exception cref="ArgumentException">Not a probability vector, or no draws.</exception>
    public static double[] Sparse(IReadOnlyList<double> strategy, int draws, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        var probabilities = Require(strategy, strategy.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        ArgumentNullException.ThrowIfNull(stream);
        var mixture = new double[probabilities.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            // Rounding may leave u at the very end: the last strategy of positive probability takes it.
            var u = stream.NextDouble();
            var chosen = Array.FindLastIndex(probabilities, p => p > 0);
            for (var i = 0; i < chosen; i++)
            {
                u -= probabilities[i];
                if (u < 0) chosen = i;
            }
            mixture[chosen]++;
        }
        return mixture.Select(count => count / draws).ToArray();
    }

    /// <summary>
    /// Number of draws after which, with positive probability, the sparse mixture of an optimal strategy guarantees the value up to
    /// <paramref name="epsilon"/>: by Hoeffding's inequality and a union bound over the opponent's pure strategies, the smallest integer
    /// above range^2 log(n) / (2 epsilon^2).
    /// </summary>
    /// <param name="opponentStrategies">Number n of pure strategies of the opponent, 1 or more.</param>
    /// <param name="range">Largest payoff less the smallest; positive and finite.</param>
    /// <param name="epsilon">Loss allowed; positive and finite, in units of payoff.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range, or the number exceeds 2^31.</exception>
    public static int SufficientDraws(int opponentStrategies, double range, double epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(opponentStrategies);
        if (!(range > 0 && double.IsFinite(range)))
            throw new ArgumentOutOfRangeException(nameof(range), range, "Expected a positive finite number.");
        var draws = Math.Floor(range / epsilon * (range / epsilon) * Math.Log(opponentStrategies) / 2) + 1;
        if (!(epsilon > 0 && double.IsFinite(epsilon) && draws <= int.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Expected a positive number that needs fewer than 2^31 draws.");
        return (int)draws;
    }

    /// <summary>A probability vector of this length; sums are forgiven 1e-9, negative probabilities are not.</summary>
    internal static double[] Require(
        IReadOnlyList<double> strategy, int length, [CallerArgumentExpression(nameof(strategy))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(strategy, parameter);
        var values = strategy.ToArray();
        if (values.Length != length) throw new ArgumentException($"{length} probabilities expected, got {values.Length}.", parameter);
        if (!values.All(v => v >= 0 && v <= 1 + SumTolerance)) throw new ArgumentException("Not all are probabilities.", parameter);
        var sum = values.Sum();
        return Math.Abs(sum - 1) <= SumTolerance ? values : throw new ArgumentException($"The probabilities sum to {sum:R}.", parameter);
    }
}
