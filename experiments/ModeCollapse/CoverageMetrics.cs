using Replication.Oracles.ClosedForms.ModeCoverage;

namespace Replication.Experiments;

/// <summary>VEEGAN, section 5.1: what its metrics, and PacGAN's, report of samplers whose faults are known. Nothing is trained.</summary>
static class CoverageMetrics
{
    public static Study<CollapseRow> Study => new("metrics", Paper.Veegan, "Section 5.1", "The metrics tell data, collapse and blur apart")
    {
        Seeds = ModeCollapse.Seeds,
        Arms = [.. CollapseTarget.Both.SelectMany(On)],
        Claims =
        [
            new("perfect-sampler")
            {
                Statement = "The metrics recognise the data: samples of the target cover every mode. A share of 1 - exp(-4.5) of them, "
                    + "98.889 %, is within 3 standard deviations.",
                Published = "all modes; the share is not given, and a GAN of 99.3 % on the ring is narrower than the data",
                Formula = @"P(\chi^2_2 \le 9) = 1 - e^{-9/2}",
                Criterion = Criteria.Respectively([.. Perfect.Keys.Select(target =>
                    Quality.MeanIs(PerfectQuality, margin: 0.005).And(CollapseRow.Covered.Meets(Requirement.Exactly(target.Modes))))]),
                On = [.. Perfect.Values], Control = [.. Blur.Values],
            },
            new("one-mode-is-flagged")
            {
                Statement = "The nearest-mode histogram recognises collapse: samples of one mode of K score log K, though nearly all are "
                    + "of high quality.",
                Published = "the reverse KL of PacGAN's Table 1",
                Formula = @"\mathrm{KL}(\hat q \,\|\, \text{uniform}) = \log K",
                Criterion = Criteria.Respectively([.. OneMode.Keys.Select(target => CollapseRow.Kl
                    .Is(new("log K", (_, _) => Math.Log(target.Modes)), Tolerance.Absolute(1e-9, "the histogram has one bar"))
                    .And(Quality.AtLeast(0.95)))]),
                On = [.. OneMode.Values], Control = [.. Perfect.Values],
            },
            new("blur-is-flagged")
            {
                Statement = "The share of high quality recognises blur: samples of one broad Gaussian hit the ring's nearest modes evenly, "
                    + "and fewer than one in twenty is of high quality.",
                Published = "modes and quality are reported together",
                Criterion = CollapseTarget.Ring.Even.And(Quality.AtMost(0.05)),
                On = [Blur[CollapseTarget.Ring]], Control = [Perfect[CollapseTarget.Ring]],
            },
        ],
        Figures = _ => [],      // the samplers are drawn beside the trained generators, in losses/final
    };

    internal static readonly Dictionary<CollapseTarget, Arm<CollapseRow>> Perfect =
        Sampler("perfect", "samples of the target itself", (target, count, stream) => target.Sample(count, stream), shown: true);

    internal static readonly Dictionary<CollapseTarget, Arm<CollapseRow>> OneMode = Sampler(
        "one-mode", "samples of one mode", (target, count, stream) => randn(count, 2, generator: stream) * target.StandardDeviation
            + tensor([(float)target.Centres[0].X, (float)target.Centres[0].Y]));

    internal static readonly Dictionary<CollapseTarget, Arm<CollapseRow>> Blur =
        Sampler("blur", "samples of one Gaussian of the target's covariance", (target, count, stream) =>
            randn(count, 2, generator: stream) * Math.Sqrt(     // both coordinates are centred and spread alike
                target.Centres.Average(centre => centre.X * centre.X) + target.StandardDeviation * target.StandardDeviation));

    /// <summary>The samplers on a target.</summary>
    internal static Arm<CollapseRow>[] On(CollapseTarget target) => [.. Named(target).Select(one => one.Arm)];

    /// <summary>The same with the names that a figure gives them.</summary>
    internal static (string Name, Arm<CollapseRow> Arm)[] Named(CollapseTarget target) =>
        [("data", Perfect[target]), ("one mode", OneMode[target]), ("blur", Blur[target])];

    static Dictionary<CollapseTarget, Arm<CollapseRow>> Sampler(
        string name, string what, Func<GaussianModes, long, Generator, Tensor> sample, bool shown = false) =>
        CollapseTarget.Both.ToDictionary(
            target => target, target => Sampler($"{target.Name}-{name}", $"{target.Title}, {what}", target.On, sample, shown));

    static Arm<CollapseRow> Sampler(
        string name, string what, Func<Device, GaussianModes> on, Func<GaussianModes, long, Generator, Tensor> sample, bool shown) =>
        new(name, what, run =>
        {
            using var modes = on(CPU);
            return new ModeWatch(modes, new(run.Seed, CPU), run) { Shown = shown }.Judge((count, stream) => sample(modes, count, stream));
        });

    static readonly Quantity<CollapseRow> Quality = new("share of high-quality samples", row => row.HighQuality);

    /// <summary>The data's own: two standard normal coordinates are within 3 with probability 1 - exp(-9 / 2).</summary>
    internal static readonly double PerfectQuality = PerfectSampler.HighQualityFraction(2);
}
