using Replication.Oracles.Divergences;
using Interval = Replication.Oracles.Quadrature.Interval;

namespace Replication.Experiments;

/// <summary>
/// One Gaussian for data of two modes, half N(-6, 1) and half N(6, 1): what maximum likelihood fits, and what a GAN fits whose generator is
/// the same Gaussian, z -> mean + sd z. Likelihood and JSD of each fit are exact.
/// </summary>
static class GanInstead
{
    public static Study<Row> Study => new("gan", Paper.Lecture, "Section 3.3", "A GAN fits another Gaussian than maximum likelihood does")
    {
        Seeds = LikelihoodModels.Seeds,
        Deviation = "The lecture assumes a generator of any capacity. Ours is one Gaussian, and the data have two modes. It is trained for "
            + "2400 steps; half of them are too few for some seeds.",
        Arms = [MaximumLikelihood, NonSaturating, Minimax, OneModeLikelihood, OneModeGan],
        Claims =
        [
            new("maximum-likelihood-covers-both-modes")
            {
                Locus = "Section 2.1, equation 2",
                Statement = "The Gaussian of maximum likelihood has at least 0.4 of its probability on the side of either mode.",
                Published = "maximum likelihood",
                Criterion = LesserSide.AtLeast(0.4), On = [MaximumLikelihood], Control = [NonSaturating],
            },
            new("gan-fits-one-mode")
            {
                Locus = "Section 3.4, issue 2",
                Statement = "The non-saturating GAN fits one mode: at most 0.01 of its probability is on the side of the other.",
                Published = "only outputs a certain mode",
                Criterion = LesserSide.AtMost(0.01), On = [NonSaturating], Control = [MaximumLikelihood],
            },
            new("minimax-gan-has-the-least-jsd")
            {
                Statement = "The minimax GAN fits the Gaussian of least JSD, which is that of one mode.",
                Published = "the optimal generator minimises JSD",
                Formula = @"\max_\theta \min_w \;=\; \log 4 - 2 \min_\theta \mathrm{JSD}(p_{data}, p_G)",
                Criterion = AboveLeast.AtMost(Near), On = [Minimax], Control = [MaximumLikelihood],
            },
            new("minimax-gan-covers-both-modes")
            {
                Statement = "The minimax GAN stays at a Gaussian over both modes: at least 0.2 of it is on the side of either.",
                Published = "the optimal generator minimises JSD",
                Criterion = LesserSide.AtLeast(0.2), On = [Minimax], Control = [NonSaturating],
            },
            new("gan-has-less-likelihood")
            {
                Locus = "Section 3.6",
                Statement = "The non-saturating GAN has less likelihood than the fit of maximum likelihood, by 5 nats a point or more.",
                Published = "no empirical lower bounds",
                Criterion = LogLikelihood.Exceeds(5), On = [MaximumLikelihood, NonSaturating], Control = [OneModeLikelihood, OneModeGan],
            },
        ],
        Figures = Draw,
    };

    static readonly double[] Two = [-Apart, Apart], One = [Apart];

    internal static readonly Arm<Row> MaximumLikelihood = new("likelihood", "maximum likelihood", run => OfLikelihood(run, Two));
    internal static readonly Arm<Row> NonSaturating = new(
        "gan", "GAN, non-saturating cost", run => OfGan(run, Two, GameCost.NonSaturating));
    internal static readonly Arm<Row> Minimax = new("gan-minimax", "GAN, minimax cost", run => OfGan(run, Two, GameCost.Minimax));
    internal static readonly Arm<Row> OneModeLikelihood = new(
        "likelihood-one-mode", "maximum likelihood for data of one mode", run => OfLikelihood(run, One));
    internal static readonly Arm<Row> OneModeGan = new(
        "gan-one-mode", "GAN for data of one mode", run => OfGan(run, One, GameCost.NonSaturating));

