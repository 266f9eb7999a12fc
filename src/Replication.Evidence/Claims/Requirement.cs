namespace Replication.Evidence;

/// <summary>What is required of a statistic: limits, and of what they are asked. Its words are made by the report.</summary>
public sealed record Requirement
{
    Requirement(Relation relation, double low, double high) => (Relation, Low, High) = (relation, low, high);

    /// <summary>How the statistic must stand to the limits.</summary>
    public Relation Relation { get; }

    /// <summary>Lower limit; negative infinity where there is none, NaN where it differs from row to row.</summary>
    public double Low { get; }

    /// <summary>Upper limit; positive infinity where there is none, NaN where it differs from row to row.</summary>
    public double High { get; }

    /// <summary>Of what the limits are asked.</summary>
    public Scope Scope { get; private init; }

    /// <summary>Runs that may fail: fewer than this share of them; null where runs are not counted.</summary>
    public double? MayFail { get; private init; }

    /// <summary>
    /// The number that the declared test compares with, from which <see cref="Margin"/> is measured; null where there is no such test.
    /// </summary>
    public double? Reference { get; private init; }

    /// <summary>The declared practical margin; null where there is none.</summary>
    public double? Margin { get; private init; }

    /// <summary>Name of the closed form or bound, e.g. <c>|theta|</c> or <c>log 2</c>; null where the limits are numbers.</summary>
    public string? ClosedForm { get; private init; }

    /// <summary>How far the statistic may be from the closed form, or beyond the bound; null where the limits are numbers.</summary>
    public Tolerance? Tolerance { get; private init; }

    /// <summary>value >= <paramref name="limit"/>.</summary>
    public static Requirement AtLeast(double limit) => new(Relation.AtLeast, limit, double.PositiveInfinity);

    /// <summary>value &lt;= <paramref name="limit"/>.</summary>
    public static Requirement AtMost(double limit) => new(Relation.AtMost, double.NegativeInfinity, limit);

    /// <summary><paramref name="low"/> &lt;= value &lt;= <paramref name="high"/>.</summary>
    public static Requirement Between(double low, double high) => new(Relation.Between, low, high);

    /// <summary>value equals <paramref name="limit"/>.</summary>
    public static Requirement Exactly(double limit) => new(Relation.Between, limit, limit);

    /// <summary>Whether a value meets it; NaN never does.</summary>
    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>The statistic exceeds a reference by a margin, and a test shows that it exceeds the reference.</summary>
    internal static Requirement Above(double reference, double margin) =>
        AtLeast(reference + margin) with { Reference = reference, Margin = margin };

    /// <summary>The statistic falls below a reference by a margin, and a test shows that it is below the reference.</summary>
    internal static Requirement Below(double reference, double margin) =>
        AtMost(reference - margin) with { Reference = reference, Margin = margin };

    /// <summary>The statistic is a ratio of at least a factor, and a test shows that it exceeds 1.</summary>
    internal static Requirement Times(double factor) => AtLeast(factor) with { Reference = 1, Margin = factor - 1 };

    /// <summary>The statistic is less than a margin from a number, by an equivalence test.</summary>
    internal static Requirement Near(double number, double margin) =>
        new(Relation.Near, number - margin, number + margin) { Reference = number, Margin = margin };

    /// <summary>The statistic agrees with a closed form, or keeps a bound, up to a tolerance.</summary>
    internal static Requirement Of(Relation relation, string closedForm, Tolerance tolerance, Scope scope) =>
        new(relation, double.NaN, double.NaN) { ClosedForm = closedForm, Tolerance = tolerance, Scope = scope };

    /// <summary>The same limits, asked of each run; fewer than a share of them may fail.</summary>
    internal Requirement InRuns(double mayFail) => this with { Scope = Scope.Runs, MayFail = mayFail };
}

/// <summary>How a statistic must stand to its limits.</summary>
public enum Relation
{
    /// <summary>At the lower limit or above.</summary>
    AtLeast,

    /// <summary>At the upper limit or below.</summary>
    AtMost,

    /// <summary>Between both, which may be one number.</summary>
    Between,

    /// <summary>Nearer to the number in the middle than either limit; or, of a closed form, within its tolerance.</summary>
    Near,
}

/// <summary>Of what the limits of a requirement are asked.</summary>
public enum Scope
{
    /// <summary>Of the statistic's value.</summary>
    Value,

    /// <summary>Of the single runs, which are counted.</summary>
    Runs,

    /// <summary>Of every run.</summary>
    EveryRun,

    /// <summary>Of every point of a series of every run.</summary>
    EveryPoint,
}
