using MathNet.Numerics.LinearAlgebra;

namespace Replication.Oracles.Quadrature;

/// <summary>
/// The n-point Gauss rule for expectations under the standard normal ("probabilists'" Gauss-Hermite): exact for polynomials of degree
/// 2n - 1. Nodes are the eigenvalues of the Jacobi matrix, weights the squared first components of its eigenvectors (Golub and Welsch,
/// 1969).
/// </summary>
public sealed class GaussHermite
{
    readonly double[] _nodes;
    readonly double[] _weights;

    /// <summary>Computes the rule.</summary>
    /// <param name="points">The number of nodes, 1 to 200 (beyond, the outer weights underflow and the eigenproblem only costs).</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many points.</exception>
    public GaussHermite(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 200);
        var jacobi = Matrix<double>.Build.Dense(points, points, (i, j) => Math.Abs(i - j) == 1 ? Math.Sqrt(Math.Max(i, j)) : 0);
        var eigen = jacobi.Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, points).OrderBy(k => eigen.EigenValues[k].Real).ToArray();
        _nodes = [.. order.Select(k => eigen.EigenValues[k].Real)];
        _weights = [.. order.Select(k => eigen.EigenVectors[0, k] * eigen.EigenVectors[0, k])];
    }

    /// <summary>The nodes in ascending order, in standard deviations.</summary>
    public ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>The weights; positive, summing to 1 up to rounding.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>
    /// E f(X) for X ~ N(mean, sd^2). There is no error estimate: use it for polynomials and for smooth functions whose convergence in n is
    /// checked. A NaN or infinity of f, mean or sd is passed on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">sd is negative or NaN.</exception>
    public double Expectation(Func<double, double> f, double mean = 0, double sd = 1)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (!(sd >= 0)) throw new ArgumentOutOfRangeException(nameof(sd), sd, "A standard deviation must not be negative.");
        double sum = 0;
        for (var i = 0; i < _nodes.Length; i++) sum += _weights[i] * f(mean + (sd * _nodes[i]));
        return sum;
    }
}