    /// <summary>The JSD of the best Gaussian for two modes, found from one of them.</summary>
    static readonly Lazy<double> LeastJsd = new(() =>
        GaussianFit.Minimise(FDivergences.JensenShannon, Law(Two), (Apart, 1)).Divergence.Value);
    static readonly Quantity<Row> LesserSide = new("probability of the lesser side", row => row.LesserSide);
    static readonly Quantity<Row> LogLikelihood = new("mean log-likelihood of the data's law", row => row.LogLikelihood);
    static readonly Quantity<Row> AboveLeast = new("JSD less the least of any Gaussian", row => row.Jsd - LeastJsd.Value);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var curves = measurements.Points(row => row.Curve);
        yield return new Figure("fits", "One Gaussian for two modes: likelihood covers both, a GAN need not")
        {
            Paper = new PaperLocus("Lecture", "Section 3.4"),
            Caption = "Data of two modes, the Gaussian of maximum likelihood, and those of a GAN with either cost. "
                + "Maximum likelihood covers both modes and puts most samples where no data are. The minimax GAN stays near it, at a local "
                + "minimum of JSD. The non-saturating GAN moves to one mode and has not arrived in every seed. The figure shows three.",
            AltText = "Three panels of density against x from -12 to 12. The data have two humps. The fits of maximum likelihood and of "
                + "the minimax GAN are one low, broad hump. That of the non-saturating GAN is a high hump over one mode, or still broad.",
            PanelsPerRow = 3, ShareY = true,
            Panels = [.. curves.Of(MaximumLikelihood).Seeds.Select((_, seed) => new Panel(
                new Axis("x", Axis.Dimensionless), new Axis("density", Axis.Dimensionless))
            {
                Title = $"seed {seed}",
                Traces =
                [
                    Of(MaximumLikelihood, seed).Line("data", at => at.X, at => at.Data),
                    Of(MaximumLikelihood, seed).Line("maximum likelihood", at => at.X, at => at.Model),
                    Of(NonSaturating, seed).Line("GAN, non-saturating", at => at.X, at => at.Model),
                    Of(Minimax, seed).Line("GAN, minimax", at => at.X, at => at.Model),
                ],
            })],
        };

        Points<Place> Of(Arm<Row> arm, int seed) => curves.Of(arm).OfReplicate(seed);
    }

    const double Apart = 6;             // from 5 on the best Gaussian under JSD leaves a mode out (KlDirections)
    const double Near = 0.01;           // the two minima of JSD, 0.22 and 0.30, are eight times as far apart
    const int Count = 2000, Drawn = 3;

    static LineDensity Law(double[] modes) =>
        LineDensity.Mixture([.. modes.Select(_ => 1.0 / modes.Length)], [.. modes.Select(mode => LineDensity.Gaussian(mode, 1))]);

    /// <summary>Draws, [count, 1], of unit Gaussians in equal parts.</summary>
    static Tensor Sample(double[] modes, long count, Generator generator) =>
        tensor(modes).index_select(0, randint(0, modes.Length, [count], dtype: int64, generator: generator)).to(float32).reshape(count, 1)
            + randn(count, 1, generator: generator);

    static Row OfLikelihood(Run run, double[] modes)
    {
        using var scope = NewDisposeScope();
        using var stream = new Draws(run.Seed, CPU).Stream("draws");
        var draws = Sample(modes, Count, stream).to(float64);
        return Examined(run, modes, draws.mean().ToDouble(), draws.std(unbiased: false).ToDouble());
    }

    static Row OfGan(Run run, double[] modes, GameCost cost)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, CPU);
        using var weights = draws.Stream("weights");
        var settings = new GameSettings(cost)
        {
            Steps = run.Steps(smoke: 20, standard: 2400),       // in half of them some generators do not reach the mode
            Batch = 128, DiscriminatorSteps = 3, DiscriminatorRate = 5e-3, GeneratorRate = 1e-2,    // the data are 6 from the start
        };
        using var game = new AdversarialGame(
            Mlp.Create(weights, CPU, 1, 1), Mlp.Create(weights, CPU, 1, 32, 32, 1), settings,
            (count, data) => Sample(modes, count, data), draws, latent: 1);
        while (game.StepsTaken < settings.Steps) game.Step();
        double[] parameters = [.. game.Generator.parameters().Select(parameter => parameter.to(float64).ToDouble())];
        return Examined(run, modes, parameters[1], Math.Abs(parameters[0]));
    }

    static Row Examined(Run run, double[] modes, double mean, double sd)
    {
        var (law, model) = (Law(modes), LineDensity.Gaussian(mean, sd));
        return new(
            mean, sd, LineDensity.Gaussian(Math.Abs(mean), sd).Mass(new Interval(double.NegativeInfinity, 0)).Value,
            -Math.Log(sd * Math.Sqrt(2 * Math.PI)) - modes.Average(mode => (mode - mean) * (mode - mean) + 1) / (2 * sd * sd),
            FDivergences.JensenShannon.Between(law, model).Value,
            run.Replicate >= Drawn ? []
                : [.. Enumerable.Range(-60, 121).Select(i => i / 5.0).Select(x => new Place(x, law.At(x), model.At(x)))]);
    }

    /// <param name="Mean">The fit's mean.</param>
    /// <param name="Sd">The fit's standard deviation.</param>
    /// <param name="LesserSide">The fit's probability on the side of 0 where it has less.</param>
    /// <param name="LogLikelihood">Mean log-density of the fit under the data's law, in nats.</param>
    /// <param name="Jsd">JSD of the fit from the data's law, in nats.</param>
    /// <param name="Curve">Densities along the line, of the first three seeds.</param>
    internal sealed record Row(double Mean, double Sd, double LesserSide, double LogLikelihood, double Jsd, IReadOnlyList<Place> Curve);

    /// <param name="X">The place.</param>
    /// <param name="Data">The data's density.</param>
    /// <param name="Model">The fit's density.</param>
    internal sealed record Place(double X, double Data, double Model);
}
