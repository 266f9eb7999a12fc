using Replication.Oracles.Divergences;

namespace Replication.Experiments;

/// <summary>
/// Theorem 1 and Corollary 1: along a line theta + h u through parameter space, W(P_r, P_theta) moves continuously and has a slope, while
/// JSD and KL jump. A network's laws lie on curves in the plane and are put on atoms, so that exact solvers give every distance.
/// </summary>
static class Continuity
{
    public static Study<Row> Study => new(
        "continuity", Paper.WassersteinGan, "Theorem 1", "W is continuous in the parameters of a network, JSD and KL are not")
    {
        Seeds = WeakTopology.Seeds,
        Deviation = "The latent is N(0, 1), put on 128 quantiles of equal mass.",
        Arms = [Network, AtData, Stepping, Density],
        Claims =
        [
            new("w-is-continuous")
            {
                Locus = "Theorem 1.1, Corollary 1",
                Statement = "W(P_r, P_theta) is continuous in the parameters of a feed-forward network.",
                Published = "continuous everywhere",
                Formula = @"\theta' \to \theta \Rightarrow W(\mathbb{P}_r, \mathbb{P}_{\theta'}) \to W(\mathbb{P}_r, \mathbb{P}_\theta)",
                Criterion = LeastChange.AtMost(1e-4), On = [Network, AtData], Control = [Stepping],
            },
            new("w-moves-no-farther-than-samples")
            {
                Locus = "Theorem 1, proof",
                Statement = "W(P_r, P_theta) changes by at most the mean distance that the generator's samples move.",
                Published = "W(P_theta, P_theta') <= E|g_theta(z) - g_theta'(z)|",
                Formula = @"|W(\mathbb{P}_r, \mathbb{P}_{\theta'}) - W(\mathbb{P}_r, \mathbb{P}_\theta)|"
                    + @" \le \mathbb{E}_z \|g_{\theta'}(z) - g_\theta(z)\|",
                Criterion = AlongTheLine.BoundedBy(ChangeOfW, Moved, Rounding), On = [Network, AtData, Density], Control = [AtData],
                ControlCriterion = AlongTheLine.BoundedBy(ChangeOfJsd, Moved, Rounding),    // the control is JSD of the same laws
            },
            new("w-is-differentiable")
            {
                Locus = "Theorem 1.2, Corollary 1",
                Statement = "W(P_r, P_theta) has equal slopes on both sides of almost every theta.",
                Published = "differentiable almost everywhere",
                Formula = @"\lim_{h \downarrow 0} \tfrac{W(\theta + h u) - W(\theta)}{h} = \lim_{h \downarrow 0} "
                    + @"\tfrac{W(\theta) - W(\theta - h u)}{h}",
                Criterion = SlopeGap.AtMost(1e-4), On = [Network], Control = [AtData],      // at P_theta = P_r W has its kink
            },
            new("jsd-jumps")
            {
                Locus = "Theorem 1.3",
                Statement = "JSD(P_r, P_theta) jumps by log 2 as a network leaves the data, however short the step.",
                Published = "statements 1-2 are false for JS",
                Formula = @"\mathrm{JSD}(\mathbb{P}_\theta, \mathbb{P}_{\theta'}) = \log 2 \;\text{ for all } \theta' \to \theta",
                Criterion = AlongTheLine.Is(ChangeOfJsd, new("log 2", (_, _) => Math.Log(2)), Rounding),
                On = [AtData], Control = [Density],
            },
            new("kl-jumps")
            {
                Locus = "Theorem 1.3",
                Statement = "Both KL divergences jump from 0 to infinity as a network leaves the data.",
                Published = "statements 1-2 are false for all the KLs",
                Formula = @"\mathrm{KL}(\mathbb{P}_\theta \,\|\, \mathbb{P}_{\theta'}) = \infty \;\text{ for all } \theta' \to \theta",
                Criterion = AlongTheLine.Is(SmallerKl, double.PositiveInfinity, Rounding), On = [AtData], Control = [Density],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Network = new(
        "network", "a network, data of another network", run => new MovingNetwork(run).Measure());
    internal static readonly Arm<Row> AtData = new(
        "network-at-data", "a network that starts at the data", run => new MovingNetwork(run) { StartsAtData = true }.Measure());
    internal static readonly Arm<Row> Stepping = new(
        "network-stepping", "the same, its samples shifted by sign(h)",
        run => new MovingNetwork(run) { StartsAtData = true, Shift = 1 }.Measure());
    internal static readonly Arm<Row> Density = new(
        "density", "g(z) = theta + z with z ~ N(0, 1), which has a density", _ => OfDensity()) { Random = false };

    static readonly Sweep<Row, Step> AlongTheLine = new("step h along the line", row => row.Steps);
    static readonly Quantity<Step> ChangeOfW = new("change of W", step => step.ChangeOfW);
    static readonly Quantity<Step> ChangeOfJsd = new("change of JSD", step => step.ChangeOfJsd);
    static readonly Quantity<Step> SmallerKl = new("the smaller of both KLs", step => Math.Min(step.Kl, step.ReverseKl));
    static readonly Expected<Step> Moved = new("mean distance of the samples", (_, step) => step.Moved);
    static readonly Quantity<Row> LeastChange = new("change of W at the shortest step", row => row.Steps[^1].ChangeOfW);
    static readonly Quantity<Row> SlopeGap = new("gap of both slopes of W at the shortest step", row => row.Steps[^1].SlopeGap);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are computed to double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var steps = measurements.Points(row => row.Steps);
        var h = new Axis("step h", Axis.Dimensionless) { Log = true };
        yield return new Figure("continuity", "What changes as the parameters take ever shorter steps")
        {
            Paper = new PaperLocus("WGAN", "Theorem 1"),
            Caption = "Shorter steps are to the left. The change of W falls with the step, except for a generator that itself jumps. At "
                + "the data W has a kink: its slopes on both sides differ. JSD is at log 2 after the shortest step, unless the law has a "
                + "density. Each line is one seed; the law with a density is exact.",
            AltText = "Three panels over the step, from a millionth to 1. Changes of W fall in proportion to the step and one control "
                + "stays at 1. The gap of slopes falls for a network elsewhere and stays near its size for a network at the data. JSD is "
                + "flat at log 2 for the network and falls for the density.",
            PanelsPerRow = 3,
            ShareX = true,
            Panels =
            [
                new Panel(h, new Axis("change of W", Axis.Dimensionless) { Log = true })
                {
                    Title = "W is continuous",
                    Traces =
                    [
                        .. PerSeed(Network, x => x.ChangeOfW), .. PerSeed(AtData, x => x.ChangeOfW),
                        .. PerSeed(Stepping, x => x.ChangeOfW),
                    ],
                },
                new Panel(h, new Axis("gap of slopes", Axis.Dimensionless) { Log = true })
                {
                    Title = "W has a slope off the data",
                    Traces = [.. PerSeed(Network, x => x.SlopeGap), .. PerSeed(AtData, x => x.SlopeGap)],
                },
                new Panel(h, new Axis("change of JSD", "nats") { Log = true })
                {
                    Title = "JSD jumps",
                    Traces = [.. PerSeed(AtData, x => x.ChangeOfJsd), .. PerSeed(Density, x => x.ChangeOfJsd)],
                    References = [new HorizontalLine("log 2", Level.ClosedForm("log 2", Math.Log(2)))],
                },
            ],
        };

        IEnumerable<Trace> PerSeed(Arm<Row> arm, Expression<Func<Step, object?>> y) => steps.Of(arm).Where(y, value => value > 0)
            .OrderBy(step => step.H).LinePerSeed(Names[arm.Name], step => step.H, y);
    }

    static readonly Dictionary<string, string> Names = new()
    {
        [Network.Name] = "network", [AtData.Name] = "network at the data", [Stepping.Name] = "network that jumps",
        [Density.Name] = "law with a density",
    };

    /// <summary>From 1 to a millionth: short enough for slopes without curvature, long enough for slopes without rounding.</summary>
    internal static readonly double[] StepLengths = [.. Enumerable.Range(0, 11).Select(k => Math.Pow(4, -k))];

    /// <summary>theta + z against z: every number of N(h, 1) and N(0, 1) is known, and W is the step.</summary>
    static Row OfDensity() => new([.. StepLengths.Select(h =>
    {
        var kl = ShiftedGaussians.KullbackLeibler(h);       // the same both ways
        return new Step(h, h, h, SlopeGap: 2, ShiftedGaussians.JensenShannon(h).Value, kl, kl);
    })]);

    internal sealed record Row(IReadOnlyList<Step> Steps);

    /// <param name="H">Length of the step along the unit direction u.</param>
    /// <param name="Moved">E |g_{theta + hu}(z) - g_theta(z)|.</param>
    /// <param name="ChangeOfW">|W(P_r, P_{theta + hu}) - W(P_r, P_theta)|.</param>
    /// <param name="SlopeGap">The absolute difference of the slopes of W over [0, h] and over [-h, 0].</param>
    /// <param name="ChangeOfJsd">|JSD(P_r, P_{theta + hu}) - JSD(P_r, P_theta)|, natural logarithm.</param>
    /// <param name="Kl">KL(P_r || P_{theta + hu}).</param>
    /// <param name="ReverseKl">KL(P_{theta + hu} || P_r).</param>
    internal sealed record Step(
        double H,
        double Moved,
        double ChangeOfW,
        double SlopeGap,
        double ChangeOfJsd,
        [MayBeInfinite] double Kl,
        [MayBeInfinite] double ReverseKl);
}
