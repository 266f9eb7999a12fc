using Replication.Oracles.ClosedForms.VariationalAutoencoder;
using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>
/// Appendix D: 1 / p(x) is estimated by the mean of q(z) / (p(z) p(x|z)) over draws of the posterior, q a density fitted to other draws of
/// it. The model is z ~ N(0, 1), x ~ N(z, 1) at x = 1, so that the posterior is N(1/2, 1/2) and p(x) = N(1; 0, 2).
/// </summary>
static class MarginalLikelihood
{
    public static Study<Row> Study => new(
        "appendix-d", Paper.VariationalAutoencoder, "Appendix D", "The marginal-likelihood estimator needs a q with light tails")
    {
        Deviation = "Posterior draws are exact, where the paper's are of Hybrid Monte Carlo.",
        Seeds = VariationalAutoencoder.Seeds,
        Budget = Budget.Light,
        Arms = [Fitted, Light, Heavy],
        Claims =
        [
            new("estimate-is-log-p")
            {
                Statement = "With q fitted to posterior draws, the estimate of log p(x) is right to 0.01 nats.",
                Published = "p(x) of low-dimensional models",
                Formula = @"\frac{1}{p(x)} \approx \frac1L \sum_{l=1}^L \frac{q(z^{(l)})}{p(z^{(l)}) p(x|z^{(l)})},"
                    + @"\quad z^{(l)} \sim p(z|x)",
                Criterion = Everywhere.Is(
                    LogEstimate, new("log p(x)", (_, one) => one.LogEvidence),
                    Tolerance.Absolute(0.01, "six standard errors of 10,000 draws with a q that is a tenth too wide")),
                On = [Fitted], Control = [Heavy],
            },
            new("variance-of-a-term")
            {
                Locus = "Appendix D, our control",
                Statement = "A term's relative variance is v / (t sqrt(2 v - t^2)) - 1. The posterior's variance is v, and q's is t^2.",
                Published = "not in the paper",
                Formula = @"\frac{v}{t \sqrt{2 v - t^2}} - 1,\quad t^2 < 2 v",
                Criterion = Everywhere.Is(RelativeVariance, new("the closed form", (_, one) => one.ExactVariance), SamplingError),
                On = [Light], Control = [Light],
                ControlCriterion = Everywhere.Is(
                    RelativeVariance, new("the closed form with q and posterior exchanged", (_, one) => one.ExchangedVariance),
                    SamplingError),
            },
            new("heavy-q-has-infinite-variance")
            {
                Locus = "Appendix D, our control",
                Statement = "Where q has more than twice the posterior's variance, the terms have a tail index below 2. Their variance is "
                    + "infinite.",
                Published = "not in the paper",
                Criterion = LargestTailIndex.AtMost(2), On = [Heavy], Control = [Light],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Fitted = new(
        "fitted", "q has mean and variance of 1000 other posterior draws", run => new(Estimate.WithFittedQ(run)));
    internal static readonly Arm<Row> Light = new(
        "light", "q has at most 1.21 times the posterior's variance", run => new(Estimate.With(run, 0.75, 0.9, 1.05, 1.1)));
    internal static readonly Arm<Row> Heavy = new(
        "heavy", "q has four and nine times the posterior's variance", run => new(Estimate.With(run, 2, 3)));

    static readonly Sweep<Row, Estimate> Everywhere = new("spread of q", row => row.Estimates);
    static readonly Quantity<Estimate> LogEstimate = new("the estimate of log p(x)", one => one.LogEstimate);
    static readonly Quantity<Estimate> RelativeVariance = new("relative variance of a term", one => one.RelativeVariance);
    static readonly Tolerance SamplingError = Tolerance.Absolute(0.02, "six standard errors of 10,000 draws with the widest q");
    static readonly Quantity<Row> LargestTailIndex = new(
        "upper end of the 95 % interval of the terms' tail index (Hill), the largest over q",
        row => row.Estimates.Max(one => one.TailIndexHigh));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var estimates = measurements.Points(row => row.Estimates);
        yield return new Figure("appendix-d", "The estimate of log p(x) fails for a q with heavy tails")
        {
            Paper = new PaperLocus("VAE", "Appendix D"),
            Caption = "Left: the estimate of log p(x) from 10,000 posterior draws, over the spread of q in units of the posterior's; one "
                + "dot for each seed. Right: the relative variance of a term, with its closed form. Beyond spread √2 the variance is "
                + "infinite, and estimates scatter.",
            AltText = "Two panels over the spread of q. Left, dots lie on the dashed line log p(x) up to spread 1.1, and scatter away from "
                + "it at 2 and 3. Right, dots follow the closed form, which is 0 at spread 1.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(new Axis("spread of q over the posterior's", Axis.Dimensionless), new Axis("log p(x)", "nats"))
                {
                    Title = "estimate",
                    Traces =
                    [
                        estimates.Of(Fitted).Dots("fitted q", one => one.Spread, one => one.LogEstimate),
                        estimates.Of(Light).Dots("light q", one => one.Spread, one => one.LogEstimate),
                        estimates.Of(Heavy).Dots("heavy q", one => one.Spread, one => one.LogEstimate),
                    ],
                    References = [new HorizontalLine("log p(x)", estimates.Level(one => one.LogEvidence))],
                },
                new Panel(
                    new Axis("spread of q over the posterior's", Axis.Dimensionless), new Axis("relative variance", Axis.Dimensionless))
                {
                    Title = "variance of a term",
                    Traces =
                    [
                        estimates.Of(Light).OfReplicate(0).Line("closed form", one => one.Spread, one => one.ExactVariance),
                        estimates.Of(Light).Dots("light q", one => one.Spread, one => one.RelativeVariance),
                    ],
                },
            ],
        };
    }

    internal sealed record Row(IReadOnlyList<Estimate> Estimates);

    /// <param name="Spread">Standard deviation of q over the posterior's.</param>
    /// <param name="LogEvidence">log p(x).</param>
    /// <param name="LogEstimate">Minus the logarithm of the mean term.</param>
    /// <param name="RelativeVariance">Variance of a term over the squared mean of all.</param>
    /// <param name="ExactVariance">The same in closed form, for a q with the posterior's mean.</param>
    /// <param name="ExchangedVariance">The closed form with q and the posterior exchanged.</param>
    /// <param name="TailIndexHigh">Upper end of the 95 % interval of the tail index of the terms, from the largest 1 %.</param>
    internal sealed record Estimate(
        double Spread, double LogEvidence, double LogEstimate, double RelativeVariance, [MayBeInfinite] double ExactVariance,
        [MayBeInfinite] double ExchangedVariance, double TailIndexHigh)
    {
        const int Draws = 10_000;       // of the posterior for one estimate, at smoke scale too
        const double X = 1, PosteriorMean = X / 2;
        static readonly double PosteriorSd = Math.Sqrt(0.5);

        /// <summary>A q with the posterior's mean, for each of several spreads.</summary>
        public static IReadOnlyList<Estimate> With(Run run, params double[] spreads) =>
            [.. spreads.Select(spread => By(run, PosteriorMean, spread * PosteriorSd))];

        /// <summary>A q fitted to draws of the posterior, as the paper's step 2 does.</summary>
        public static IReadOnlyList<Estimate> WithFittedQ(Run run)
        {
            var draws = Posterior(new RandomStream("fit", run.Seed), 1000);
            var mean = draws.Average();
            return [By(run, mean, Math.Sqrt(draws.Average(z => (z - mean) * (z - mean))))];
        }

        static Estimate By(Run run, double mean, double sd)
        {
            double[] terms =
            [
                .. Posterior(new RandomStream("draws", run.Seed), Draws)
                    .Select(z => Math.Exp(LogNormal(z, mean, sd) - LogNormal(z, 0, 1) - LogNormal(X, z, 1))),
            ];
            var average = terms.Average();
            return new(
                sd / PosteriorSd, LogNormal(X, 0, Math.Sqrt(2)), -Math.Log(average),
                terms.Average(term => (term - average) * (term - average)) / (average * average),
                MarginalLikelihoodEstimator.RelativeVariance(PosteriorSd, sd),
                MarginalLikelihoodEstimator.RelativeVariance(sd, PosteriorSd),
                HeavyTail.HillIndex(terms, Draws / 100).High);
        }

        static double[] Posterior(RandomStream stream, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => PosteriorMean + PosteriorSd * stream.NextGaussian())];

        static double LogNormal(double z, double mean, double sd) =>
            -0.5 * ((z - mean) / sd * ((z - mean) / sd) + Math.Log(2 * Math.PI)) - Math.Log(sd);
    }
}
