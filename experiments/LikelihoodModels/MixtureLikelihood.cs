using MathNet.Numerics.LinearAlgebra;
using Replication.Core.Likelihood;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// A mixture of three Gaussians in the plane, fitted by EM. The E-step lifts a bound to the likelihood, the M-step raises the bound. The
/// likelihood of each model on the way is computed apart, from multivariate Gaussian densities.
/// </summary>
static class MixtureLikelihood
{
    public static Study<Row> Study => new(
        "mixture", Paper.Lecture, "Section 2.1, Gaussian mixture", "EM of a mixture never lowers the likelihood")
    {
        Seeds = LikelihoodModels.Seeds, Budget = Budget.Light,
        Deviation = "The lecture gives no data: three Gaussians in the plane, 300 draws, are ours.",
        Arms = [Em, WithoutWeights, Squared],
        Claims =
        [
            new("em-never-lowers-the-likelihood")
            {
                Statement = "No step of EM lowers the likelihood.",
                Published = "alternating optimization (expectation maximization)",
                Formula = @"\sum_i \log p_{\theta_{t+1}}(x_i) \ge \sum_i \log p_{\theta_t}(x_i)",
                Criterion = LargestFall.BoundedBy(0, Rounding), On = [Em], Control = [WithoutWeights],
            },
            new("e-step-lifts-the-bound-to-the-likelihood")
            {
                Statement = "After the E-step the bound is the likelihood.",
                Published = "alternating optimization (expectation maximization)",
                Formula = @"\mathbb{E}_q \log p_\theta(x, k) + H(q) = \log p_\theta(x) - \mathrm{KL}(q \| p_\theta(k|x))",
                Criterion = States.Is(Bound, LogLikelihood, Tolerance.Absolute(1e-10, "two sums over 300 points in double precision")),
                On = [Em], Control = [Squared],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Em = new("em", "EM", run => Measure(run, (_, joint) => joint));
    internal static readonly Arm<Row> WithoutWeights = new(
        "no-weights", "from the middle on an E-step that forgets the weights", run => Measure(run, (model, joint) =>
            [.. joint.Zip(model.Weights, (log, weight) => log - Math.Log(weight))]));
    internal static readonly Arm<Row> Squared = new(
        "squared", "from the middle on an E-step with the squares of the posteriors", run => Measure(run, (_, joint) =>
            [.. joint.Select(log => 2 * log)]));

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "a mean of 300 logarithms in double precision");

    static readonly Quantity<Row> LargestFall = new("largest fall of the mean log-likelihood in a step", row => row.LargestFall);
    static readonly Sweep<Row, State> States = new("steps", row => row.States);
    static readonly Quantity<State> Bound = new("bound after the E-step", state => state.Bound);
    static readonly Quantity<State> LogLikelihood = new("mean log-likelihood", state => state.LogLikelihood);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var states = measurements.Points(row => row.States);
        yield return new Figure("steps", "EM raises the likelihood, and wrong E-steps lower it")
        {
            Paper = new PaperLocus("Lecture", "Section 2.1"),
            Caption = "Mean log-likelihood of 300 points under a mixture of three Gaussians, from step 2 on. All arms take right steps of "
                + "EM up to step 30. There two of them change to a wrong E-step, and most lines fall. Each line is one seed.",
            AltText = "Three panels of mean log-likelihood against steps 2 to 60. With EM no line falls. In the other two most lines bend "
                + "down at step 30.",
            PanelsPerRow = 3, ShareX = true, ShareY = true,
            Panels = [Of("EM", Em), Of("without weights", WithoutWeights), Of("squared posteriors", Squared)],
        };

        Panel Of(string title, Arm<Row> arm) => LikelihoodModels.Climb(
            title, states.Of(arm), state => state.Step, state => state.LogLikelihood, new Axis("mean log-likelihood", "nats"));
    }

    const int Points = 300, Components = 3;
    const double Floor = 0.01;          // of a variance; those of the data are 0.25 and 1
    static readonly IndependentMixture Truth = new(
        [0.6, 0.3, 0.1],                                    // unequal: else nothing is forgotten with them
        [[0, 0], [2.5, 1], [1, 3]], [[1, 1], [0.25, 1], [1, 0.25]]);    // near enough to overlap

    /// <summary>Draws of the three Gaussians.</summary>
    internal static double[][] Data(long seed) => Truth.Sample(Points, new RandomStream("points", seed));

    static Row Measure(Run run, Func<IndependentMixture, double[], double[]> logs)
    {
        var data = Data(run.Seed);
        var model = IndependentMixture.At(data, Components, new RandomStream("start", run.Seed));
        var states = new List<State>();
        var last = run.Steps(smoke: 6, standard: 60);
        for (var step = 0; step <= last; step++)
        {
            double[][] shares = step < last / 2
                ? model.Posterior(data)
                : [.. data.Select(x => IndependentMixture.Shares(logs(model, model.LogJoint(x))))];
            var law = model.Law;
            states.Add(new(step, data.Average(x => law.LogDensity(Vector<double>.Build.Dense(x))), model.Bound(data, shares)));
            model = IndependentMixture.Maximised(data, shares, Floor);
        }

        return new(states.Zip(states.Skip(1), (state, next) => state.LogLikelihood - next.LogLikelihood).Max(), states);
    }

    /// <param name="LargestFall">By how much the mean log-likelihood fell in the worst step; negative where it rose in every step.</param>
    /// <param name="States">The course of the fit.</param>
    internal sealed record Row(double LargestFall, IReadOnlyList<State> States);

    /// <param name="Step">Steps taken.</param>
    /// <param name="LogLikelihood">Mean log-likelihood of the points, by the densities.</param>
    /// <param name="Bound">The bound that the shares of the E-step give for the same model.</param>
    internal sealed record State(int Step, double LogLikelihood, double Bound);
}
