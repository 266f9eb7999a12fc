using System.Runtime.CompilerServices;

namespace Replication.Oracles.Statistics;

/// <summary>The preconditions that the methods share; each refusal names the argument and what was expected.</summary>
static class Require
{
    /// <summary>At least <paramref name="minimum"/> values, none NaN; infinities have a rank and pass.</summary>
    public static double[] Ordered(
        IReadOnlyList<double> sample, int minimum, [CallerArgumentExpression(nameof(sample))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(sample, parameter);
        if (sample.Count < minimum)
            throw new ArgumentException($"At least {minimum} value(s) expected, got {sample.Count}.", parameter);
        var values = sample.ToArray();
        var bad = Array.FindIndex(values, double.IsNaN);
        return bad < 0 ? values : throw new ArgumentException($"Value {bad} is NaN.", parameter);
    }

    /// <summary>At least <paramref name="minimum"/> values, all finite.</summary>
    public static double[] Finite(
        IReadOnlyList<double> sample, int minimum, [CallerArgumentExpression(nameof(sample))] string? parameter = null)
    {
        var values = Ordered(sample, minimum, parameter);
        var bad = Array.FindIndex(values, double.IsInfinity);
        return bad < 0 ? values : throw new ArgumentException($"Value {bad} is infinite.", parameter);
    }

    /// <summary>At least one group, each of at least <paramref name="minimum"/> finite values.</summary>
    public static double[][] Groups(
        IReadOnlyList<IReadOnlyList<double>> groups, int minimum, [CallerArgumentExpression(nameof(groups))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(groups, parameter);
        return groups.Count > 0
            ? [.. groups.Select((group, g) => Finite(group, minimum, $"{parameter}[{g}]"))]
            : throw new ArgumentException("At least one group expected.", parameter);
    }

    /// <summary>The differences x - y of two finite samples of one length; they are finite too.</summary>
    public static Difference[] Differences(IReadOnlyList<double> x, IReadOnlyList<double> y, int minimum)
    {
        var first = Finite(x, minimum, nameof(x));
        var second = Finite(y, minimum, nameof(y));
        if (first.Length != second.Length)
            throw new ArgumentException($"Pairs expected: x has {first.Length} values, y has {second.Length}.", nameof(y));
        var differences = first.Zip(second, (a, b) => new Difference(a, b)).ToArray();
        Finite(differences.Values(), minimum, "x - y");
        return differences;
    }

    /// <summary>The differences as doubles.</summary>
    public static double[] Values(this Difference[] differences) => Array.ConvertAll(differences, d => d.Value);

    /// <summary>A probability strictly between 0 and 1.</summary>
    public static void OpenProbability(double value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!(value > 0 && value < 1)) throw new ArgumentOutOfRangeException(parameter, value, "Expected a number in (0, 1).");
    }

    /// <summary>A positive finite number.</summary>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(parameter, value, "Expected a positive finite number.");
    }

    /// <summary>A finite number, 0 or more.</summary>
    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(parameter, value, "Expected a finite number, 0 or more.");
    }

    /// <summary>A finite number.</summary>
    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(parameter, value, "Expected a finite number.");
    }

    /// <summary>One of the three alternatives.</summary>
    public static void Known(Alternative alternative)
    {
        if (!Enum.IsDefined(alternative)) throw new ArgumentOutOfRangeException(nameof(alternative), alternative, "Unknown alternative.");
    }
}
