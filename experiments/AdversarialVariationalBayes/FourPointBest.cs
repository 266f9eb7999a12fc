using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// The best that a Gaussian encoder with any decoder does on the four points as far as starts of middling width find it: the paper's row. Narrower
/// starts find better (<see cref="FourPointLayouts"/>). Searched once in a process.
/// </summary>
static class FourPointBest
{
    static readonly Lazy<FourPointSolution> Solution = new(() => FourPointOptimum.Find(new RandomStream("starts of the four-point search", 0)));

    /// <summary>Its row of Table 1.</summary>
    public static FourPointTerms Terms => new(
        Solution.Value.LogLikelihood, Solution.Value.Elbo, Solution.Value.Reconstruction / FourPoints.Count, Solution.Value.AggregateKullbackLeibler);
}
