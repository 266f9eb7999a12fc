using Replication.Evidence.Tables;

namespace Replication.Experiments;

/// <summary>What the divergences say of lines at distance theta. A column is empty where the arm does not measure it.</summary>
/// <param name="Theta">The place of the second line; the first stands at 0.</param>
/// <param name="Wasserstein">W1(P_0, P_theta).</param>
/// <param name="JensenShannon">JSD(P_0, P_theta), natural logarithm.</param>
/// <param name="KullbackLeibler">KL(P_0 || P_theta).</param>
/// <param name="ReverseKullbackLeibler">KL(P_theta || P_0).</param>
/// <param name="TotalVariation">sup_A |P_0(A) - P_theta(A)|.</param>
sealed record Distances(
    double Theta,
    double? Wasserstein = null,
    double? JensenShannon = null,
    [MayBeInfinite] double? KullbackLeibler = null,
    [MayBeInfinite] double? ReverseKullbackLeibler = null,
    double? TotalVariation = null);
