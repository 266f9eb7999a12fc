namespace Replication.Oracles.Statistics;

/// <summary>A bootstrap interval with what is needed to draw it again.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Estimate">The statistic of the data.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Confidence">Nominal coverage.</param>
/// <param name="FirstCount">Number of values in the (first) sample.</param>
/// <param name="SecondCount">Number of values in the second sample, 0 where there is one only.</param>
/// <param name="Resamples">Number of bootstrap samples.</param>
/// <param name="Stream">Name of the random stream.</param>
/// <param name="StreamSeed">Seed of the random stream.</param>
public sealed record BootstrapInterval(
    string Method, double Estimate, double Low, double High, double Confidence, int FirstCount, int SecondCount,
    int Resamples, string Stream, long StreamSeed)
    : ConfidenceInterval(Method, Estimate, Low, High, Confidence, FirstCount, SecondCount);
