namespace Replication.Evidence;

public static partial class Judge
{
    /// <summary>An upper bound holds in every row of the arms: ours &lt;= bound + slack.</summary>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand above the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> Bound<TRow>(Quantity<TRow> ours, Expected<TRow> bound, Tolerance slack, params string[] arms)
        where TRow : class => new(
            Of(ours.Name, Required(arms)),
            $"at most {bound.Name} in every run; slack: {slack.Words}",
            arms,
            (measurements, _) => Bounded(Comparisons.OfRows(measurements, arms, ours, bound), slack, ours.Name, bound.Name, above: true));

    /// <summary>An upper bound holds at every point of a series of every row of the arms.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand above the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> Bound<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> bound, Tolerance slack, params string[] arms)
        where TRow : class => new(
            $"{Of(ours.Name, Required(arms))} over {sweep.Name}",
            $"at most {bound.Name} at every point; slack: {slack.Words}",
            arms,
            (measurements, _) => Bounded(Comparisons.OfPoints(measurements, arms, sweep, ours, bound), slack, ours.Name, bound.Name, above: true));

    /// <summary>A lower bound holds in every row of the arms: ours >= bound - slack.</summary>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand below the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> LowerBound<TRow>(Quantity<TRow> ours, Expected<TRow> bound, Tolerance slack, params string[] arms)
        where TRow : class => new(
            Of(ours.Name, Required(arms)),
            $"at least {bound.Name} in every run; slack: {slack.Words}",
            arms,
            (measurements, _) => Bounded(Comparisons.OfRows(measurements, arms, ours, bound), slack, ours.Name, bound.Name, above: false));

    /// <summary>A lower bound holds at every point of a series of every row of the arms.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="ours">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far ours may stand below the bound, and why.</param>
    /// <param name="arms">Names of the arms.</param>
    /// <exception cref="ArgumentException">No arm is named.</exception>
    public static Judgement<TRow> LowerBound<TRow, TPoint>(
        Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> bound, Tolerance slack, params string[] arms)
        where TRow : class => new(
            $"{Of(ours.Name, Required(arms))} over {sweep.Name}",
            $"at least {bound.Name} at every point; slack: {slack.Words}",
            arms,
            (measurements, _) => Bounded(Comparisons.OfPoints(measurements, arms, sweep, ours, bound), slack, ours.Name, bound.Name, above: false));

    static Finding Bounded(IReadOnlyList<Comparison> comparisons, Tolerance slack, string ours, string bound, bool above)
    {
        if (comparisons.Count == 0) return Finding.Undecided("the series has no point");
        var worst = comparisons.MaxBy(comparison => Violation(comparison, slack, above));
        var side = Excess(worst, above) <= 0 ? "on the right side of" : "beyond";
        return Exactly(worst, slack.Allowed(worst.Expected), met: Violation(worst, slack, above) <= 0) with
        {
            Because = $"Of {Text.Count(comparisons.Count, "comparison")} the worst is {worst.Where}: {ours} is {Text.Number(worst.Ours)}, "
                + $"{Text.Number(Math.Abs(Excess(worst, above)))} {side} {bound} = {Text.Number(worst.Expected)} "
                + $"(slack: {slack.Words}: {slack.Because}).",
        };
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
