namespace Replication.Evidence;

/// <summary>What may be asked of a quantity. Every criterion states in words, made from its numbers, what it asks.</summary>
/// <remarks>
/// A run that diverged (<see cref="RunDivergence"/>) counts against the claim. Arms that are not random need no test: their criterion alone
/// decides. A criterion that compares two arms may be asked of several pairs: of the first arm and the second, the third and the fourth,
/// and so on.
/// </remarks>
public static class Criteria
{
    /// <summary>
    /// The first criterion of the first arm, the second of the second, and so on: where a claim holds exactly of a closed form and within a
    /// margin of a trained network.
    /// </summary>
    /// <param name="criteria">As many as the claim has arms.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> Respectively<TRow>(params IReadOnlyList<Criterion<TRow>> criteria)
        where TRow : class => Criterion<TRow>.OfPlaces(criteria);

    /// <summary>
    /// The quantity meets a requirement in the runs of each arm, fewer than a declared share of them apart. The runs are counted: the share
    /// of those that fail is below the declared one, and an exact binomial test says that it is below it over all seeds. An arm that is
    /// not random has one run, which must meet the requirement.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="requirement">What it must meet.</param>
    /// <param name="mayFail">The share of an arm's runs that the failures stay below, in (0, 1): in most runs, unless given.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> Meets<TRow>(this Quantity<TRow> quantity, Requirement requirement, double mayFail = 0.5)
        where TRow : class => Criterion<TRow>.OfEach(arm => Judge.InRuns(quantity, arm, requirement, mayFail));

    /// <summary>The quantity is at least a limit in the runs of each arm, counted as <see cref="Meets"/> says.</summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="mayFail">The share of an arm's runs that the failures stay below, in (0, 1): in most runs, unless given.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> AtLeast<TRow>(this Quantity<TRow> quantity, double limit, double mayFail = 0.5)
        where TRow : class => quantity.Meets(Requirement.AtLeast(limit), mayFail);

    /// <summary>The quantity is at most a limit in the runs of each arm, counted as <see cref="Meets"/> says.</summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="mayFail">The share of an arm's runs that the failures stay below, in (0, 1): in most runs, unless given.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> AtMost<TRow>(this Quantity<TRow> quantity, double limit, double mayFail = 0.5)
        where TRow : class => quantity.Meets(Requirement.AtMost(limit), mayFail);

    /// <summary>The quantity lies between two limits in the runs of each arm, counted as <see cref="Meets"/> says.</summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="low">Lower limit.</param>
    /// <param name="high">Upper limit.</param>
    /// <param name="mayFail">The share of an arm's runs that the failures stay below, in (0, 1): in most runs, unless given.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> Between<TRow>(this Quantity<TRow> quantity, double low, double high, double mayFail = 0.5)
        where TRow : class => quantity.Meets(Requirement.Between(low, high), mayFail);

    /// <summary>
    /// The mean over the seeds of each arm exceeds a reference by at least a margin: effect and exact sign-flip test, both. A number that
    /// may only reach the reference itself, such as a count at its maximum, is a case for <see cref="AtLeast"/>: equality is no evidence
    /// here.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="reference">Finite.</param>
    /// <param name="margin">Finite, 0 or more.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> MeanAtLeast<TRow>(this Quantity<TRow> quantity, double reference, double margin = 0)
        where TRow : class => Criterion<TRow>.OfEach(arm => Judge.AtLeast(quantity, arm, reference, margin));

    /// <summary>
    /// The mean over the seeds of each arm falls below a reference by at least a margin: effect and exact sign-flip test, both.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="reference">Finite.</param>
    /// <param name="margin">Finite, 0 or more.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> MeanAtMost<TRow>(this Quantity<TRow> quantity, double reference, double margin = 0)
        where TRow : class => Criterion<TRow>.OfEach(arm => Judge.AtMost(quantity, arm, reference, margin));

    /// <summary>
    /// The mean over the seeds of each arm is a constant up to a margin: two one-sided t-tests (TOST), never "p > 0.05".
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="expected">The constant; finite.</param>
    /// <param name="margin">The largest difference that does not matter; positive, finite.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> MeanIs<TRow>(this Quantity<TRow> quantity, double expected, double margin)
        where TRow : class => Criterion<TRow>.OfEach(arm => Judge.Equivalent(quantity, arm, expected, margin));

    /// <summary>
    /// The mean of the first arm is that of the second up to a margin, seed by seed: two one-sided paired t-tests (TOST).
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="margin">The largest difference that does not matter; positive, finite.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> MeansAgree<TRow>(this Quantity<TRow> quantity, double margin)
        where TRow : class => Criterion<TRow>.OfPair((first, second) => Judge.Equivalent(quantity, first, second, margin));

    /// <summary>The mean of the first arm exceeds that of the second by at least a margin: effect and exact test, both.</summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="margin">The least difference that matters; 0 or more, finite.</param>
    /// <param name="contrast">The test.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> Exceeds<TRow>(this Quantity<TRow> quantity, double margin, Contrast contrast = Contrast.Paired)
        where TRow : class => Criterion<TRow>.OfPair((first, second) => Judge.Greater(quantity, first, second, margin, contrast));

