namespace Replication.Evidence;

static partial class Judge
{
    /// <summary>An upper bound holds in every row of the arms: ours &lt;= bound + slack.</summary>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand above the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> Bound<TRow>(Quantity<TRow> ours, Expected<TRow> bound, Tolerance slack, params string[] arms)
        where TRow : class => Bounded(ours, bound, slack, arms, Relation.AtMost);

    /// <summary>An upper bound holds at every point of a series of every row of the arms.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand above the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> Bound<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> bound, Tolerance slack, params string[] arms)
        where TRow : class => Bounded(sweep, ours, bound, slack, arms, Relation.AtMost);

    /// <summary>A lower bound holds in every row of the arms: ours >= bound - slack.</summary>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand below the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> LowerBound<TRow>(Quantity<TRow> ours, Expected<TRow> bound, Tolerance slack, params string[] arms)
        where TRow : class => Bounded(ours, bound, slack, arms, Relation.AtLeast);

    /// <summary>A lower bound holds at every point of a series of every row of the arms.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand below the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> LowerBound<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> bound, Tolerance slack, params string[] arms)
        where TRow : class => Bounded(sweep, ours, bound, slack, arms, Relation.AtLeast);

    static Judgement<TRow> Bounded<TRow>(Quantity<TRow> ours, Expected<TRow> bound, Tolerance slack, string[] arms, Relation side)
        where TRow : class => One<TRow>(
            new(Summary.Worst, ours.Name, Required(arms)),
            Requirement.Of(side, bound.Name, slack, Scope.EveryRun),
            (measurements, part, _) => Bounded(Comparisons.OfRows(measurements, arms, ours, bound), part));

    static Judgement<TRow> Bounded<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> bound, Tolerance slack, string[] arms, Relation side)
        where TRow : class => One<TRow>(
            new(Summary.Worst, ours.Name, Required(arms)) { Sweep = sweep.Name },
            Requirement.Of(side, bound.Name, slack, Scope.EveryPoint),
            (measurements, part, _) => Bounded(Comparisons.OfPoints(measurements, arms, sweep, ours, bound), part));

    static Part Bounded(IReadOnlyList<Comparison> comparisons, Part part)
    {
        var (slack, above) = (part.Requirement.Tolerance!, part.Requirement.Relation == Relation.AtMost);
        return WorstOf(comparisons, part, comparison => Violation(comparison, slack, above), violation => violation <= 0);
    }

    /// <summary>How far a number stands beyond its bound, 0 for equal infinities; a NaN is infinitely far beyond.</summary>
    static double Excess(Comparison comparison, bool above)
    {
        var (ours, bound) = (comparison.Ours, comparison.Expected);
        if (double.IsNaN(ours) || double.IsNaN(bound)) return double.PositiveInfinity;
        return ours == bound ? 0 : above ? ours - bound : bound - ours;
    }

    /// <summary>As <see cref="Excess"/>, beyond the slack; positive exactly where the bound is broken.</summary>
    static double Violation(Comparison comparison, Tolerance slack, bool above)
    {
        var excess = Excess(comparison, above);
        return slack.Holds(comparison.Expected, comparison.Ours) ? Math.Min(excess, 0) : excess;
    }
}
