namespace Replication.Experiments;

/// <summary>
/// Example 1's consequence: plain gradient descent on theta arrives at the data on W and does not move on JSD, by exact gradients and by
/// those of trained networks.
/// </summary>
static class Descent
{
    public static Study<Row> Study => new("descent", Paper.WassersteinGan, "Example 1, Figure 1", "Only descent on W reaches the data")
    {
        Seeds = 12,         // exact tests over eight could not pass Holm's correction over the many claims of this paper
        Arms = [Lines, Smoothed, Critic, Discriminator, SmoothedDiscriminator],
        Claims =
        [
            new("descent-on-w-arrives")
            {
                Statement = "Gradient descent of W moves theta from 1 to the data's line at 0.",
                Published = "theta -> 0",
                Formula = @"\theta_{t+1} = \theta_t - \eta_t \, \nabla_\theta W(\mathbb{P}_0, \mathbb{P}_{\theta_t}) \;\to\; 0",
                Criterion = Criteria.Respectively(
                    LeftOnW.BoundedBy(0, Tolerance.Absolute(Rate, "one step of the descent at its full rate")), LeftOnW.AtMost(0.1)),
                On = [Lines, Critic], Control = [Discriminator],
                ControlCriterion = LeftOnJsd.AtMost(0.1),       // the control descends the other divergence
            },
            new("descent-on-jsd-stands-still")
            {
                Statement = "Gradient descent of JSD does not move theta, because its gradient is 0.",
                Published = "gradient 0",
                Formula = @"\nabla_\theta \, \mathrm{JSD}(\mathbb{P}_0, \mathbb{P}_\theta) = 0 \;\text{ for } \theta \ne 0",
                Criterion = Criteria.Respectively(
                    MovedOnJsd.Is(0, Tolerance.Absolute(1e-9, "both sides are computed to double precision")), MovedOnJsd.AtMost(0.1)),
                On = [Lines, Discriminator], Control = [Smoothed, SmoothedDiscriminator],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Lines = new("lines", "exact gradients of the singular lines", _ => new(
        [.. Path(OnW, Exactly(Exact.WassersteinGradient)), .. Path(OnJsd, Exactly(Exact.JensenShannonGradient))]))
    {
        Random = false,
    };
    internal static readonly Arm<Row> Smoothed = new(
        "smoothed", "exact gradients with N(0, 0.25) added to x",
        _ => new(Path(OnJsd, Exactly(theta => Exact.SmoothedJensenShannonGradient(theta, Distances.Smoothing)))))
    {
        Random = false,
    };
    internal static readonly Arm<Row> Critic = new(
        "critic", "trained critic with gradient penalty",
        run => new(Path(OnW, new TrainedPlayer(wasserstein: true, smoothing: 0, run).Descend())));
    internal static readonly Arm<Row> Discriminator = new(
        "discriminator", "trained discriminator, minimax cost",
        run => new(Path(OnJsd, new TrainedPlayer(wasserstein: false, smoothing: 0, run).Descend())));
    internal static readonly Arm<Row> SmoothedDiscriminator = new(
        "discriminator-smoothed", "trained discriminator, N(0, 0.25) added to x",
        run => new(Path(OnJsd, new TrainedPlayer(wasserstein: false, Distances.Smoothing, run).Descend())));

    static readonly Quantity<Row> LeftOnW = new("|theta| after descent on W", row => Math.Abs(row.Final(OnW)));
    static readonly Quantity<Row> LeftOnJsd = new("|theta| after descent on JSD", row => Math.Abs(row.Final(OnJsd)));
    static readonly Quantity<Row> MovedOnJsd = new("distance moved by descent on JSD", row => Math.Abs(row.Final(OnJsd) - Start));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var places = measurements.Points(row => row.Descent);
        var (step, theta) = (new Axis("step", "updates of θ"), new Axis("θ", Axis.Dimensionless));

        yield return new Figure("descent", "Gradient descent on θ")
        {
            Paper = new PaperLocus("WGAN", "Example 1"),
            Caption = "Plain gradient descent from θ = 1. On W it reaches 0, with the exact gradient and with a trained critic's. On JSD "
                + "it does not move. With noise on x JSD has a gradient, and descent reaches 0 too. Each line is one seed.",
            AltText = "Two panels of theta against steps. On W every line falls from 1 to 0. On JSD the lines stay at 1; only the "
                + "smoothed ones fall.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                new Panel(step, theta)
                {
                    Title = "descending W",
                    Traces = [.. Paths(Lines, OnW, "exact"), .. Paths(Critic, OnW, "trained")],
                },
                new Panel(step, theta)
                {
                    Title = "descending JSD",
                    Traces =
                    [
                        .. Paths(Lines, OnJsd, "exact"),
                        .. Paths(Discriminator, OnJsd, "trained"),
                        .. Paths(Smoothed, OnJsd, "exact, smoothed"),
                        .. Paths(SmoothedDiscriminator, OnJsd, "trained, smoothed"),
                    ],
                },
            ],
        };

        IEnumerable<Trace> Paths(Arm<Row> arm, string by, string name) =>
            places.Of(arm).Where(place => place.By, by).LinePerSeed(name, place => place.Step, place => place.Theta);
    }

    internal const double Start = 1;
    internal const int Steps = 200;
    const double Rate = 0.02;               // 50 steps lead from 1 to 0 at W's slope of 1
    const string OnW = "W", OnJsd = "JSD";

    /// <summary>The learning rate of a step, counted from 1: constant, then falling to 0 over the second half of the steps.</summary>
    internal static double RateAt(int step) => LearningRate.HalfDecay(Rate, step, Steps);

    static IReadOnlyList<double> Exactly(Func<double, double> gradient)
    {
        var thetas = new List<double> { Start };
        for (var step = 1; step <= Steps; step++) thetas.Add(thetas[^1] - RateAt(step) * gradient(thetas[^1]));
        return thetas;
    }

    static IReadOnlyList<Place> Path(string by, IReadOnlyList<double> thetas) =>
        [.. thetas.Select((theta, step) => new Place(by, step, theta))];

    internal sealed record Row(IReadOnlyList<Place> Descent)
    {
        /// <summary>Where a descent ended; NaN, which supports no claim, where there was none.</summary>
        public double Final(string by) => Descent.LastOrDefault(place => place.By == by)?.Theta ?? double.NaN;
    }

    /// <param name="By">What is descended: W or JSD.</param>
    /// <param name="Step">Gradient steps taken.</param>
    /// <param name="Theta">Where the moving line is after them.</param>
    internal sealed record Place(string By, int Step, double Theta);
}