    /// <summary>
    /// The mean of each arm exceeds that of the next by at least a margin: effect and exact paired test, both, for every neighbouring pair.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="margin">The least difference that matters; 0 or more, finite.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> Falls<TRow>(this Quantity<TRow> quantity, double margin)
        where TRow : class => Criterion<TRow>.OfNeighbours((first, second) => Judge.Greater(quantity, first, second, margin));

    /// <summary>
    /// The first arm has at least a multiple of what the second has: ratio of geometric means, and an exact test of the logarithms.
    /// </summary>
    /// <param name="quantity">One number per run, positive; a run without a positive, finite one counts against the claim.</param>
    /// <param name="factor">The least ratio that matters; at least 1, finite.</param>
    /// <param name="contrast">The test.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> ExceedsByFactor<TRow>(this Quantity<TRow> quantity, double factor, Contrast contrast = Contrast.Paired)
        where TRow : class => Criterion<TRow>.OfPair((first, second) => Judge.GreaterByFactor(quantity, first, second, factor, contrast));

    /// <summary>Every row of the arms agrees with a closed form.</summary>
    /// <param name="quantity">What was measured.</param>
    /// <param name="expected">What theory says it is.</param>
    /// <param name="within">How far apart they may be, and why.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> Is<TRow>(this Quantity<TRow> quantity, Expected<TRow> expected, Tolerance within)
        where TRow : class => new(arms => Judge.ClosedForm(quantity, expected, within, [.. arms]));

    /// <summary>Every row of the arms is at most a bound.</summary>
    /// <param name="quantity">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far the quantity may be above the bound, and why.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> BoundedBy<TRow>(this Quantity<TRow> quantity, Expected<TRow> bound, Tolerance slack)
        where TRow : class => new(arms => Judge.Bound(quantity, bound, slack, [.. arms]));

    /// <summary>Every row of the arms is at least a bound.</summary>
    /// <param name="quantity">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far the quantity may be below the bound, and why.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    public static Criterion<TRow> BoundedBelowBy<TRow>(this Quantity<TRow> quantity, Expected<TRow> bound, Tolerance slack)
        where TRow : class => new(arms => Judge.LowerBound(quantity, bound, slack, [.. arms]));

    /// <summary>Every point of a series agrees with a closed form.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="quantity">What was measured at each.</param>
    /// <param name="expected">What theory says it is.</param>
    /// <param name="within">How far apart they may be, and why.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    /// <typeparam name="TPoint">A point of the series.</typeparam>
    public static Criterion<TRow> Is<TRow, TPoint>(
        this Sweep<TRow, TPoint> sweep, Quantity<TPoint> quantity, Expected<TPoint> expected, Tolerance within)
        where TRow : class => new(arms => Judge.ClosedForm(sweep, quantity, expected, within, [.. arms]));

    /// <summary>Every point of a series is at most a bound.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="quantity">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far the quantity may be above the bound, and why.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    /// <typeparam name="TPoint">A point of the series.</typeparam>
    public static Criterion<TRow> BoundedBy<TRow, TPoint>(
        this Sweep<TRow, TPoint> sweep, Quantity<TPoint> quantity, Expected<TPoint> bound, Tolerance slack)
        where TRow : class => new(arms => Judge.Bound(sweep, quantity, bound, slack, [.. arms]));

    /// <summary>Every point of a series is at least a bound.</summary>
    /// <param name="sweep">The points.</param>
    /// <param name="quantity">What is bounded.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="slack">How far the quantity may be below the bound, and why.</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    /// <typeparam name="TPoint">A point of the series.</typeparam>
    public static Criterion<TRow> BoundedBelowBy<TRow, TPoint>(
        this Sweep<TRow, TPoint> sweep, Quantity<TPoint> quantity, Expected<TPoint> bound, Tolerance slack)
        where TRow : class => new(arms => Judge.LowerBound(sweep, quantity, bound, slack, [.. arms]));

    /// <summary>
    /// One number follows another along a series in each arm: Spearman's rank correlation within each seed, whose mean over seeds is above
    /// 0 by an exact sign-flip test and at least <paramref name="atLeast"/>. A number that never changes ranks nothing: its correlation
    /// counts as 0.
    /// </summary>
    /// <param name="sweep">The points.</param>
    /// <param name="follower">What is said to follow.</param>
    /// <param name="leader">What it follows.</param>
    /// <param name="atLeast">The least mean correlation, in (0, 1].</param>
    /// <typeparam name="TRow">The study's row.</typeparam>
    /// <typeparam name="TPoint">A point of the series.</typeparam>
    public static Criterion<TRow> Follows<TRow, TPoint>(
        this Sweep<TRow, TPoint> sweep, Quantity<TPoint> follower, Quantity<TPoint> leader, double atLeast)
        where TRow : class => Criterion<TRow>.OfEach(arm => Judge.Correlates(sweep, follower, leader, arm, atLeast));
}
