namespace Replication.Oracles.Statistics;

/// <summary>Holm's step-down correction of several p-values, which bounds the probability of any false rejection.</summary>
/// <remarks>Source: Holm (1979), "A simple sequentially rejective multiple test procedure".</remarks>
public static class Holm
{
    /// <summary>
    /// Adjusted p-values, in the order given: the i-th smallest of m is multiplied by m - i + 1, made monotone, and capped at 1. Rejecting
    /// where the adjusted value is at most alpha keeps the familywise error at most alpha under any dependence.
    /// </summary>
    /// <param name="pValues">Values in [0, 1]; at least one.</param>
    /// <exception cref="ArgumentException">Empty, or a value that is NaN or outside [0, 1].</exception>
    /// <remarks>Elsewhere: <c>statsmodels.stats.multitest.multipletests</c> with method holm; R's <c>p.adjust</c>.</remarks>
    /// <example>
    /// <code>
    /// Console.WriteLine(string.Join(", ", Holm.Adjust([0.01, 0.04, 0.03])));  // 0.03, 0.06, 0.06
    /// </code>
    /// </example>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var p = Require.Ordered(pValues, 1);
        var bad = Array.FindIndex(p, value => value is < 0 or > 1);
        if (bad >= 0) throw new ArgumentException($"Value {bad} is outside [0, 1].", nameof(pValues));
        var adjusted = new double[p.Length];
        var largest = 0.0;
        var rank = 0;
        foreach (var index in Enumerable.Range(0, p.Length).OrderBy(i => p[i]))
        {
            largest = Math.Max(largest, Math.Min(1, (p.Length - rank) * p[index]));
            adjusted[index] = largest;
            rank++;
        }
        return adjusted;
    }
}
