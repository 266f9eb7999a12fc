using Replication.Oracles.Statistics;

namespace Replication.Evidence;

static partial class Judge
{
    /// <summary>
    /// One number follows another along a series: Spearman's rank correlation within each seed, whose mean over seeds is above 0 by an
    /// exact sign-flip test and at least <paramref name="atLeast"/>. A number that never changes ranks nothing: its correlation counts
    /// as 0.
    /// </summary>
    /// <param name="sweep">The points.</param>
    /// <param name="follower">What is said to follow, e.g. the critic's estimate.</param>
    /// <param name="leader">What it follows, e.g. the exact W1.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="atLeast">The least mean correlation, in (0, 1].</param>
    /// <exception cref="ArgumentException"><paramref name="atLeast"/> is outside (0, 1].</exception>
    public static Judgement<TRow> Correlates<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> follower, Quantity<TPoint> leader, string arm, double atLeast)
        where TRow : class
    {
        if (!(atLeast is > 0 and <= 1))
            throw new ArgumentException($"The correlation asked for must lie in (0, 1], but was {Text.Number(atLeast)}.", nameof(atLeast));
        var quantity = new Quantity<TRow>(
            $"Spearman's correlation of {follower.Name} with {leader.Name} over {sweep.Name}",
            row => Correlation([.. sweep.Of(row).Select(follower.Of)], [.. sweep.Of(row).Select(leader.Of)]));
        return Mean(quantity, arm, reference: 0, margin: atLeast, Alternative.Greater);
    }

    static double Correlation(double[] first, double[] second)
    {
        if (first.Length < 3 || first.Concat(second).Any(double.IsNaN)) return double.NaN;
        return Effect.Vary(first) && Effect.Vary(second) ? Spearman.Correlation(first, second) : 0;
    }
}
