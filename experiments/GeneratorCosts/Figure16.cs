using Replication.Oracles.ClosedForms.Gan;
using Costs = Replication.Oracles.ClosedForms.GanTutorial.GeneratorCosts;

namespace Replication.Experiments;

/// <summary>
/// Figure 16: three costs of the generator over D(G(z)), and their slopes in the discriminator's logit, by automatic differentiation.
/// </summary>
static class Figure16
{
    public static Study<Row> Study => new("figure-16", Paper.GanTutorial, "Section 3.2, Figure 16", "Three costs over D(G(z))")
    {
        Arms = [Minimax, NonSaturating, MaximumLikelihood],
        Claims =
        [
            new("flat-where-rejected")
            {
                Statement = "Where D rejects a sample, D of 0.01 or less, the minimax and the maximum-likelihood cost are flat.",
                Published = "flat at the left end",
                Formula = @"\left| \frac{\partial J}{\partial h} \right| \to 0 \;\text{ as } D \to 0",
                Criterion = Rejected.BoundedBy(Slope, 0.006, Exactly), On = [Minimax, MaximumLikelihood], Control = [NonSaturating],
            },
            new("minimax-slope")
            {
                Statement = "The minimax cost has slope D / 2 in the logit, in size.",
                Published = "flat at the left end",
                Formula = @"\left| \frac{\partial}{\partial h} \tfrac{1}{2} \log(1 - D) \right| = \tfrac{D}{2}",
                Criterion = Places.Is(Slope, new("D / 2", (_, at) => Saturation.Saturating(at.Logit) / 2), Rounding),
                On = [Minimax], Control = [NonSaturating],
            },
            new("non-saturating-slope")
            {
                Statement = "The non-saturating cost has slope (1 - D) / 2 in the logit, which is steepest where D rejects the sample.",
                Published = "steep at the left end",
                Formula = @"\left| \frac{\partial}{\partial h} \left( -\tfrac{1}{2} \log D \right) \right| = \tfrac{1 - D}{2}",
                Criterion = Places.Is(Slope, new("(1 - D) / 2", (_, at) => Saturation.NonSaturating(at.Logit) / 2), Rounding),
                On = [NonSaturating], Control = [Minimax],
            },
            new("maximum-likelihood-slope")
            {
                Statement = "The maximum-likelihood cost has slope D / (2 (1 - D)) in the logit, nearly all of it at the right end.",
                Published = "almost all gradient from the right end",
                Formula = @"\left| \frac{\partial}{\partial h} \left( -\tfrac{1}{2} e^{h} \right) \right| = \frac{D}{2 (1 - D)}",
                Criterion = Places.Is(Slope, new("D / (2 (1 - D))", (_, at) => -Costs.MaximumLikelihoodSlope(at.Logit)), Rounding),
                On = [MaximumLikelihood], Control = [Minimax],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Minimax =
        new("minimax", "log(1 - D) / 2", _ => Measure(logits => Adversarial.MinimaxLoss(logits) / 2)) { Random = false };
    internal static readonly Arm<Row> NonSaturating =
        new("non-saturating", "-log D / 2", _ => Measure(logits => Adversarial.NonSaturatingLoss(logits) / 2)) { Random = false };
    internal static readonly Arm<Row> MaximumLikelihood =
        new("maximum-likelihood", "-D / (2 (1 - D))", _ => Measure(logits => -logits.exp().mean() / 2)) { Random = false };

    static readonly Sweep<Row, Place> Places = new("D(G(z))", row => row.Places);
    static readonly Sweep<Row, Place> Rejected = new("D(G(z)) of 0.01 or less", row => [.. row.Places.Where(at => at.D <= 0.01)]);
    static readonly Quantity<Place> Slope = new("size of the slope in the logit", at => at.Slope);
    static readonly Tolerance Exactly = Tolerance.Exact("the limit is a little above D / 2 at D = 0.01");
    static readonly Tolerance Rounding = Tolerance.Near(1e-12, 1e-12, "both sides are computed to double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var places = measurements.Points(row => row.Places);
        var d = new Axis("D(G(z))", Axis.Dimensionless);
        yield return new Figure("figure-16", "Three costs of the generator, and their slopes")
        {
            Paper = new PaperLocus("Tutorial", "Figure 16"),
            Caption = "The generator's cost for one sample, and the size of its slope in the discriminator's logit. Where D rejects the "
                + "sample (left) the minimax and the maximum-likelihood cost are flat and the non-saturating one is steep. Nearly all of "
                + "maximum likelihood's slope is at the right end.",
            AltText = "Two panels over D from 0 to 1. Costs: the non-saturating one falls steeply at the left, the other two fall at the "
                + "right. Slopes, on a logarithmic axis: the non-saturating one starts at one half and falls; the others start near 0 and "
                + "rise, maximum likelihood without bound.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(d, new Axis("cost", "nats") { Range = (-5, 3) })
                {
                    Title = "cost",
                    Traces = Each(at => at.Cost),
                },
                new Panel(d, new Axis("size of the slope", Axis.Dimensionless) { Log = true })
                {
                    Title = "slope",
                    Traces = Each(at => at.Slope),
                },
            ],
        };

        IReadOnlyList<Trace> Each(Expression<Func<Place, object?>> y) =>
        [
            places.Of(Minimax).Line("minimax", at => at.D, y),
            places.Of(NonSaturating).Line("non-saturating", at => at.D, y),
            places.Of(MaximumLikelihood).Line("maximum likelihood", at => at.D, y),
        ];
    }

    /// <summary>The places: D from 0.001 to 0.999, dense at both ends.</summary>
    static readonly double[] Probabilities =
        [0.001, 0.002, 0.005, 0.01, .. Enumerable.Range(1, 49).Select(i => i / 50.0), 0.99, 0.995, 0.998, 0.999];

    /// <param name="cost">The mean cost of generated samples from their logits.</param>
    static Row Measure(Func<Tensor, Tensor> cost) => new(
    [
        .. Probabilities.Select(d =>
        {
            using var scope = NewDisposeScope();
            var h = Math.Log(d / (1 - d));
            var logit = tensor(new[] { h }, dtype: float64, requires_grad: true);
            var value = cost(logit);
            return new Place(d, h, value.ToDouble(), Math.Abs(autograd.grad([value], [logit])[0].ToDouble()));
        }),
    ]);

    internal sealed record Row(IReadOnlyList<Place> Places);

    /// <param name="D">D(G(z)).</param>
    /// <param name="Logit">Its logit h.</param>
    /// <param name="Cost">The generator's cost of the sample.</param>
    /// <param name="Slope">|dcost/dh|, by automatic differentiation.</param>
    internal sealed record Place(double D, double Logit, double Cost, double Slope);
}
