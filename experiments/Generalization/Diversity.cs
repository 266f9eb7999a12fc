namespace Replication.Experiments;

/// <summary>
/// Corollary 3.2: a generator that has memorised m draws of the data deceives every discriminator of n parameters, once m is of order n log
/// n. Discriminators of two widths are trained between the law and m of its draws, and what they see on fresh data is measured.
/// </summary>
static class Diversity
{
    public static Study<Row> Study => new(
        "diversity", Paper.GeneralizationAndEquilibrium, "Corollary 3.2", "Low capacity cannot see lack of diversity")
    {
        Seeds = Generalization.Seeds,
        Arms = [Narrow, Wide, NarrowOnDiverse, WideOnDiverse],
        Claims =
        [
            new("low-capacity-is-blind")
            {
                Statement = "A discriminator of 33 parameters sees a distance below 0.1 between the law and a generator of 256 outputs.",
                Published = "eps, with m of order n log n / eps^2 outputs",
                Formula = @"d_{NN}(\mu, \hat\mu) \le \varepsilon \;\text{ for }\; m \ge C n \log(n / \varepsilon) / \varepsilon^2",
                Criterion = Seen.AtMost(0.1), On = [Narrow], Control = [Wide],
            },
            new("capacity-sees")
            {
                Statement = "At 256 outputs a discriminator of 18,000 parameters sees a distance that is larger by 0.2 or more.",
                Published = "the support that deceives grows with the discriminator",
                Criterion = Seen.Exceeds(0.2), On = [Wide, Narrow], Control = [WideOnDiverse, NarrowOnDiverse],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Narrow = new(
        "width-2", "discriminators of width 2", run => Measure(width: 2, diverse: false, run));
    internal static readonly Arm<Row> Wide = new(
        "width-128", "discriminators of width 128", run => Measure(width: 128, diverse: false, run));
    internal static readonly Arm<Row> NarrowOnDiverse = new(
        "width-2-diverse", "width 2 against a generator of the law itself", run => Measure(width: 2, diverse: true, run));
    internal static readonly Arm<Row> WideOnDiverse = new(
        "width-128-diverse", "width 128 against a generator of the law itself", run => Measure(width: 128, diverse: true, run));

    static readonly Quantity<Row> Seen =
        new("distance seen at 256 outputs", row => row.Seen.Single(at => at.Outputs == 256).Distance);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var seen = measurements.Points(row => row.Seen);
        (string Name, Arm<Row> Arm)[] shown =
        [
            ("width 128", Wide), ("width 2", Narrow),
            ("width 128, diverse generator", WideOnDiverse), ("width 2, diverse generator", NarrowOnDiverse),
        ];
        yield return new Figure("diversity", "What a trained discriminator sees of a generator that has memorised m draws")
        {
            Paper = new PaperLocus("MIX+GAN", "Corollary 3.2"),
            Caption = "E D(data) - E D(generated) on fresh data, for generators whose outputs are m draws of the data's law. A narrow "
                + "discriminator sees little of them and less the more there are; a wide one still sees 256. Neither sees anything of a "
                + "generator of the law itself. Each line is one seed.",
            AltText = "Lines over 32, 256 and 2048 outputs. Those of width 128 start near 1 and fall; those of width 2 start lower and "
                + "fall below 0.1; those of diverse generators lie at 0.",
            Panels =
            [
                new Panel(new Axis("outputs m", Axis.Dimensionless) { Log = true }, new Axis("distance seen", Axis.Dimensionless))
                {
                    Traces = [.. shown.SelectMany(one => seen.Of(one.Arm).LinePerSeed(one.Name, at => at.Outputs, at => at.Distance))],
                },
            ],
        };
    }

    const long Dimension = 10;
    const int Batch = 128;
    const double Rate = 3e-3;               // Adam's, falling to 0 over the second half of the steps
    const int Judged = 8192;                // fresh draws of the law that a distance is measured on
    static readonly int[] Outputs = [32, 256, 2048];

    /// <summary>What discriminators trained from scratch see of generators with more and more outputs.</summary>
    /// <param name="width">Of both hidden layers.</param>
    /// <param name="diverse">Whether the generator draws from the law itself in the place of its stored outputs.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal static Row Measure(long width, bool diverse, Run run)
    {
        using var everything = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var weights = draws.Stream("weights");
        using var data = draws.Stream("data");
        var steps = run.Steps(smoke: 20, standard: 1000);
        return new([.. Outputs.Select(outputs => new Sight(outputs, Trained(outputs)))]);

        double Trained(int outputs)
        {
            using var scope = NewDisposeScope();
            var stored = Law(outputs);
            var discriminator = Mlp.Create(weights, draws.Device, Dimension, width, width, 1);
            using var fit = new DiscriminatorFit(discriminator);
            for (var step = 1; step <= steps; step++)
            {
                using var one = NewDisposeScope();
                fit.Step(Law(Batch), Generated(Batch, stored), LearningRate.HalfDecay(Rate, step, steps));
            }
            using var guard = no_grad();
            return (D(Law(Judged)) - D(diverse ? Law(Judged) : stored)).ToDouble();

            Tensor D(Tensor x) => discriminator.call(x).sigmoid().mean();
        }

        Tensor Law(long count) => randn(count, Dimension, generator: data, device: draws.Device);

        Tensor Generated(long count, Tensor stored) =>
            diverse ? Law(count) : stored[randint(0, stored.shape[0], [count], dtype: int64, generator: data, device: draws.Device)];
    }

    internal sealed record Row(IReadOnlyList<Sight> Seen);

    /// <summary>E D(data) - E D(generated) against a generator of so many outputs.</summary>
    internal sealed record Sight(int Outputs, double Distance);
}
