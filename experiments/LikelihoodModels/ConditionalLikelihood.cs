using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearRegression;
using Replication.Core.Likelihood;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// The discriminative case: maximum likelihood of p(y|x). With Gaussian noise it is least squares. Logistic regression is the lecture's
/// equation 1 with two labels; its maximum exists unless a hyperplane parts the labels.
/// </summary>
static class ConditionalLikelihood
{
    public static Study<Row> Study => new(
        "conditional", Paper.Lecture, "Section 2.1, equation 1", "Regressions are fitted by conditional likelihood")
    {
        Seeds = LikelihoodModels.Seeds, Budget = Budget.Light,
        Deviation = "The lecture gives no data: 200 points with an intercept and two Gaussian coordinates are ours.",
        Arms = [Linear, HeavyTailed, Logistic, LeastSquares, Separable],
        Claims =
        [
            new("linear-regression-is-least-squares")
            {
                Statement = "The weights of greatest Gaussian conditional likelihood are those of least squares.",
                Published = "linear regression, slope",
                Formula = @"\arg\max_w \sum_i \log N(y_i; w^T x_i, \sigma^2) = \arg\min_w \sum_i (y_i - w^T x_i)^2",
                Criterion = FromLeastSquares.BoundedBy(0, Rounding), On = [Linear], Control = [HeavyTailed],
            },
            new("logistic-regression-reaches-the-maximum")
            {
                Statement = "Newton's steps end where the gradient of the logistic conditional likelihood is 0.",
                Published = "logistic regression, separating hyperplanes",
                Formula = @"p(y|x) = \frac{\exp F(y, x, w)}{\sum_{\hat y} \exp F(\hat y, x, w)}, \quad"
                    + @" \nabla_w \tfrac1n \sum_i \log p(y_i | x_i) = 0",
                Criterion = Gradient.BoundedBy(0, Rounding), On = [Logistic], Control = [LeastSquares],
            },
            new("separable-labels-have-no-maximum")
            {
                Statement = "Where a hyperplane parts the labels, no weights are the maximum: Newton's steps lengthen them without end.",
                Published = "logistic regression, separating hyperplanes",
                Formula = @"\exists w: y_i w^T x_i > 0 \;\forall i \;\Rightarrow\; \sup_w \sum_i \log p(y_i|x_i) = 0",
                Criterion = Growth.AtLeast(1.2), On = [Separable], Control = [Logistic],
            },
        ],
        Figures = _ => [],      // three numbers a run
    };

    internal static readonly Arm<Row> Linear = new("linear", "Gaussian noise", run => Measure(run, Heavy, ConditionalFit.Gaussian));
    internal static readonly Arm<Row> HeavyTailed = new(
        "student", "noise by Student's t with 3 degrees of freedom", run => Measure(run, Heavy, ConditionalFit.Student(3)));
    internal static readonly Arm<Row> Logistic = new(
        "logistic", "logistic, labels drawn", run => Measure(run, Drawn, ConditionalFit.Logistic));
    internal static readonly Arm<Row> LeastSquares = new(
        "labels-by-least-squares", "least squares on the labels", run => Measure(run, Drawn, ConditionalFit.Gaussian));
    internal static readonly Arm<Row> Separable = new(
        "separable", "logistic, labels parted by a hyperplane", run => Measure(run, Parted, ConditionalFit.Logistic));

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "linear systems of three unknowns in double precision");
    static readonly Quantity<Row> FromLeastSquares = new("largest distance of a weight from least squares", row => row.FromLeastSquares);
    static readonly Quantity<Row> Gradient = new("largest partial derivative of the logistic log-likelihood", row => row.Gradient);
    static readonly Quantity<Row> Growth = new("length of the weights after all steps over that after half of them", row => row.Growth);

    static double Heavy(double f, RandomStream draws) => f + draws.NextGaussian() / Math.Sqrt(draws.NextOpenDouble());
    static double Drawn(double f, RandomStream draws) => draws.NextDouble() < SpecialFunctions.Logistic(f) ? 1 : 0;
    static double Parted(double f, RandomStream draws) => f > 0 ? 1 : 0;

    const int Points = 200, Steps = 12;         // Newton's method doubles its digits at each step, once near
    static readonly Vector<double> Truth = Vector<double>.Build.Dense([0.5, 1.5, -1]);

    static Row Measure(Run run, Func<double, RandomStream, double> label, LabelLikelihood law)
    {
        var draws = new RandomStream("points", run.Seed);
        var x = Matrix<double>.Build.Dense(Points, Truth.Count, (_, column) => column == 0 ? 1 : draws.NextGaussian());
        var y = (x * Truth).Map(f => label(f, draws));
        List<Vector<double>> path = [Vector<double>.Build.Dense(Truth.Count)];
        while (path.Count <= Steps) path.Add(ConditionalFit.Step(law, x, y, path[^1]));
        return new(
            (path[^1] - MultipleRegression.QR(x, y)).AbsoluteMaximum(),
            ConditionalFit.Gradient(ConditionalFit.Logistic, x, y, path[^1]).AbsoluteMaximum(),
            path[^1].L2Norm() / path[Steps / 2].L2Norm());
    }

    /// <param name="FromLeastSquares">Largest distance of a weight from that of least squares by QR.</param>
    /// <param name="Gradient">Largest partial derivative of the mean logistic log-likelihood at the end.</param>
    /// <param name="Growth">Length of the weights after all steps over that after half of them.</param>
    internal sealed record Row(double FromLeastSquares, double Gradient, double Growth);
}
