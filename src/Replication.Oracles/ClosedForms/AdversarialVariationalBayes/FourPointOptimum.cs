using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>
/// What a variational autoencoder with a factorised Gaussian encoder can do on the toy example of Mescheder et al. 2017, whatever its
/// networks: quasi-Newton ascent of the bound over the four posteriors, the decoder being optimal for each. The bound has many local
/// optima. The paper's VAE stands at the second best, two crossed pairs (<see cref="Find"/>, -1.69632); four parallel strips
/// (<see cref="Strips"/>) are better by 0.064. Nothing better was found from many starts of all widths, which is no proof.
/// </summary>
public static class FourPointOptimum
{
    /// <summary>
    /// Searches from drawn starts on a coarse grid, then polishes the best on a fine one. The starts are about half as wide as the prior:
    /// from them ascent ends in the crossed pairs at best, since the strips are narrower.
    /// </summary>
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

    /// <summary>The optimum in which ascent from an encoder settles.</summary>
    /// <param name="encoder">The four posteriors to start from.</param>
    /// <exception cref="ArgumentException">Not four.</exception>
    /// <exception cref="OptimizationException">The ascent did not settle.</exception>
    public static FourPointSolution From(IReadOnlyList<PlanarGaussian> encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        if (encoder.Count != FourPointGrid.Points) throw new ArgumentException("Expected four posteriors.", nameof(encoder));
        var start = Vector<double>.Build.DenseOfEnumerable(
            encoder.SelectMany(q => new[] { q.MeanX, q.MeanY, Math.Log(q.SdX), Math.Log(q.SdY) }));
        // Half of Find's step: for strips a sixth as wide as the prior that one would be wrong by 4e-6, this one is by less than 1e-9.
        var fine = new FourPointGrid(0.05, 8);
        return fine.Terms(Ascend(fine, start, 1e-9));
    }

    /// <summary>
    /// The best layout known: four parallel strips, each as the prior along one axis and narrow across it, two near the middle and two
    /// outside.
    /// </summary>
    /// <exception cref="OptimizationException">The ascent did not settle.</exception>
    public static FourPointSolution Strips() => From(
        [new(-1.3, 0, 0.35, 1), new(-0.35, 0, 0.17, 1), new(0.35, 0, 0.17, 1), new(1.3, 0, 0.35, 1)]);

    static Vector<double> Ascend(FourPointGrid grid, Vector<double> start, double gradientTolerance) =>
        new BfgsMinimizer(gradientTolerance, 1e-14, 1e-14, 2000)
            .FindMinimum(ObjectiveFunction.Gradient(grid.NegativeElbo), start).MinimizingPoint;

    // Means spread like the prior, standard deviations around a half: the posteriors must tile the prior.
    static Vector<double> Draw(RandomStream draws) => Vector<double>.Build.Dense(
        FourPointGrid.Points * FourPointGrid.PerPoint,
            i => i % FourPointGrid.PerPoint < 2 ? draws.NextGaussian() : -0.7 + (0.2 * draws.NextGaussian()));
}
