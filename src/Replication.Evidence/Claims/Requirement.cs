namespace Replication.Evidence;

/// <summary>What <see cref="Judge.AllSeeds"/> asks of a number: that it lies in [low, high].</summary>
public sealed record Requirement
{
    Requirement(string words, double low, double high) => (Words, Low, High) = (words, low, high);

    /// <summary>E.g. <c>at least 0.9</c>.</summary>
    public string Words { get; }

    /// <summary>Lower limit; negative infinity where there is none.</summary>
    public double Low { get; }

    /// <summary>Upper limit; positive infinity where there is none.</summary>
    public double High { get; }

    /// <summary>value >= <paramref name="limit"/>.</summary>
    public static Requirement AtLeast(double limit) => new($"at least {Text.Number(limit)}", limit, double.PositiveInfinity);

    /// <summary>value &lt;= <paramref name="limit"/>.</summary>
    public static Requirement AtMost(double limit) => new($"at most {Text.Number(limit)}", double.NegativeInfinity, limit);

    /// <summary><paramref name="low"/> &lt;= value &lt;= <paramref name="high"/>.</summary>
    public static Requirement Between(double low, double high) => new($"between {Text.Number(low)} and {Text.Number(high)}", low, high);

    /// <summary>value equals <paramref name="limit"/>.</summary>
    public static Requirement Exactly(double limit) => new($"exactly {Text.Number(limit)}", limit, limit);

    /// <summary>Whether a value meets it; NaN never does.</summary>
    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>How far a value is inside the nearer limit; negative outside, NaN for NaN.</summary>
    public double Slack(double value) => Math.Min(Distance(value, Low), Distance(High, value));

    /// <summary>The limit that <see cref="Slack"/> is measured from.</summary>
    public double NearerLimit(double value) => Distance(value, Low) <= Distance(High, value) ? Low : High;

    /// <summary>upper - lower, with 0 between equal infinities.</summary>
    static double Distance(double upper, double lower) => upper == lower ? 0 : upper - lower;
}
