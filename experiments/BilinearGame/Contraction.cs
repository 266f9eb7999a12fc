using Exact = Replication.Oracles.ClosedForms.GanTutorial.BilinearGame;

namespace Replication.Experiments;

/// <summary>
/// Three rules whose last point converges in V = x y: extragradient, optimistic and consensus play. Each contracts the radius by a factor
/// a step that is known in closed form, up to a rate that is known too.
/// </summary>
static class Contraction
{
    public static Study<Row> Study => new(
        "contraction", Paper.VariationalInequality, "Proposition 2", "Looking ahead, optimism and consensus contract the radius")
    {
        Budget = Budget.Light,
        Arms = [Extragradient, Optimistic, Consensus, Simultaneous],
        Claims =
        [
            new("extragradient-converges")
            {
                Statement = "Extragradient play multiplies the squared radius by 1 - eta^2 + eta^4 a step, and converges for eta < 1.",
                Published = "1 - eta^2 + eta^4, for eta < 1",
                Formula = @"r_{t+1}^2 = (1 - \eta^2 + \eta^4) \, r_t^2",
                Criterion = Everywhere
                    .Is(Factor, new("(1 - eta^2 + eta^4)^(1/2)", (_, at) => Exact.ExtragradientStepFactor(at.Rate)), Rounding)
                    .And(ConvergesBelow("1", 1)),
                On = [Extragradient], Control = [Simultaneous],
            },
            new("optimistic-converges")
            {
                Paper = Paper.Optimism,
                Locus = "Last iterate in bilinear games",
                Statement = "The last point of optimistic play converges at its closed-form rate, for eta < 1/sqrt 3.",
                Published = "the last iterate converges",
                Deviation = "The paper gives no rate for this game; the closed form is ours.",
                Formula = @"r_t \sim \left( \tfrac{1}{2} + \tfrac{1}{2} \sqrt{1 - 4 \eta^2} \right)^{t/2}",
                Criterion = Everywhere.Is(Factor, new("closed form", (_, at) => OptimisticFactor(at)), Rounding)
                    .And(ConvergesBelow("1/sqrt 3", 1 / Math.Sqrt(3))),
                On = [Optimistic], Control = [Simultaneous],
            },
            new("consensus-converges")
            {
                Paper = Paper.NumericsOfGans,
                Locus = "Section 4",
                Statement = "Consensus play multiplies the radius by a factor below 1 for eta < 2 gamma/(1 + gamma^2).",
                Published = "converges for small enough rates",
                Deviation = "The paper gives no rate for this game; the closed form is ours.",
                Formula = @"r_{t+1}^2 = \left( (1 - \eta \gamma)^2 + \eta^2 \right) r_t^2",
                Criterion = Everywhere.Is(Factor, new("((1 - eta gamma)^2 + eta^2)^(1/2)", (_, at) => ConsensusFactor(at.Rate)), Rounding)
                    .And(ConvergesBelow("2 gamma/(1 + gamma^2)", ConsensusLimit)),
                On = [Consensus], Control = [Simultaneous],
            },
        ],
        Summaries = _ => [Laws.Table],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Extragradient =
        new("extragradient", "extragradient play", run => Measure(Rules.Extragradient, run)) { Random = false };
    internal static readonly Arm<Row> Optimistic =
        new("optimistic", "optimistic play", run => Measure(Rules.Optimistic, run)) { Random = false };
    internal static readonly Arm<Row> Consensus =
        new("consensus", "consensus optimisation of weight 0.5", run => Measure(Rules.Consensus, run)) { Random = false };
    internal static readonly Arm<Row> Simultaneous =
        new("simultaneous", "simultaneous play", run => Measure(Rules.Simultaneous, run)) { Random = false };

    static readonly Sweep<Row, Rated> Everywhere = new("rates", row => row.Rates);
    static readonly Quantity<Rated> Factor = new("radius factor a step", at => at.Factor);
    static readonly Tolerance Rounding = Tolerance.Relative(1e-12, "both sides are computed to double precision");

    const double ConsensusLimit = 2 * Rules.ConsensusWeight / (1 + Rules.ConsensusWeight * Rules.ConsensusWeight);

    static double ConsensusFactor(double rate) => Exact.RegularisedStepFactor(rate, Rules.ConsensusWeight);

    /// <summary>The mean factor over the steps: the part of the second root dies out, but is there at first.</summary>
    static double OptimisticFactor(Rated at) => Math.Pow(Exact.Optimistic(Rules.Start, at.Rate, at.Steps).Radius, 1.0 / at.Steps);

    static Criterion<Row> ConvergesBelow(string name, double limit) => new Quantity<Row>(
        $"share of rates at which the radius shrinks exactly if eta < {name}",
        row => row.Rates.Average(at => (at.Factor < 1) == (at.Rate < limit) ? 1.0 : 0)).Meets(Requirement.Exactly(1));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var rates = measurements.Points(row => row.Rates);
        (string Name, Arm<Row> Arm)[] rules =
            [("extragradient", Extragradient), ("optimistic", Optimistic), ("consensus", Consensus), ("simultaneous", Simultaneous)];
        yield return new Figure("contraction", "What a step does to the distance from the equilibrium")
        {
            Paper = new PaperLocus("VIP", "Proposition 2"),
            Caption = "The factor by which one step multiplies the distance from the equilibrium of V = x y: dots are play, lines closed "
                + "forms. Below 1 play converges: extragradient up to rate 1, optimistic up to 1/√3, consensus with γ = 0.5 up to 0.8, "
                + "simultaneous play at no rate.",
            AltText = "Lines with dots on them over rates from 0 to 1.2. Simultaneous play rises from 1. The other three start at 1, dip "
                + "to 0.87, 0.71 and 0.89 and cross 1 again at rates 1, 0.58 and 0.8; the chart ends at a factor of 1.45.",
            Panels =
            [
                new Panel(
                    new Axis("rate η", Axis.Dimensionless), new Axis("radius factor a step", Axis.Dimensionless) { Range = (0.65, 1.45) })
                {
                    Traces =
                    [
                        .. from one in rules
                           select Laws.Where(law => law.Rule, one.Name).Line(one.Name, law => law.Rate, law => law.Factor),
                        .. rules.Select(one => rates.Of(one.Arm).Dots(one.Name, at => at.Rate, at => at.Factor)),
                    ],
                    References = [new HorizontalLine("no change", Level.ClosedForm("radius factor of an orbit", 1))],
                },
            ],
        };
    }

