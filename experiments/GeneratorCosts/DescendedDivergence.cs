using Replication.Oracles.Divergences;

namespace Replication.Experiments;

/// <summary>
/// Section 3.2: with the best discriminator the minimax cost has the gradient of JSD, and the maximum-likelihood cost that of KL. Data
/// N(0, 1), generator N(theta, 1); gradients in theta by automatic differentiation of an integral over z, D frozen.
/// </summary>
static class DescendedDivergence
{
    public static Study<Row> Study => new(
        "descended-divergence", Paper.GanTutorial, "Section 3.2", "What each cost descends when the discriminator is the best")
    {
        Arms = [Minimax, MaximumLikelihood, NonSaturating, MinimaxOtherD, MaximumLikelihoodOtherD],
        Claims =
        [
            new("maximum-likelihood-descends-kl")
            {
                Locus = "Section 3.2.4",
                Statement = "With the best discriminator the maximum-likelihood cost has half the gradient of KL(data||model).",
                Published = "equivalent to minimising KL",
                Formula = @"\nabla_\theta \mathbb{E}_z \left[ -\tfrac{1}{2} e^{h^*(G(z))} \right]"
                    + @" = \tfrac{1}{2} \nabla_\theta \mathrm{KL}(p_{data} \| p_{model})",
                Criterion = Thetas.Is(Gradient, new("theta / 2", (_, at) => at.Theta / 2), Rounding),
                On = [MaximumLikelihood], Control = [MaximumLikelihoodOtherD],
            },
            new("minimax-descends-jsd")
            {
                Locus = "Section 3.2.2",
                Statement = "With the best discriminator the minimax cost has the gradient of the Jensen-Shannon divergence.",
                Published = "resembles minimising JSD",
                Formula = @"\nabla_\theta \mathbb{E}_z \left[ \tfrac{1}{2} \log(1 - D^*(G(z))) \right] = \nabla_\theta \mathrm{JSD}",
                Criterion = Thetas.Is(Gradient, new("dJSD/dtheta", (_, at) => at.JensenShannon), Rounding),
                On = [Minimax], Control = [MinimaxOtherD],
            },
            new("non-saturating-descends-neither")
            {
                Locus = "Section 3.2.3",
                Statement = "The non-saturating cost has neither gradient, but half that of KL(model||data) less that of JSD.",
                Published = "heuristic, not derived from the game",
                Formula = @"\nabla_\theta \mathbb{E}_z \left[ -\tfrac{1}{2} \log D^*(G(z)) \right]"
                    + @" = \tfrac{1}{2} \nabla_\theta \mathrm{KL}(p_{model} \| p_{data}) - \nabla_\theta \mathrm{JSD}",
                Criterion = Thetas.Is(Gradient, new("theta / 2 - dJSD/dtheta", (_, at) => at.Theta / 2 - at.JensenShannon), Rounding),
                On = [NonSaturating], Control = [MaximumLikelihood],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Minimax =
        new("minimax", "log(1 - D) / 2 with the best D", _ => Measure(MinimaxCost)) { Random = false };
    internal static readonly Arm<Row> MaximumLikelihood =
        new("maximum-likelihood", "-D / (2 (1 - D)) with the best D", _ => Measure(LikelihoodCost)) { Random = false };
    internal static readonly Arm<Row> NonSaturating =
        new("non-saturating", "-log D / 2 with the best D", _ => Measure(HeuristicCost)) { Random = false };
    internal static readonly Arm<Row> MinimaxOtherD =
        new("minimax-other-d", "log(1 - D) / 2 with half of the best logit", _ => Measure(MinimaxCost, share: 0.5)) { Random = false };
    internal static readonly Arm<Row> MaximumLikelihoodOtherD = new(
        "maximum-likelihood-other-d", "-D / (2 (1 - D)) with half of the best logit", _ => Measure(LikelihoodCost, share: 0.5))
    {
        Random = false,
    };

    static readonly Sweep<Row, At> Thetas = new("theta", row => row.Gradients);
    static readonly Quantity<At> Gradient = new("the cost's gradient", at => at.Gradient);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "the trapezoidal rule and the closed forms are exact to 1e-12");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var gradients = measurements.Points(row => row.Gradients);
        var atUnits = gradients.Of(Minimax).Where(at => at.Theta, double.IsInteger);     // dots elsewhere would hide the lines
        yield return new Figure("descended-divergence", "The gradients of three costs, and those of divergences")
        {
            Paper = new PaperLocus("Tutorial", "Section 3.2"),
            Caption = "Gradients in θ for data N(0, 1) and generator N(θ, 1). With the best D, minimax has the gradient of JSD and maximum "
                + "likelihood half that of KL (dots). With half of the best logit both have another one. The gradient of minimax is lost "
                + "far from the data, the other two keep theirs.",
            AltText = "Two panels of gradient against theta from -4 to 4. With the best D, maximum likelihood is the straight line theta / "
                + "2 through its dots, minimax rises and returns to 0 through its dots, and the non-saturating line bends. With another D "
                + "neither runs through the dots.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels =
            [
                new Panel(Theta, Slope)
                {
                    Title = "best D",
                    Traces =
                    [
                        Of(Minimax, "minimax"), Of(NonSaturating, "non-saturating"), Of(MaximumLikelihood, "maximum likelihood"),
                        .. Divergences(),
                    ],
                },
                new Panel(Theta, Slope)
                {
                    Title = "another D",
                    Traces = [Of(MinimaxOtherD, "minimax"), Of(MaximumLikelihoodOtherD, "maximum likelihood"), .. Divergences()],
                },
            ],
        };

        Line Of(Arm<Row> arm, string name) => gradients.Of(arm).Line(name, at => at.Theta, at => at.Gradient);

        IEnumerable<Trace> Divergences() =>
        [
            atUnits.Dots("JSD", at => at.Theta, at => at.JensenShannon),
            atUnits.Dots("KL / 2", at => at.Theta, at => at.HalfKullbackLeibler),
        ];
    }

    static readonly Axis Theta = new("θ", Axis.Dimensionless), Slope = new("gradient", Axis.Dimensionless) { Range = (-2.2, 2.2) };

    static Tensor MinimaxCost(Tensor logits) => -nn.functional.softplus(logits) / 2;

    static Tensor HeuristicCost(Tensor logits) => nn.functional.softplus(-logits) / 2;

    static Tensor LikelihoodCost(Tensor logits) => -logits.exp() / 2;

    /// <param name="cost">The generator's cost of each sample, from its logit.</param>
    /// <param name="share">D's logit, as a share of the best one's.</param>
    static Row Measure(Func<Tensor, Tensor> cost, double share = 1) => new(
    [
        .. Enumerable.Range(-16, 33).Select(i => i / 4.0).Select(theta => new At(
            theta, GradientAt(theta, cost, share), ShiftedGaussians.JensenShannonDerivative(theta).Value, theta / 2)),
    ]);

    /// <summary>d/dtheta of E_z cost(h(theta + z)), where h, frozen, is a share of log N(x; 0, 1) - log N(x; theta, 1).</summary>
    static double GradientAt(double theta, Func<Tensor, Tensor> cost, double share)
    {
        using var scope = NewDisposeScope();
        var place = tensor(theta, dtype: float64, requires_grad: true);
        var z = linspace(-14, 14, 2801, dtype: float64);        // for a Gaussian weight the trapezoidal rule is exact to rounding
        var weight = (z.square() * -0.5).exp() * (0.01 / Math.Sqrt(2 * Math.PI));
        var logits = ((place + z) * -theta + theta * theta / 2) * share;
        return autograd.grad([(cost(logits) * weight).sum()], [place])[0].ToDouble();
    }

    internal sealed record Row(IReadOnlyList<At> Gradients);

    /// <param name="Theta">The generator's mean.</param>
    /// <param name="Gradient">The cost's gradient in it.</param>
    /// <param name="JensenShannon">The gradient of JSD.</param>
    /// <param name="HalfKullbackLeibler">Half the gradient of KL, which is the same both ways.</param>
    internal sealed record At(double Theta, double Gradient, double JensenShannon, double HalfKullbackLeibler);
}
