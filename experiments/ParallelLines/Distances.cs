using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// Figure 1: what W, JSD, KL and TV are between lines at distance theta. Exact solvers give all of them; samples and a trained critic
/// estimate W, and a trained discriminator bounds JSD from below.
/// </summary>
static class Distances
{
    public static Study<Row> Study => new("distances", Paper.WassersteinGan, "Example 1, Figure 1", "W is |theta|; JSD, KL and TV are not")
    {
        Seeds = 12,         // exact tests over eight could not pass Holm's correction over the many claims of this paper
        Arms = [Lines, Smoothed, Sampled, Critic, Discriminator, SmoothedDiscriminator],
        Claims =
        [
            new("w-is-distance")
            {
                Statement = "W between the lines is |theta|.",
                Published = "|theta|",
                Formula = @"W(\mathbb{P}_0, \mathbb{P}_\theta) = |\theta|",
                Criterion = Criteria.Respectively(Everywhere.Is(W, Distance, Rounding), WorstError.AtMost(0.1)),  // an error of 512 samples
                On = [Lines, Sampled], Control = [Lines],
                ControlCriterion = Everywhere.Is(Jsd, Distance, Rounding),     // the control is the other divergence of the same lines
            },
            new("jsd-is-log-2")
            {
                Statement = "JSD between the lines is log 2 for every theta other than 0, and 0 for theta = 0.",
                Published = "log 2",
                Formula =
                    @"\mathrm{JSD}(\mathbb{P}_0, \mathbb{P}_\theta) = \log 2 \;\text{ if } \theta \ne 0, \quad 0 \;\text{ if } \theta = 0",
                Criterion = Everywhere.Is(Jsd, new("log 2 [theta != 0]", (_, point) => point.Theta == 0 ? 0 : LogTwo), Rounding),
                On = [Lines], Control = [Smoothed],
            },
            new("kl-is-infinite")
            {
                Statement = "KL between the lines is infinite in both directions for every theta other than 0.",
                Published = "+infinity",
                Formula =
                    @"\mathrm{KL}(\mathbb{P}_0 \,\|\, \mathbb{P}_\theta) = \mathrm{KL}(\mathbb{P}_\theta \,\|\, \mathbb{P}_0) = +\infty",
                Criterion = Apart.Is(SmallerKl, double.PositiveInfinity, Rounding),
                On = [Lines], Control = [Smoothed],
            },
            new("tv-is-1")
            {
                Statement = "The total variation distance between the lines is 1 for every theta other than 0.",
                Published = "1",
                Formula = @"\mathrm{TV}(\mathbb{P}_0, \mathbb{P}_\theta) = 1",
                Criterion = Apart.Is(Tv, 1, Rounding),
                On = [Lines], Control = [Smoothed],
            },
            new("critic-measures-distance")
            {
                Statement = "The gain of a trained critic gives |theta|.",
                Published = "|theta|",
                Formula = @"\max_{\|f\|_L \le 1} \mathbb{E} f(0, Z) - \mathbb{E} f(\theta, Z) = |\theta|",
                Criterion = WorstError.AtMost(0.05),
                On = [Critic], Control = [Discriminator],
            },
            new("discriminator-sees-no-distance")
            {
                Statement = "The JSD bound of a trained discriminator is nearly log 2 at every theta other than 0.",
                Published = "log 2",
                Formula =
                    @"\log 2 + \tfrac{1}{2} \max_D \left( \mathbb{E} \log D(0, Z) + \mathbb{E} \log (1 - D(\theta, Z)) \right) = \log 2",
                Criterion = LeastBound.AtLeast(0.95 * LogTwo),
                On = [Discriminator], Control = [SmoothedDiscriminator],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Lines =
        new("lines", "exact solvers on the singular lines", _ => Exactly(Exact.Singular)) { Random = false };
    internal static readonly Arm<Row> Smoothed =
        new("smoothed", "exact values with N(0, 0.25) added to x", _ => Exactly(at => Exact.Smoothed(at, Smoothing))) { Random = false };
    internal static readonly Arm<Row> Sampled = new("sampled", "exact assignment of 512 samples with independent z", Sample);
    internal static readonly Arm<Row> Critic =
        new("critic", "trained critic with gradient penalty", run => new([], Train(new(wasserstein: true, smoothing: 0, run)), []));
    internal static readonly Arm<Row> Discriminator =
        new("discriminator", "trained discriminator, minimax cost", run => new([], [], Train(new(wasserstein: false, smoothing: 0, run))));
    internal static readonly Arm<Row> SmoothedDiscriminator = new(
        "discriminator-smoothed", "trained discriminator, N(0, 0.25) added to x",
        run => new([], [], Train(new(wasserstein: false, Smoothing, run))));

    static readonly Sweep<Row, Divergences> Everywhere = new("theta on the grid", row => row.Divergences);
    static readonly Sweep<Row, Divergences> Apart =
        new("theta on the grid, theta != 0", row => [.. row.Divergences.Where(point => point.Theta != 0)]);
    static readonly Quantity<Divergences> W = new("W1", point => point.Wasserstein);
    static readonly Quantity<Divergences> Jsd = new("JSD", point => point.JensenShannon);
    static readonly Quantity<Divergences> SmallerKl =
        new("the smaller of both KLs", point => Math.Min(point.KullbackLeibler, point.ReverseKullbackLeibler));
    static readonly Quantity<Divergences> Tv = new("TV", point => point.TotalVariation);
    static readonly Expected<Divergences> Distance = new("|theta|", (_, point) => Math.Abs(point.Theta));

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are computed to double precision");

    static readonly Quantity<Row> WorstError = new(
        "largest |estimate - |theta|| on the grid", row => row.Estimates.Max(one => Math.Abs(one.Value - Math.Abs(one.Theta))));
    static readonly Quantity<Row> LeastBound = new("least JSD estimate on the grid", row => row.JensenShannonBounds.Min(one => one.Value));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var exact = measurements.Points(row => row.Divergences);
        var estimates = measurements.Points(row => row.WassersteinEstimates);
        var bounds = measurements.Points(row => row.JensenShannonBounds);
        var theta = new Axis("θ", Axis.Dimensionless);

        yield return new Figure("figure-1", "Two distances between parallel lines")
        {
            Paper = new PaperLocus("WGAN", "Figure 1"),
            Caption = "W between P_0 and P_θ falls linearly to 0 at θ = 0. JSD is log 2 at every other θ, so it has no gradient there. "
                + "With noise on x JSD has a gradient. Each dot is one trained network: a critic's estimate of W or a discriminator's "
                + "bound of JSD.",
            AltText = "Two panels over theta from -1 to 1. W falls linearly from 1 to 0 and rises again; trained critics lie on it. "
                + "JSD stays at log 2 except for 0 at theta = 0; trained discriminators lie just below it; the smoothed JSD is a bowl.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels =
            [
                new Panel(theta, new Axis("W", Axis.Dimensionless))
                {
                    Title = "Earth mover's distance",
                    Traces =
                    [
                        exact.Of(Lines).Line("exact", point => point.Theta, point => point.Wasserstein),
                        estimates.Of(Sampled).Dots("512 samples", point => point.Theta, point => point.Value),
                        estimates.Of(Critic).Dots("trained", point => point.Theta, point => point.Value),
                    ],
                },
                new Panel(theta, new Axis("JSD", "nats"))
                {
                    Title = "Jensen-Shannon divergence",
                    Traces =
                    [
                        exact.Of(Lines).Dots("exact", point => point.Theta, point => point.JensenShannon),
                        exact.Of(Smoothed).Line("exact, smoothed", point => point.Theta, point => point.JensenShannon),
                        bounds.Of(Discriminator).Dots("trained", point => point.Theta, point => point.Value),
                        bounds.Of(SmoothedDiscriminator).Dots("trained, smoothed", point => point.Theta, point => point.Value),
                    ],
                    References = [new HorizontalLine("log 2", Level.ClosedForm("log 2", LogTwo))],
                },
            ],
        };
    }

    internal const double Smoothing = 0.5;      // standard deviation of the control's noise: lines at distance 1 still overlap

    static readonly double LogTwo = Math.Log(2);

    static readonly double[] Grid = [.. Enumerable.Range(-16, 33).Select(i => i / 16.0)];

    static readonly double[] TrainedGrid = [-1, -0.5, -0.25, -0.125, 0.125, 0.25, 0.5, 1];   // none at 0, where the lines are one

    static Row Exactly(Func<double, Divergences> at) => new([.. Grid.Select(at)], [], []);

    static Row Sample(Run run)
    {
        var stream = new RandomStream("samples", run.Seed);
        return new([], [.. Grid.Select(theta => new Estimate(theta, Exact.Sampled(theta, stream)))], []);
    }

    static IReadOnlyList<Estimate> Train(TrainedPlayer player) =>
        [.. TrainedGrid.Select(theta => new Estimate(theta, player.Estimate(theta)))];

    /// <param name="Divergences">Exact values.</param>
    /// <param name="WassersteinEstimates">W of samples, or by a trained critic.</param>
    /// <param name="JensenShannonBounds">Lower bounds of JSD by a trained discriminator.</param>
    internal sealed record Row(
        IReadOnlyList<Divergences> Divergences, IReadOnlyList<Estimate> WassersteinEstimates, IReadOnlyList<Estimate> JensenShannonBounds)
    {
        /// <summary>What a network or samples give for the distance, whichever divergence it is of.</summary>
        public IEnumerable<Estimate> Estimates => [.. WassersteinEstimates, .. JensenShannonBounds];
    }

    /// <param name="Theta">Where the second line is; the first is at 0.</param>
    /// <param name="Wasserstein">W1(P_0, P_theta).</param>
    /// <param name="JensenShannon">JSD(P_0, P_theta), natural logarithm.</param>
    /// <param name="KullbackLeibler">KL(P_0 || P_theta).</param>
    /// <param name="ReverseKullbackLeibler">KL(P_theta || P_0).</param>
    /// <param name="TotalVariation">sup_A |P_0(A) - P_theta(A)|.</param>
    internal sealed record Divergences(
        double Theta,
        double Wasserstein,
        double JensenShannon,
        [MayBeInfinite] double KullbackLeibler,
        [MayBeInfinite] double ReverseKullbackLeibler,
        double TotalVariation);

    /// <param name="Theta">Where the second line is.</param>
    /// <param name="Value">The estimate there.</param>
    internal sealed record Estimate(double Theta, double Value);
}
