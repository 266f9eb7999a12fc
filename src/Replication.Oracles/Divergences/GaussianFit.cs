using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>A Gaussian, and its divergence from the data it was fitted to.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Sd">The standard deviation.</param>
/// <param name="Divergence">D_f(data||N(mean, sd^2)), with the error of its quadrature.</param>
public sealed record GaussianFit(double Mean, double Sd, Integral Divergence)
{
    /// <summary>
    /// The Gaussian of smallest divergence from a density on the line: the exact numbers behind f-GAN's Table 3 (Nowozin et al. 2016,
    /// section 4.1) and the tutorial's Figure 14. Nelder and Mead's simplex over (mean, log sd) from every start, best kept; the parameters
    /// are good to about the square root of the quadrature's error, 1e-5 of the sd or better.
    /// </summary>
    /// <param name="divergence">What to minimise, with the data as first argument P.</param>
    /// <param name="data">The density to fit.</param>
    /// <param name="starts">(mean, sd) pairs, one near each candidate optimum: the objective may have several. Finite, sd positive.</param>
    /// <exception cref="ArgumentException">No starts, or a start outside its domain.</exception>
    /// <exception cref="QuadratureException">The divergence at the best fit is infinite or was not reached.</exception>
    /// <exception cref="MaximumIterationsException">The simplex did not settle.</exception>
    public static GaussianFit Minimise(FDivergence divergence, LineDensity data, params ReadOnlySpan<(double Mean, double Sd)> starts)
    {
        ArgumentNullException.ThrowIfNull(divergence);
        ArgumentNullException.ThrowIfNull(data);
        if (starts.IsEmpty) throw new ArgumentException("At least one start is needed.", nameof(starts));
        var tolerance = new Tolerance(1e-12, 1e-11);
        double Objective(Vector<double> at)
        {
            try
            {
                return divergence.Between(data, LineDensity.Gaussian(at[0], Math.Exp(at[1])), tolerance).Value;
            }
            catch (QuadratureException)
            {
                // A step so bold that the divergence overflows: as bad as can be, and the simplex turns back.
                return double.MaxValue;
            }
        }
        GaussianFit? best = null;
        foreach (var (mean, sd) in starts)
        {
            var found = NelderMeadSimplex.Minimum(
                ObjectiveFunction.Value(Objective), Vector<double>.Build.Dense([mean, Math.Log(sd)]),
                    Vector<double>.Build.Dense([0.1 * sd, 0.1]), 1e-13, 2000)
                .MinimizingPoint;
            var fit = new GaussianFit(found[0], Math.Exp(found[1]),
                divergence.Between(data, LineDensity.Gaussian(found[0], Math.Exp(found[1])), tolerance));
            if (best is null || fit.Divergence.Value < best.Divergence.Value) best = fit;
        }
        return best!;
    }
}
