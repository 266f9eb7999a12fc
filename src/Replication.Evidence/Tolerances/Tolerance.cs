using System.Globalization;

namespace Replication.Evidence;

/// <summary>
/// How far a number may be from what is expected of it, and why that far. There is no tolerance without its reason. Infinities agree only
/// with themselves; a NaN agrees with nothing, itself included.
/// </summary>
public sealed record Tolerance
{
    readonly Func<double, double, double> _shareUsed;
    readonly Func<double, double> _allowed;

    Tolerance(string words, string because, Func<double, double> allowed, Func<double, double, double>? shareUsed = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        Words = words;
        Because = because;
        _allowed = allowed;
        _shareUsed = shareUsed ?? ((expected, actual) => Share(Math.Abs(actual - expected), allowed(expected)));
    }

    /// <summary>The tolerance in words with its numbers, such as <c>within 1E-09</c>.</summary>
    public string Words { get; }

    /// <summary>Why it is what it is.</summary>
    public string Because { get; }

    /// <summary>Equal as numbers: nothing is allowed, but 0 equals -0.</summary>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static Tolerance Exact(string because) => new("exactly", because, _ => 0);

    /// <summary>|actual - expected| &lt;= <paramref name="size"/>.</summary>
    /// <param name="size">Positive and finite.</param>
    /// <param name="because">Why this size.</param>
    /// <exception cref="ArgumentException">The size is not positive and finite, or the reason is empty.</exception>
    public static Tolerance Absolute(double size, string because)
    {
        RequirePositive(size);
        return new($"within {Text.Number(size)}", because, _ => size);
    }

    /// <summary>|actual - expected| &lt;= <paramref name="share"/> |expected|, so that an expected 0 must be met exactly.</summary>
    /// <param name="share">Positive and finite; 0.01 is one per cent.</param>
    /// <param name="because">Why this share.</param>
    /// <exception cref="ArgumentException">The share is not positive and finite, or the reason is empty.</exception>
    public static Tolerance Relative(double share, string because)
    {
        RequirePositive(share);
        return new($"within {Text.Number(100 * share)} % of it", because, expected => share * Math.Abs(expected));
    }

    /// <summary>
    /// |actual - expected| is at most the larger of <paramref name="size"/> and <paramref name="share"/> |expected|: for columns that hold numbers
    /// of several orders of magnitude beside zeros that are none but for rounding.
    /// </summary>
    /// <param name="size">Positive and finite.</param>
    /// <param name="share">Positive and finite; 0.01 is one per cent.</param>
    /// <param name="because">Why these.</param>
    /// <exception cref="ArgumentException">A number is not positive and finite, or the reason is empty.</exception>
    public static Tolerance Near(double size, double share, string because)
    {
        RequirePositive(size);
        RequirePositive(share);
        return new(
            $"within {Text.Number(size)} or {Text.Number(100 * share)} % of it",
            because,
            expected => Math.Max(size, share * Math.Abs(expected)));
    }

    /// <summary>
    /// At most <paramref name="count"/> representable doubles from the expected one. Counted across zero: the neighbours of 0 are the
    /// smallest subnormals.
    /// </summary>
    /// <param name="count">1 or more.</param>
    /// <param name="because">Why this many.</param>
    /// <exception cref="ArgumentException">The count is not positive, or the reason is empty.</exception>
    public static Tolerance Ulps(long count, string because)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"within {count} ulps"),
            because,
            expected => count * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)),
            (expected, actual) => (double)Int128.Abs(Order(actual) - Order(expected)) / count);
    }

    /// <summary>The actual value lies in [<paramref name="low"/>, <paramref name="high"/>], whatever was expected.</summary>
    /// <param name="low">Finite.</param>
    /// <param name="high">Finite, above <paramref name="low"/>.</param>
    /// <param name="because">Why these ends.</param>
    /// <exception cref="ArgumentException">The ends are not finite and ascending, or the reason is empty.</exception>
    public static Tolerance Interval(double low, double high, string because)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high))
            throw new ArgumentException($"[{Text.Number(low)}, {Text.Number(high)}] is no interval: two finite ends, the lower first.");
        var (middle, half) = ((low + high) / 2, (high - low) / 2);
        return new($"in [{Text.Number(low)}, {Text.Number(high)}]", because, _ => half, (_, actual) => Math.Abs(actual - middle) / half);
    }

    /// <summary>The largest |actual - expected| that is allowed at a finite expected value; half the width of an interval.</summary>
    public double Allowed(double expected) => _allowed(expected);

    /// <summary>
    /// The share of the tolerance that a value uses: 0 where it is met exactly, 1 at the limit, more beyond it. Infinite where nothing is
    /// allowed and the values differ, and where exactly one of them, or the wrong one, is not finite; NaN never comes out.
    /// </summary>
    public double ShareUsed(double expected, double actual)
    {
        if (double.IsFinite(expected) && double.IsFinite(actual)) return _shareUsed(expected, actual);
        return !double.IsNaN(expected) && expected.Equals(actual) ? 0 : double.PositiveInfinity;
    }

    /// <summary>Whether a value is within the tolerance.</summary>
    public bool Holds(double expected, double actual) => ShareUsed(expected, actual) <= 1;

    /// <summary>Words and reason.</summary>
    public override string ToString() => $"{Words} ({Because})";

    static double Share(double distance, double allowed) => distance == 0 ? 0 : distance / allowed;

    static void RequirePositive(double size)
    {
        if (!(size > 0 && double.IsFinite(size)))
            throw new ArgumentException($"A tolerance of {Text.Number(size)} is none: positive and finite expected.");
    }

    /// <summary>Doubles as integers in the same order, neighbours one apart.</summary>
    static Int128 Order(double value)
    {
        Int128 magnitude = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        return double.IsNegative(value) ? -magnitude : magnitude;
    }
}
