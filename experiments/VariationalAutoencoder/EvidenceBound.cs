using MathNet.Numerics.LinearAlgebra;
using Replication.Oracles.ClosedForms.VariationalAutoencoder;
using Replication.Oracles.Divergences;
using GaussHermite = Replication.Oracles.Quadrature.GaussHermite;

namespace Replication.Experiments;

/// <summary>
/// Equations 1 to 3 in a linear-Gaussian model, x = W z + b + N(0, 0.49 I) with two latents: log p(x) = KL(q || p(z|x)) + ELBO. The bound
/// is computed twice, by equation 2 in quadrature over q and by equation 3 in closed form.
/// </summary>
static class EvidenceBound
{
    public static Study<Row> Study => new(
        "bound", Paper.VariationalAutoencoder, "Equations 1 to 3", "log p(x) is the bound plus the KL of q from the posterior")
    {
        Arms = [Posterior, WrongCovariance, WrongMean],
        Claims =
        [
            new("log-p-is-kl-plus-elbo")
            {
                Statement = "The marginal log-likelihood is KL(q || posterior) plus the bound, for every q.",
                Published = "log p(x) = KL(q || p(z|x)) + ELBO",
                Formula = @"\log p(x) = \mathrm{KL}(q(z|x) \| p(z|x)) + \mathbb{E}_q[\log p(x, z) - \log q(z|x)]",
                Criterion = Guesses.Is(WithKl, LogEvidence, Rounding), On = [Posterior, WrongCovariance, WrongMean],
                Control = [WrongCovariance],
                ControlCriterion = Guesses.Is(
                    new("the bound by equation 2 plus KL(posterior || q)", guess => guess.OtherSum), LogEvidence, Rounding),
            },
            new("tight-at-the-posterior")
            {
                Statement = "The bound is log p(x) where q is the posterior. It is not with the posterior's mean and another covariance.",
                Published = "equal if q is the true posterior",
                Criterion = Guesses.Is(Joint, LogEvidence, Rounding), On = [Posterior], Control = [WrongCovariance],
            },
            new("both-forms-agree")
            {
                Statement = "The bound by equation 2 is the bound by equation 3, with the KL to the prior taken out of the expectation.",
                Published = "-KL(q || p(z)) + E_q log p(x|z)",
                Formula = @"\mathbb{E}_q[\log p(x, z) - \log q] = -\mathrm{KL}(q \| p(z)) + \mathbb{E}_q \log p(x|z)",
                Criterion = Guesses.Is(Joint, new("equation 3", (_, guess) => guess.Split), Rounding),
                On = [Posterior, WrongCovariance, WrongMean],
                Control = [WrongCovariance],
                ControlCriterion = Guesses.Is(     // the KL to the posterior in the place of the KL to the prior
                    Joint, new("equation 3 with KL(q || posterior)", (_, guess) => guess.WithOtherKl), Rounding),
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Posterior = With(
        "posterior", "q is the posterior", new Shape(Offset: 0, Spread: 1, Correlated: true));
    internal static readonly Arm<Row> WrongCovariance = With(
        "wrong-covariance", "q has the posterior's mean, scaled variances, and no correlation",
        [.. Spreads.Select(spread => new Shape(Offset: 0, spread, Correlated: false))]);
    internal static readonly Arm<Row> WrongMean = With(
        "wrong-mean", "q has the posterior's covariance and another mean", new Shape(0.5, 1, true), new Shape(2, 1, true));

    static readonly Sweep<Row, Guess> Guesses = new("q and observation", row => row.Guesses);
    static readonly Quantity<Guess> Joint = new("the bound by equation 2", guess => guess.Joint);
    static readonly Quantity<Guess> WithKl = new("the bound by equation 2 plus KL(q || posterior)", guess => guess.Sum);
    static readonly Expected<Guess> LogEvidence = new("log p(x)", (_, guess) => guess.LogEvidence);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-10, "closed forms and an exact rule in double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var guesses = measurements.Points(row => row.Guesses).Where(guess => guess.Observation, 0);
        yield return new Figure("bound", "What the bound lacks is KL(q || posterior)")
        {
            Paper = new PaperLocus("VAE", "Equations 1 to 3"),
            Caption = "The bound for a q with the posterior's mean and no correlation, over the spread of q in units of the posterior's. "
                + "It stays below log p(x). Adding KL(q || posterior) gives log p(x) at every spread, and KL(posterior || q) does not.",
            AltText = "Line chart over the spread of q from 0.25 to 3. The bound rises to just below the dashed line log p(x) near spread "
                + "1 and falls on both sides; bound plus KL lies on the dashed line; with the other KL the sum leaves it.",
            Panels =
            [
                new Panel(
                    new Axis("spread of q over the posterior's", Axis.Dimensionless) { Log = true }, new Axis("log-probability", "nats"))
                {
                    Traces =
                    [
                        guesses.Of(WrongCovariance).Line("bound", guess => guess.Spread, guess => guess.Joint),
                        guesses.Of(WrongCovariance).Dots("bound + KL(q || posterior)", guess => guess.Spread, guess => guess.Sum),
                        guesses.Of(WrongCovariance).Dots("bound + KL(posterior || q)", guess => guess.Spread, guess => guess.OtherSum),
                    ],
                    References = [new HorizontalLine("log p(x)", guesses.Level(guess => guess.LogEvidence))],
                },
            ],
        };
    }

    static double[] Spreads => [0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.5, 3];
    static readonly double[][] Observations = [[1.2, -0.4, 0.8], [0, 0, 0], [-3, 2, 1]];   // an ordinary one, the middle, an odd one
    static readonly GaussHermite Rule = new(4);        // exact up to degree 7; the integrands have degree 2

    const double Noise = 0.7;
    static readonly Matrix<double> Weights = Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0.8 }, { 0.4, 0.9 }, { 0.3, -0.2 } });
    static readonly Vector<double> Bias = Vector<double>.Build.Dense([0.1, -0.2, 0.3]);
    static readonly LinearGaussianModel Model = new(Weights, Bias, Noise);

    static Arm<Row> With(string name, string description, params Shape[] shapes) =>
        new(name, description, _ => Measure(shapes)) { Random = false };

    static Row Measure(Shape[] shapes) => new(
        [.. from observation in Enumerable.Range(0, Observations.Length) from shape in shapes select Examine(observation, shape)]);

    static Guess Examine(int observation, Shape shape)
    {
        var x = Vector<double>.Build.Dense(Observations[observation]);
        var posterior = Model.Posterior(x);
        var covariance = posterior.Covariance * shape.Spread * shape.Spread;
        var q = new MultivariateGaussian(
            posterior.Mean + shape.Offset,
            shape.Correlated ? covariance : Matrix<double>.Build.DenseOfDiagonalVector(covariance.Diagonal()));
        var (joint, split, divergence) = (ByQuadrature(x, q), Model.Elbo(x, q), q.KullbackLeibler(posterior));
        return new(
            observation, shape.Spread, Model.LogEvidence(x), joint, split,
            joint + divergence, joint + posterior.KullbackLeibler(q), split + q.KullbackLeibler(Model.Prior) - divergence);
    }

    /// <summary>Equation 2, E_q[log p(z) + log p(x|z) - log q(z)], by a product rule over z = m + L u, L L^T = Cov q.</summary>
    static double ByQuadrature(Vector<double> x, MultivariateGaussian q)
    {
        var root = q.Covariance.Cholesky().Factor;
        return Rule.Expectation(first => Rule.Expectation(second =>
        {
            var z = q.Mean + root * Vector<double>.Build.Dense([first, second]);
            return Model.Prior.LogDensity(z) + Likelihood(z).LogDensity(x) - q.LogDensity(z);
        }));
    }

    static MultivariateGaussian Likelihood(Vector<double> z) =>
        new(Weights * z + Bias, Matrix<double>.Build.DenseIdentity(Bias.Count) * Noise * Noise);

    /// <summary>How q departs from the posterior: in each mean, by a factor on both standard deviations, and in its correlation.</summary>
    internal sealed record Shape(double Offset, double Spread, bool Correlated);

    internal sealed record Row(IReadOnlyList<Guess> Guesses);

    /// <param name="Observation">Which x.</param>
    /// <param name="Spread">Standard deviations of q over the posterior's.</param>
    /// <param name="LogEvidence">log p(x).</param>
    /// <param name="Joint">The bound by equation 2, in quadrature.</param>
    /// <param name="Split">The bound by equation 3, in closed form.</param>
    /// <param name="Sum">Bound and KL(q || posterior).</param>
    /// <param name="OtherSum">Bound and KL(posterior || q).</param>
    /// <param name="WithOtherKl">Equation 3 with KL(q || posterior) in the place of KL(q || prior).</param>
    internal sealed record Guess(
        int Observation, double Spread, double LogEvidence, double Joint, double Split, double Sum, double OtherSum, double WithOtherKl);
}
