namespace Replication.Oracles.Statistics;

/// <summary>Outcome of a test of a null hypothesis.</summary>
/// <param name="Method">Name of the method, with how the p-value was computed (exact, Monte Carlo, approximation).</param>
/// <param name="Alternative">The alternative hypothesis.</param>
/// <param name="Statistic">Value of the test statistic; each method says which.</param>
/// <param name="P">The p-value, in [0, 1].</param>
/// <param name="FirstCount">Number of values in the first sample, or of pairs.</param>
/// <param name="SecondCount">Number of values in the second sample; for pairs the number of pairs; 0 for one-sample tests.</param>
public sealed record TestResult(string Method, Alternative Alternative, double Statistic, double P, int FirstCount, int SecondCount);
