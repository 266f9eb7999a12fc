using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Replication.Core.Likelihood;

/// <summary>log p(y|F) of one label as a function of F: its slope, and minus its curvature or a positive bound on that.</summary>
/// <param name="label">y.</param>
/// <param name="f">F = w^T x.</param>
public delegate (double Slope, double Weight) LabelLikelihood(double label, double f);

/// <summary>
/// Maximum likelihood of p(y|w^T x) over the weights w, by Newton's steps: linear and logistic regression, and any other law of a label.
/// </summary>
public static class ConditionalFit
{
    /// <summary>Gaussian noise of variance 1: least squares.</summary>
    public static LabelLikelihood Gaussian { get; } = (label, f) => (label - f, 1);

    /// <summary>Labels 0 and 1 with log-odds F: logistic regression.</summary>
    public static LabelLikelihood Logistic { get; } = (label, f) =>
        (label - SpecialFunctions.Logistic(f), SpecialFunctions.Logistic(f) * SpecialFunctions.Logistic(-f));

    /// <summary>
    /// Noise by Student's t with scale 1. The weights are those of expectation maximisation (Lange, Little and Taylor 1989), as the
    /// logarithm of the density is not concave.
    /// </summary>
    /// <param name="degrees">Degrees of freedom, positive.</param>
    public static LabelLikelihood Student(double degrees) => (label, f) =>
    {
        var weight = (degrees + 1) / (degrees + (label - f) * (label - f));
        return (weight * (label - f), weight);
    };

    /// <summary>The gradient of the mean log-likelihood.</summary>
    /// <param name="law">The law of a label.</param>
    /// <param name="x">A row for each label.</param>
    /// <param name="labels">y.</param>
    /// <param name="weights">w.</param>
    public static Vector<double> Gradient(LabelLikelihood law, Matrix<double> x, Vector<double> labels, Vector<double> weights) =>
        x.TransposeThisAndMultiply(labels.Map2((label, f) => law(label, f).Slope, x * weights)) / labels.Count;

    /// <summary>Weights after a step from others; of Gaussian noise the maximum, from anywhere.</summary>
    /// <param name="law">The law of a label.</param>
    /// <param name="x">A row for each label; their columns are independent.</param>
    /// <param name="labels">y.</param>
    /// <param name="weights">w.</param>
    public static Vector<double> Step(LabelLikelihood law, Matrix<double> x, Vector<double> labels, Vector<double> weights)
    {
        var curvatures = labels.Map2((label, f) => law(label, f).Weight / labels.Count, x * weights);
        return weights + x.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(curvatures) * x)
            .Solve(Gradient(law, x, labels, weights));
    }
}
