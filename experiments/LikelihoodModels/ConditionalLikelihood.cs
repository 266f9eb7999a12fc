using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearRegression;
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
        Seeds = LikelihoodModels.Seeds,
        Budget = Budget.Light,
        Deviation = "The lecture gives no data: 200 points with an intercept and two Gaussian coordinates are ours.",
        Arms = [Linear, HeavyTailed, Logistic, LeastSquares, Separable],
        Claims =
        [
            new("linear-regression-is-least-squares")
            {
                Statement = "The weights of greatest Gaussian conditional likelihood are those of least squares.",
                Published = "linear regression, slope",
                Formula = @"\arg\max_w \sum_i \log N(y_i; w^T x_i, \sigma^2) = \arg\min_w \sum_i (y_i - w^T x_i)^2",
                Criterion = FromLeastSquares.AtMost(1e-9), On = [Linear], Control = [HeavyTailed],
            },
            new("logistic-regression-reaches-the-maximum")
            {
                Statement = "Newton's steps end where the gradient of the logistic conditional likelihood is 0.",
                Published = "logistic regression, separating hyperplanes",
                Formula = @"p(y|x) = \frac{\exp F(y, x, w)}{\sum_{\hat y} \exp F(\hat y, x, w)}, \quad"
                    + @" \nabla_w \tfrac1n \sum_i \log p(y_i | x_i) = 0",
                Criterion = Gradient.AtMost(1e-10), On = [Logistic], Control = [LeastSquares],
            },
            new("separable-labels-have-no-maximum")
            {
                Statement = "Where a hyperplane parts the labels, no weights are the maximum: Newton's steps lengthen them without end.",
                Published = "logistic regression, separating hyperplanes",
                Formula = @"\exists w: y_i w^T x_i > 0 \;\forall i \;\Rightarrow\; \sup_w \sum_i \log p(y_i|x_i) = 0",
                Criterion = Growth.AtLeast(1.2), On = [Separable], Control = [Logistic],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Linear = new("linear", "Gaussian noise", run => Measure(run, Labels.Heavy, (y, f) => (y - f, 1)));
    internal static readonly Arm<Row> HeavyTailed = new(
        "student", "noise by Student's t with 3 degrees of freedom",
        run => Measure(run, Labels.Heavy, (y, f) => (4 * (y - f) / (3 + (y - f) * (y - f)), 4 / (3 + (y - f) * (y - f)))));
    internal static readonly Arm<Row> Logistic = new("logistic", "logistic, labels drawn", run => Measure(run, Labels.Drawn, Sigmoid));
    internal static readonly Arm<Row> LeastSquares = new(
        "labels-by-least-squares", "least squares on the labels", run => Measure(run, Labels.Drawn, (y, f) => (y - f, 1), Sigmoid));
    internal static readonly Arm<Row> Separable = new(
        "separable", "logistic, labels parted by a hyperplane", run => Measure(run, Labels.Parted, Sigmoid));

    static readonly Quantity<Row> FromLeastSquares = new("largest distance of a weight from least squares", row => row.FromLeastSquares);
    static readonly Quantity<Row> Gradient = new("largest partial derivative of the mean log-likelihood", row => row.Gradient);
    static readonly Quantity<Row> Growth = new("length of the weights after all steps over that after half of them", row => row.Growth);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var steps = measurements.Points(row => row.Steps);
        yield return new Figure("weights", "Logistic weights settle unless the labels are separable")
        {
            Paper = new PaperLocus("Lecture", "Section 2.1"),
            Caption = "Length of the weights over Newton's steps on the conditional likelihood of 200 labels. It settles where labels are "
                + "drawn, and grows where a hyperplane parts them. Each line is one seed.",
            AltText = "Length of the weights against steps. One group of lines is flat after a few steps. The other rises at every step.",
            Panels =
            [
                new Panel(new Axis("step", Axis.Dimensionless), new Axis("length of the weights", Axis.Dimensionless) { Log = true })
                {
                    Traces = [.. Of(Logistic, "labels drawn"), .. Of(Separable, "labels parted")],
                },
            ],
        };

        IEnumerable<Trace> Of(Arm<Row> arm, string name) =>
            steps.Of(arm).Where(step => step.Number, number => number > 0).LinePerSeed(name, step => step.Number, step => step.Length);
    }

    /// <summary>What is regressed: a line with heavy-tailed noise, labels drawn by a logistic law, or its more likely labels.</summary>
    internal enum Labels { Heavy, Drawn, Parted }

    const int Points = 200, Steps = 16;         // Newton's method doubles its digits at each step, once near
    static readonly Vector<double> Truth = Vector<double>.Build.Dense([0.5, 1.5, -1]);

    /// <summary>log p(y|F) of a label given F = w^T x: its slope in F, and what Newton divides by.</summary>
    static (double Slope, double Weight) Sigmoid(double y, double f)
    {
        var p = 1 / (1 + Math.Exp(-f));
        return (y - p, p * (1 - p));
    }

    static Row Measure(
        Run run, Labels labels, Func<double, double, (double Slope, double Weight)> fitted,
        Func<double, double, (double Slope, double Weight)>? judged = null)
    {
        var draws = new RandomStream("points", run.Seed);
        var x = Matrix<double>.Build.DenseOfRows(
            Enumerable.Range(0, Points).Select(_ => (double[])[1, draws.NextGaussian(), draws.NextGaussian()]));
        var y = (x * Truth).Map(f => labels switch
        {
            Labels.Heavy => f + draws.NextGaussian() / Math.Sqrt(draws.NextOpenDouble()),
            Labels.Drawn => draws.NextDouble() < 1 / (1 + Math.Exp(-f)) ? 1 : 0,
            _ => f > 0 ? 1.0 : 0,
        });
        var w = Vector<double>.Build.Dense(3);
        var steps = new List<Step> { new(0, 0) };
        for (var number = 1; number <= Steps; number++)
        {
            var weights = Matrix<double>.Build.DiagonalOfDiagonalVector(Of(fitted, one => one.Weight));
            w += (x.Transpose() * weights * x).Solve(x.Transpose() * Of(fitted, one => one.Slope));
            steps.Add(new(number, w.L2Norm()));
        }

        return new(
            (w - MultipleRegression.QR(x, y)).AbsoluteMaximum(),
            (x.Transpose() * Of(judged ?? fitted, one => one.Slope)).AbsoluteMaximum() / Points,
            steps[^1].Length / steps[Steps / 2].Length, steps);

        Vector<double> Of(Func<double, double, (double Slope, double Weight)> law, Func<(double Slope, double Weight), double> part) =>
            Vector<double>.Build.DenseOfEnumerable(y.Zip(x * w, (label, f) => part(law(label, f))));
    }

    /// <param name="FromLeastSquares">Largest distance of a weight from that of least squares by QR.</param>
    /// <param name="Gradient">Largest partial derivative of the mean conditional log-likelihood at the end.</param>
    /// <param name="Growth">Length of the weights after all steps over that after half of them.</param>
    /// <param name="Steps">The course of the fit.</param>
    internal sealed record Row(double FromLeastSquares, double Gradient, double Growth, IReadOnlyList<Step> Steps);

    /// <param name="Number">Steps taken.</param>
    /// <param name="Length">Length of the weights.</param>
    internal sealed record Step(int Number, double Length);
}
