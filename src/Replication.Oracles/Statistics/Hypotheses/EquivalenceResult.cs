namespace Replication.Oracles.Statistics;

/// <summary>Outcome of two one-sided tests of sameness within a margin.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Estimate">The estimated difference.</param>
/// <param name="Margin">The practical margin: the claim is -margin &lt; difference &lt; margin.</param>
/// <param name="PLower">p-value of the test that rejects "difference &lt;= -margin".</param>
/// <param name="PUpper">p-value of the test that rejects "difference >= margin".</param>
/// <param name="FirstCount">Number of values in the first sample, or of pairs.</param>
/// <param name="SecondCount">Number of values in the second sample; for pairs the number of pairs; 0 against a constant.</param>
public sealed record EquivalenceResult(
    string Method, double Estimate, double Margin, double PLower, double PUpper, int FirstCount, int SecondCount)
{
    /// <summary>
    /// p-value of equivalence, the larger of the two: sameness within the margin is shown at level alpha when this is at most alpha. By
    /// the intersection-union principle no correction for the two tests is due.
    /// </summary>
    public double P => Math.Max(PLower, PUpper);
}
