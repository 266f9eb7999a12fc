using Replication.Oracles.ClosedForms.VariationalAutoencoder;

namespace Replication.Experiments;

/// <summary>
/// Section 2.2 in the smallest case, d/dmu E z^2 = 2 mu for z ~ N(mu, 1): the score-function estimator z^2 (z - mu) against the
/// reparameterised one, 2 (mu + e). The variances of both are known in closed form.
/// </summary>
static class ScoreFunction
{
    public static Study<Row> Study => new(
        "score-function", Paper.VariationalAutoencoder, "Section 2.2", "The score function's gradient has a very high variance")
    {
        Seeds = VariationalAutoencoder.Seeds,
        Budget = Budget.Light,
        Arms = [Score, Reparameterised, FlippedSign, WithBaseline],
        Claims =
        [
            new("both-are-unbiased")
            {
                Statement = "The score-function estimator and the reparameterised one both have the gradient as their mean.",
                Published = "unbiased",
                Formula = @"\mathbb{E}[z^2 (z - \mu)] = \mathbb{E}[2 (\mu + \epsilon)] = 2 \mu",
                Criterion = Everywhere.BoundedBy(Off, 5, Tolerance.Exact("five standard errors hold all means but two in a million")),
                On = [Score, Reparameterised], Control = [FlippedSign],
            },
            new("variances-are-known")
            {
                Statement = "One draw's variance is mu^4 + 14 mu^2 + 15 by the score function and 4 by reparameterisation.",
                Published = "very high variance",
                Formula = @"\mathrm{Var}[z^2 (z - \mu)] = \mu^4 + 14 \mu^2 + 15,\quad \mathrm{Var}[2 (\mu + \epsilon)] = 4",
                Criterion = Everywhere.Is(
                    new("variance of one draw", at => at.Variance), new("the closed form", (_, at) => at.ExactVariance), SamplingError),
                On = [Score, Reparameterised], Control = [WithBaseline],
            },
            new("score-varies-more")
            {
                Statement = "At mu = 3 the score function needs at least 50 times the draws of the reparameterised estimator.",
                Published = "very high variance",
                Criterion = LastVariance.ExceedsByFactor(50), On = [Score, Reparameterised], Control = [WithBaseline, Reparameterised],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Score = new(
        "score", "score function, z^2 (z - mu)", run => Measure(run, (z, mu) => z.square() * (z - mu), GradientEstimators.ScoreFunction));
    internal static readonly Arm<Row> Reparameterised = new(
        "reparameterised", "reparameterised, 2 z", run => Measure(run, (z, _) => z * 2, GradientEstimators.Reparameterised));
    internal static readonly Arm<Row> FlippedSign = new(
        "flipped-sign", "score function with the sign of the score flipped",
        run => Measure(run, (z, mu) => z.square() * (mu - z), GradientEstimators.ScoreFunction));
    internal static readonly Arm<Row> WithBaseline = new(
        "baseline", "score function with E z^2 subtracted from z^2",
        run => Measure(run, (z, mu) => (z.square() - (mu * mu + 1)) * (z - mu), GradientEstimators.ScoreFunction));

    static readonly Sweep<Row, Place> Everywhere = new("mu", row => row.Places);
    static readonly Quantity<Place> Off = new(
        "distance of the mean from 2 mu, in standard errors", at => Math.Abs(at.Mean - at.ExactMean) / Math.Sqrt(at.Variance / Count));
    static readonly Quantity<Row> LastVariance = new("variance of one draw at mu = 3", row => row.Places[^1].Variance);
    static readonly Tolerance SamplingError = Tolerance.Relative(0.1, "a sample variance of 200,000 sixth powers errs by 2 %");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var places = measurements.Points(row => row.Places);
        yield return new Figure("variances", "The variance of one draw's gradient")
        {
            Paper = new PaperLocus("VAE", "Section 2.2"),
            Caption = "Variance of one draw of two unbiased estimators of d/dμ E z², in closed form (lines) and of 200,000 draws (dots, "
                + "one for each seed). A baseline lowers the score function's, which stays above that of reparameterisation.",
            AltText = "Chart with a logarithmic vertical axis over mu from 0 to 3. The score function's variance rises from 15 to 222, "
                + "with a baseline from 10 to 82; the reparameterised one is 4 throughout. Dots lie on the lines.",
            Panels =
            [
                new Panel(new Axis("μ", Axis.Dimensionless), new Axis("variance of one draw", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        places.Of(Score).OfReplicate(0).Line("score function, exact", at => at.Mu, at => at.ExactVariance),
                        places.Of(Reparameterised).OfReplicate(0).Line("reparameterised, exact", at => at.Mu, at => at.ExactVariance),
                        places.Of(Score).Dots("score function", at => at.Mu, at => at.Variance),
                        places.Of(WithBaseline).Dots("score function with baseline", at => at.Mu, at => at.Variance),
                        places.Of(Reparameterised).Dots("reparameterised", at => at.Mu, at => at.Variance),
                    ],
                },
            ],
        };
    }

    const int Count = 200_000;          // draws at each mu, at smoke scale too: they take milliseconds
    static readonly double[] Mus = [0, 0.5, 1, 1.5, 2, 2.5, 3];

    static Row Measure(Run run, Func<Tensor, double, Tensor> estimator, Func<double, EstimatorMoments> exact) => new([.. Mus.Select(mu =>
    {
        using var scope = NewDisposeScope();
        using var stream = new Draws(run.Seed, CPU).Stream(string.Create(CultureInfo.InvariantCulture, $"mu {mu:R}"));
        var drawn = estimator(randn(Count, dtype: float64, generator: stream) + mu, mu);
        var (mean, moments) = (drawn.mean(), exact(mu));
        return new Place(mu, mean.ToDouble(), (drawn - mean).square().mean().ToDouble(), moments.Mean, moments.Variance);
    })]);

    internal sealed record Row(IReadOnlyList<Place> Places);

    /// <param name="Mu">The parameter.</param>
    /// <param name="Mean">Mean of the draws.</param>
    /// <param name="Variance">Their variance.</param>
    /// <param name="ExactMean">2 mu.</param>
    /// <param name="ExactVariance">The variance in closed form; without a baseline, of the score function.</param>
    internal sealed record Place(double Mu, double Mean, double Variance, double ExactMean, double ExactVariance);
}
