namespace Replication.Evidence;

static partial class Judge
{
    /// <summary>Every row of the arms agrees with a closed form.</summary>
    /// <param name="ours">What was measured.</param>
    /// <param name="expected">What theory says it is.</param>
    /// <param name="within">How far apart they may be, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> ClosedForm<TRow>(Quantity<TRow> ours, Expected<TRow> expected, Tolerance within, params string[] arms)
        where TRow : class => One<TRow>(
            new(Summary.Worst, ours.Name, Required(arms)),
            Requirement.Of(Relation.Near, expected.Name, within, Scope.EveryRun),
            (measurements, part, _) => Agree(Comparisons.OfRows(measurements, arms, ours, expected), part));

    /// <summary>Every point of a series of every row of the arms agrees with a closed form.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="ours">What was measured.</param>
    /// <param name="expected">What theory says it is.</param>
    /// <param name="within">How far apart they may be, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> ClosedForm<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> expected, Tolerance within, params string[] arms)
        where TRow : class => One<TRow>(
            new(Summary.Worst, ours.Name, Required(arms)) { Sweep = sweep.Name },
            Requirement.Of(Relation.Near, expected.Name, within, Scope.EveryPoint),
            (measurements, part, _) => Agree(Comparisons.OfPoints(measurements, arms, sweep, ours, expected), part));

    static Part Agree(IReadOnlyList<Comparison> comparisons, Part part)
    {
        var within = part.Requirement.Tolerance!;
        return WorstOf(comparisons, part, comparison => within.ShareUsed(comparison.Expected, comparison.Ours), share => share <= 1);
    }

    /// <summary>The part of the comparison that is farthest off, without chance: the interval is the number.</summary>
    static Part WorstOf(IReadOnlyList<Comparison> comparisons, Part part, Func<Comparison, double> off, Func<double, bool> holds)
    {
        if (comparisons.Count == 0) return part with { Obstacle = "the series has no point" };
        var worst = comparisons.MaxBy(off);
        return part with
        {
            Value = worst.Ours,
            Low = worst.Ours,
            High = worst.Ours,
            Interval = "worst case",
            Worst = new(
                worst.Arm, worst.Replicate, worst.Point, worst.Expected, Allowed: part.Requirement.Tolerance!.Allowed(worst.Expected),
                Of: comparisons.Count),
            Met = holds(off(worst)),
        };
    }
}