    /// <summary>The closed forms on a finer grid, as the figure draws them: in the long run, for optimistic play.</summary>
    static Points<Law> Laws => Points.Of("laws",
    [
        .. from law in new (string Rule, Func<double, double> Factor)[]
           {
               ("extragradient", Exact.ExtragradientStepFactor), ("optimistic", Exact.OptimisticStepFactor),
               ("consensus", ConsensusFactor), ("simultaneous", rate => Exact.RadiusFactor(rate, 1)),
           }
           from step in Enumerable.Range(0, 123)
           select new Law(law.Rule, step / 100.0, law.Factor(step / 100.0)),
    ]);

    static readonly double[] Rates = [.. Enumerable.Range(0, 25).Select(step => 0.025 + step / 20.0)];     // none at a limit

    internal static Row Measure(Rule rule, Run run)
    {
        var steps = run.Steps(smoke: 10, standard: 100);
        return new(
        [
            .. from rate in Rates
               let end = Rules.Play(rule, new(), rate, steps)[^1]
               select new Rated(rate, steps, Math.Pow(end.Radius, 1.0 / steps)),
        ]);
    }

    internal sealed record Row(IReadOnlyList<Rated> Rates);

    /// <summary>The mean factor, over some steps, by which a step at a rate multiplies the radius.</summary>
    internal sealed record Rated(double Rate, int Steps, double Factor);

    sealed record Law(string Rule, double Rate, double Factor);
}
