using MathNet.Numerics.LinearAlgebra;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>
/// Two Gaussians on the nodes of a Gauss-Hermite product rule. Nodes of the second are images of those of the first under the optimal
/// map x -> m2 + A (x - m1), which is the gradient of a convex function, so this is an optimal discrete coupling; and the rule integrates
/// squares exactly, so its cost is the closed form, without discretisation error.
/// </summary>
public class DiscretisedGaussianTests
{
    [Fact]
    public void General_solver_finds_the_Bures_distance() => Property.HoldsForSeeds(8, random =>
    {
        const int nodes = 14;
        (double[] z, double[] w) = GaussHermite(nodes);
        Matrix<double> root = RandomPositive(random), map = RandomPositive(random);
        double[] mean1 = Clouds.Normals(random, 2), mean2 = Clouds.Normals(random, 2);
        var x = new double[2 * nodes * nodes];
        var y = new double[x.Length];
        var weights = new double[nodes * nodes];
        for (int k = 0; k < weights.Length; k++)
        {
            weights[k] = w[k / nodes] * w[k % nodes];
            Vector<double> centred = root * Vector<double>.Build.Dense([z[k / nodes], z[k % nodes]]), image = map * centred;
            for (int d = 0; d < 2; d++) (x[2 * k + d], y[2 * k + d]) = (mean1[d] + centred[d], mean2[d] + image[d]);
        }
        double[,] covariance1 = (root * root).ToArray(), covariance2 = (map * root * root * map).ToArray();
        double closed = GaussianTransport.Wasserstein2(mean1, covariance1, mean2, covariance2);
        // Order is no help to the solver: targets are reversed.
        double[] reversed = Enumerable.Range(0, weights.Length).Reverse().SelectMany(k => new[] { y[2 * k], y[2 * k + 1] }).ToArray();
        double discrete =
            ExactTransport.Solve(new(x, 2, weights), new(reversed, 2, weights.Reverse().ToArray()), GroundCost.SquaredEuclidean).Value;
        Assert.Equal(closed * closed, discrete, 1e-11 * Math.Max(1, discrete));
    });

    static Matrix<double> RandomPositive(Random random)
    {
        Matrix<double> factor = Matrix<double>.Build.Dense(2, 2, Clouds.Normals(random, 4));
        return factor * factor.Transpose() + 0.2 * Matrix<double>.Build.DenseIdentity(2);
    }

    // Golub and Welsch (1969): eigenvalues of the Jacobi matrix of the probabilists' Hermite polynomials.
    static (double[] Nodes, double[] Weights) GaussHermite(int count)
    {
        Matrix<double> jacobi = Matrix<double>.Build.Dense(count, count, (i, j) => Math.Abs(i - j) == 1 ? Math.Sqrt(Math.Max(i, j)) : 0);
        var evd = jacobi.Evd(Symmetricity.Symmetric);
        double[] weights = Enumerable.Range(0, count).Select(k => evd.EigenVectors[0, k] * evd.EigenVectors[0, k]).ToArray();
        return (evd.EigenValues.Select(value => value.Real).ToArray(), weights);
    }
}
