using Replication.Evidence.Tables;

namespace Replication.Experiments;

/// <summary>What is exactly so of two laws and of a discriminator between them.</summary>
/// <param name="Supports">The two laws.</param>
/// <param name="Distance">The least distance between their supports.</param>
/// <param name="Wasserstein">W1.</param>
/// <param name="JensenShannon">JSD, natural logarithm.</param>
/// <param name="KullbackLeibler">KL(P_r || P_g).</param>
/// <param name="ReverseKullbackLeibler">KL(P_g || P_r).</param>
/// <param name="Accuracy">Share of samples on the right side of 1/2, classes weighted equally.</param>
/// <param name="LargestGradient">Greatest |grad D*| on either support.</param>
sealed record ExactCase(
    string Supports,
    double Distance,
    double Wasserstein,
    double JensenShannon,
    [MayBeInfinite] double KullbackLeibler,
    [MayBeInfinite] double ReverseKullbackLeibler,
    double Accuracy,
    double LargestGradient);
