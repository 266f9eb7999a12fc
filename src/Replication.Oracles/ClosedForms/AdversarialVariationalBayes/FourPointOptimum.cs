using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>
/// The best that a variational autoencoder with a factorised Gaussian encoder can do on the toy example of Mescheder et al. 2017, whatever
/// its networks: quasi-Newton ascent of the bound over the four posteriors, the decoder being optimal for each. A numerical global optimum
/// over many starts, not a proof.
/// </summary>
public static class FourPointOptimum
{
    /// <summary>Searches from drawn starts on a coarse grid, then polishes the best on a fine one.</summary>
    /// <param name="draws">Where the starts come from; the same stream gives the same bits.</param>
    /// <param name="starts">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No starts.</exception>
    /// <exception cref="OptimizationException">No start settled.</exception>
    public static FourPointSolution Find(RandomStream draws, int starts = 12)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        FourPointGrid coarse = new(0.25, 7), fine = new(0.1, 9);
        var found = Enumerable.Range(0, starts)
            .Select(_ => Ascend(coarse, Draw(draws), 1e-6)).MinBy(at => coarse.NegativeElbo(at).Value)!;
        return fine.Terms(Ascend(fine, found, 1e-9));
    }

    static Vector<double> Ascend(FourPointGrid grid, Vector<double> start, double gradientTolerance) =>
        new BfgsMinimizer(gradientTolerance, 1e-14, 1e-14, 2000)
            .FindMinimum(ObjectiveFunction.Gradient(grid.NegativeElbo), start).MinimizingPoint;

    // Means spread like the prior, standard deviations around a half: the posteriors must tile the prior.
    static Vector<double> Draw(RandomStream draws) => Vector<double>.Build.Dense(
        FourPointGrid.Points * FourPointGrid.PerPoint,
            i => i % FourPointGrid.PerPoint < 2 ? draws.NextGaussian() : -0.7 + (0.2 * draws.NextGaussian()));
}
