namespace Replication.Experiments;

/// <summary>A discriminator at one iteration of its training, on samples that it was not trained on.</summary>
/// <param name="Iteration">Steps taken.</param>
/// <param name="Cost">Its cross-entropy, -E log D(real) - E log(1 - D(fake)): 2 log 2 when it knows nothing.</param>
/// <param name="JensenShannon">The JSD that it certifies.</param>
/// <param name="Accuracy">Share of samples on the right side of 1/2, classes weighted equally.</param>
/// <param name="LargestGradient">Greatest |grad D| at a sample, in float64.</param>
/// <param name="SteepShare">Share of the samples where |grad D| exceeds 0.1.</param>
sealed record DiscriminatorStep(int Iteration, double Cost, double JensenShannon, double Accuracy, double LargestGradient, double SteepShare);
