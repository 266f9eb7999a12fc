using System.Globalization;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Statistics;

/// <summary>
/// The arrangements that a permutation test compares the observed one with: all of them, the observed one among them, where they are no
/// more than the resamples asked for, and random ones beside the observed one otherwise (Phipson and Smyth 2010).
/// </summary>
/// <param name="Resamples">Random arrangements to draw; 0 where all are enumerated.</param>
/// <param name="Method">How, for the name of a result.</param>
readonly record struct Arrangements(int Resamples, string Method)
{
    /// <summary>Decides between enumeration and draws.</summary>
    /// <param name="count">How many arrangements there are; infinity where that is beyond the range of doubles.</param>
    /// <param name="stream">Source of the draws.</param>
    /// <param name="resamples">1 or more.</param>
    /// <exception cref="ArgumentException">No stream where one is needed, or no resample.</exception>
    public static Arrangements Of(double count, RandomStream? stream, int resamples)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        if (count <= resamples) return new Arrangements(0, "exact");
        if (stream is null)
            throw new ArgumentException($"More than {resamples} arrangements: a random stream is needed.", nameof(stream));
        return new Arrangements(resamples, string.Create(CultureInfo.InvariantCulture,
            $"{resamples} resamples from stream '{stream.Name}' seed {stream.Seed}"));
    }

    /// <summary>Whether every arrangement is enumerated.</summary>
    public bool AreAll => Resamples == 0;

    /// <summary>
    /// p-value: the share of arrangements that are as extreme as the observed one. Among random ones the observed one counts too.
    /// </summary>
    /// <param name="extreme">How many of the arrangements seen are; the observed one is one of them only where all are.</param>
    /// <param name="seen">How many were seen.</param>
    public double P(double extreme, double seen) => AreAll ? extreme / seen : (extreme + 1) / (seen + 1);

    /// <summary>Every choice of some of the indices 0 to <paramref name="count"/> - 1, the first of them first.</summary>
    /// <param name="count">How many indices there are.</param>
    /// <param name="taken">How many of them a choice takes, at least 1.</param>
    /// <returns>Increasing indices, in a buffer that is reused.</returns>
    public static IEnumerable<int[]> Subsets(int count, int taken)
    {
        var chosen = Enumerable.Range(0, taken).ToArray();
        while (true)
        {
            yield return chosen;
            var place = taken - 1;
            while (place >= 0 && chosen[place] == count - taken + place) place--;
            if (place < 0) yield break;
            chosen[place]++;
            for (var k = place + 1; k < taken; k++) chosen[k] = chosen[k - 1] + 1;
        }
    }

    /// <summary>Every order of the indices 0 to <paramref name="count"/> - 1, their own first (Heap 1963).</summary>
    /// <param name="count">How many indices there are, at least 1.</param>
    /// <returns>A permutation, in a buffer that is reused.</returns>
    public static IEnumerable<int[]> Orders(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var turns = new int[count];
        yield return order;
        for (var k = 1; k < count;)
        {
            if (turns[k] < k)
            {
                var with = k % 2 == 0 ? 0 : turns[k];
                (order[with], order[k]) = (order[k], order[with]);
                yield return order;
                turns[k]++;
                k = 1;
            }
            else
            {
                turns[k++] = 0;
            }
        }
    }
}
