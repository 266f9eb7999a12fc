using Replication.Oracles.Divergences;
using Costs = Replication.Oracles.ClosedForms.GanTutorial.GeneratorCosts;
using Interval = Replication.Oracles.Quadrature.Interval;
using Precision = Replication.Oracles.Quadrature.Tolerance;

namespace Replication.Experiments;

/// <summary>
/// Section 3.2.4: the maximum-likelihood cost gets its gradient from the few samples that D takes for data, so that its estimates are
/// noisy. Data N(0, 1), generator N(theta, 1) and the best D. A sample's gradient is -theta times the cost's slope in the logit: moments of
/// the slope are integrals, by quadrature.
/// </summary>
static class GradientNoise
{
    public static Study<Row> Study => new(
        "gradient-variance", Paper.GanTutorial, "Section 3.2.4", "The maximum-likelihood cost rests on few samples")
    {
        Deviation = "The tutorial argues by Figure 16; ours are Gaussians at distances from 0.25 to 3.",
        Arms = [MaximumLikelihood, NonSaturating, Minimax, MaximumLikelihoodOtherD],
        Claims =
        [
            new("second-moment")
            {
                Statement = "A sample's maximum-likelihood gradient has a second moment that grows as exp(theta^2).",
                Published = "high variance",
                Formula = @"\mathbb{E}_{x \sim p_{model}} \left( \frac{p_{data}(x)}{p_{model}(x)} \right)^2 = e^{\theta^2}",
                Criterion = Thetas.Is(SecondMoment, new("exp(theta^2) / 4", (_, at) => Costs.WeightSecondMoment(at.Theta) / 4), Integrals),
                On = [MaximumLikelihood], Control = [MaximumLikelihoodOtherD],
            },
            new("maximum-likelihood-is-noisiest")
            {
                Statement = "At theta = 2 a gradient's relative deviation is at least 5 times that of the non-saturating cost.",
                Published = "high variance",
                Formula = @"\mathrm{sd}(\nabla_\theta J) / |\mathbb{E} \nabla_\theta J|",
                Criterion = Deviation(Apart).ExceedsByFactor(5), On = [MaximumLikelihood, NonSaturating],
                Control = [MaximumLikelihood, NonSaturating], ControlCriterion = Deviation(Near).ExceedsByFactor(5),
            },
            new("few-samples-dominate")
            {
                Statement = "At theta = 2 the 1 % of samples with the largest D give a quarter or more of the maximum-likelihood gradient.",
                Published = "a very small number of samples dominate",
                Criterion = TopShare.AtLeast(0.25), On = [MaximumLikelihood], Control = [NonSaturating],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> MaximumLikelihood =
        new("maximum-likelihood", "-D / (2 (1 - D)) with the best D", _ => Measure(Costs.MaximumLikelihoodSlope)) { Random = false };
    internal static readonly Arm<Row> NonSaturating =
        new("non-saturating", "-log D / 2 with the best D", _ => Measure(Costs.NonSaturatingSlope)) { Random = false };
    internal static readonly Arm<Row> Minimax =
        new("minimax", "log(1 - D) / 2 with the best D", _ => Measure(Costs.MinimaxSlope)) { Random = false };
    internal static readonly Arm<Row> MaximumLikelihoodOtherD = new(
        "maximum-likelihood-other-d", "-D / (2 (1 - D)) with half of the best logit",
        _ => Measure(logit => Costs.MaximumLikelihoodSlope(logit / 2)))
    {
        Random = false,
    };

    const double Near = 0.25, Apart = 2;

    static readonly Sweep<Row, At> Thetas = new("theta", row => row.Slopes);
    static readonly Quantity<At> SecondMoment = new("second moment of the slope", at => at.SecondMoment);
    static readonly Tolerance Integrals = Tolerance.Relative(1e-7, "the integrals are computed to 1e-9 of their value");
    static readonly Quantity<Row> TopShare = new(
        "share of the gradient at theta = 2 from the 1 % of samples with the largest D", row => row.At(Apart).TopShare);

    static Quantity<Row> Deviation(double theta) => new(
        string.Create(CultureInfo.InvariantCulture, $"relative deviation of a sample's gradient at theta = {theta}"),
        row => row.At(theta).RelativeDeviation);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var slopes = measurements.Points(row => row.Slopes);
        var theta = new Axis("θ, distance of the generator", "deviations");
        yield return new Figure("gradient-variance", "How noisy the gradients of the three costs are")
        {
            Paper = new PaperLocus("Tutorial", "Section 3.2.4, Figure 16"),
            Caption = "Gradients of single samples with the best D, over the distance of data and generator. Left: their deviation, "
                + "relative to their mean. Right: which share of the mean comes from the 1 % of samples with the largest D. Far from the "
                + "data, maximum likelihood rests on these; the non-saturating cost uses all samples.",
            AltText = "Two panels over theta from 0.25 to 3. Relative deviation, logarithmic: maximum likelihood rises from 0.3 to about "
                + "90, minimax less, the non-saturating cost stays below 1. Share of the top samples: maximum likelihood rises to three "
                + "quarters, minimax to less, the non-saturating cost falls to nearly 0.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels =
            [
                new Panel(theta, new Axis("relative deviation", Axis.Dimensionless) { Log = true })
                {
                    Title = "noise of a sample",
                    Traces = Each(at => at.RelativeDeviation),
                },
                new Panel(theta, new Axis("share of the gradient", Axis.Dimensionless))
                {
                    Title = "1 % of samples with the largest D",
                    Traces = Each(at => at.TopShare),
                },
            ],
        };

        IReadOnlyList<Trace> Each(Expression<Func<At, object?>> y) =>
        [
            Of(Minimax, "minimax", y), Of(NonSaturating, "non-saturating", y), Of(MaximumLikelihood, "maximum likelihood", y),
        ];

        Line Of(Arm<Row> arm, string name, Expression<Func<At, object?>> y) =>
            slopes.Of(arm).Line(name, at => at.Theta, y) with { Markers = true };
    }

    const double TopPercent = -2.3263478740408408;      // the 1 % quantile of N(0, 1): D falls with x, so the largest D are at the left

    /// <param name="slope">The cost's slope in the logit.</param>
    static Row Measure(Func<double, double> slope) => new(
    [
        .. Enumerable.Range(1, 12).Select(i => i / 4.0).Select(theta =>
        {
            var (top, model) = (theta + TopPercent, LineDensity.Gaussian(theta, 1));
            var split = new LineDensity(model.Log, Interval.Line, [.. model.Landmarks, top, 0, -theta]);    // weights peak at 0 and -theta
            var (first, second) = (Expectation(x => SlopeAt(x)), Expectation(x => SlopeAt(x) * SlopeAt(x)));
            return new At(
                theta, first, second, Math.Sqrt(second - first * first) / first, Expectation(x => x < top ? SlopeAt(x) : 0) / first);

            double SlopeAt(double x) => Math.Abs(slope(theta * theta / 2 - theta * x));

            double Expectation(Func<double, double> f) => split.Expectation(f, new Precision(0, 1e-9)).Value;
        }),
    ]);

    internal sealed record Row(IReadOnlyList<At> Slopes)
    {
        public At At(double theta) => Slopes.Single(at => at.Theta == theta);
    }

    /// <summary>The size of the cost's slope in the logit, over samples of the generator.</summary>
    /// <param name="Theta">The generator's mean.</param>
    /// <param name="FirstMoment">Mean.</param>
    /// <param name="SecondMoment">Second moment.</param>
    /// <param name="RelativeDeviation">Standard deviation over mean.</param>
    /// <param name="TopShare">Share of the mean from the 1 % of samples with the largest D.</param>
    internal sealed record At(double Theta, double FirstMoment, double SecondMoment, double RelativeDeviation, double TopShare);
}
