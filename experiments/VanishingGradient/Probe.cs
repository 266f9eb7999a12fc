namespace Replication.Experiments;

/// <summary>What a discriminator would do to the generator at one iteration of its training.</summary>
/// <param name="Iteration">Discriminator steps taken.</param>
/// <param name="Minimax">|grad of E log(1 - D(g(z)))| over the generator's parameters, in float64.</param>
/// <param name="NonSaturating">|grad of -E log D(g(z))|, in float64.</param>
/// <param name="MinimaxFloat32">The first again, in float32 as trained.</param>
/// <param name="Loss">The discriminator's cross-entropy on fresh samples.</param>
/// <param name="Accuracy">Share of fresh samples on the right side of 1/2, classes weighted equally.</param>
sealed record Probe(int Iteration, double Minimax, double NonSaturating, double MinimaxFloat32, double Loss, double Accuracy);
