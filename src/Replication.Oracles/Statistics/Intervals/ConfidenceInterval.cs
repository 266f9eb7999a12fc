namespace Replication.Oracles.Statistics;

/// <summary>An estimate with the interval that covers the true value with the stated probability.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Estimate">
/// Point estimate; within [<paramref name="Low"/>, <paramref name="High"/>] except for some bootstrap intervals.
/// </param>
/// <param name="Low">
/// Lower end. Negative infinity where the data do not bound it: no method gives an interval of width 0 to values that show no spread, as
/// those of a bounded statistic at its bound do. For a share, <see cref="Proportion.ClopperPearson"/> is exact there too; for P(X > Y),
/// <see cref="ProbabilityOfImprovement.Interval"/> keeps its width. The order statistics of <see cref="MedianInterval"/> may coincide:
/// their coverage is exact.
/// </param>
/// <param name="High">Upper end; positive infinity likewise.</param>
/// <param name="Confidence">Coverage, in (0, 1): the nominal one, or the exact one where the method documents that it is attained.</param>
/// <param name="FirstCount">Number of values in the (first) sample.</param>
/// <param name="SecondCount">Number of values in the second sample, 0 where there is one only.</param>
public record ConfidenceInterval(
    string Method, double Estimate, double Low, double High, double Confidence, int FirstCount, int SecondCount = 0)
{
    /// <summary>Whether the closed interval holds the value; false for NaN.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
