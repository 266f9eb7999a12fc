namespace Replication.Evidence;

public static partial class Judge
{
    /// <summary>Every row of the arms agrees with a closed form.</summary>
    /// <param name="ours">What was measured.</param>
    /// <param name="expected">What theory says it is.</param>
    /// <param name="within">How far apart they may be, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> ClosedForm<TRow>(Quantity<TRow> ours, Expected<TRow> expected, Tolerance within, params string[] arms)
        where TRow : class => new(
            Of(ours.Name, Required(arms)),
            $"{expected.Name} {within.Words} in every run",
            arms,
            (measurements, _) => Agree(Comparisons.OfRows(measurements, arms, ours, expected), within, ours.Name, expected.Name));

    /// <summary>Every point of a series of every row of the arms agrees with a closed form.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="ours">What was measured.</param>
    /// <param name="expected">What theory says it is.</param>
    /// <param name="within">How far apart they may be, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> ClosedForm<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> expected, Tolerance within, params string[] arms)
        where TRow : class => new(
            $"{Of(ours.Name, Required(arms))} over {sweep.Name}",
            $"{expected.Name} {within.Words} at every point",
            arms,
            (measurements, _) => Agree(Comparisons.OfPoints(measurements, arms, sweep, ours, expected), within, ours.Name, expected.Name));

    static Finding Agree(IReadOnlyList<Comparison> comparisons, Tolerance within, string ours, string expected)
    {
        if (comparisons.Count == 0) return Finding.Undecided("the series has no point");
        var worst = comparisons.MaxBy(comparison => within.ShareUsed(comparison.Expected, comparison.Ours));
        var share = within.ShareUsed(worst.Expected, worst.Ours);
        return Exactly(worst, within.Allowed(worst.Expected), met: within.Holds(worst.Expected, worst.Ours)) with
        {
            Because = $"Of {Text.Count(comparisons.Count, "comparison")} the worst is {worst.Where}: {ours} is {Text.Number(worst.Ours)}, "
                + $"{expected} is {Text.Number(worst.Expected)}, which uses {Text.Number(100 * share)} % of the tolerance "
                + $"({within.Words}: {within.Because}).",
        };
    }

    /// <summary>A finding without chance: the interval is the number.</summary>
    static Finding Exactly(Comparison worst, double margin, bool met) => new()
    {
        Ours = worst.Ours,
        Low = worst.Ours,
        High = worst.Ours,
        Interval = "worst case",
        Expected = worst.Expected,
        Margin = margin,
        Met = met,
    };
}
