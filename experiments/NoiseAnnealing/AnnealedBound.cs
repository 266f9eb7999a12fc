using Replication.Core.Training;
using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Divergences;

namespace Replication.Experiments;

/// <summary>
/// Theorem 3.3 on the line: P_r a point, P_g a point at distance theta, Gaussian noise truncated at three standard deviations (the paper's
/// footnote 6), so that a ball holds it.
/// </summary>
/// <param name="Theta">The distance, which is W1(P_r, P_g).</param>
/// <param name="Deviation">sd of the noise before truncation.</param>
/// <param name="JensenShannon">JSD of the noisy laws.</param>
/// <param name="NoiseTerm">2 V^(1/2).</param>
/// <param name="Bound">2 V^(1/2) + 2 C JSD^(1/2), C the diameter.</param>
/// <param name="RadiusBound">The same with the radius in the place of the diameter.</param>
/// <param name="Gradient">|d/dtheta 2 JSD| of the noisy laws before truncation: what is left to descend.</param>
sealed record AnnealedBound(
    double Theta, double Deviation, double JensenShannon, double NoiseTerm, double Bound, double RadiusBound, double Gradient)
{
    const int Stages = 21;

    /// <summary>The bound while the noise is annealed from 1 to 0.01.</summary>
    public static IReadOnlyList<AnnealedBound> Schedule() =>
    [
        .. from theta in new[] { 0.1, 1, 2 }
           from stage in Enumerable.Range(1, Stages)
           select At(theta, NoiseSchedule.Geometric(1, 0.01, stage, Stages)),
    ];

    static AnnealedBound At(double theta, double deviation)
    {
        var variance = AnnealingBound.TruncatedVariance(deviation);
        var divergence = AnnealingBound.JensenShannonOfPoints(theta, deviation).Value;
        var diameter = AnnealingBound.Diameter(theta, deviation);
        return new(
            theta,
            deviation,
            divergence,
            2 * Math.Sqrt(variance),
            AnnealingBound.Of(variance, diameter, divergence),
            AnnealingBound.Of(variance, diameter / 2, divergence),
            2 * ShiftedGaussians.JensenShannonDerivative(theta / deviation).Value / deviation);
    }
}
