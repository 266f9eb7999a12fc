using Replication.Evidence;

namespace Replication.Experiments;

public static partial class ParallelLines
{
    static readonly double LogTwo = Math.Log(2);

    static readonly Sweep<Row, Distances> AllTheta = new("theta on the grid", row => row.Distances);

    static readonly Sweep<Row, Distances> Apart = new("theta on the grid, theta != 0", row => [.. row.Distances.Where(point => point.Theta != 0)]);

    static readonly Quantity<Distances> W = new("W1", point => point.Wasserstein ?? double.NaN);

    static readonly Quantity<Distances> Jsd = new("JSD", point => point.JensenShannon ?? double.NaN);

    static readonly Expected<Distances> Distance = new("|theta|", (_, point) => Math.Abs(point.Theta));

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are computed to double precision");

    static readonly Expected<Distances> LogTwoApart = new("log 2 [theta != 0]", (_, point) => point.Theta == 0 ? 0 : LogTwo);

    static readonly Quantity<Distances> SmallerKl =
        new("the smaller of both KLs", point => Math.Min(point.KullbackLeibler!.Value, point.ReverseKullbackLeibler!.Value));

    static readonly Quantity<Distances> Tv = new("TV", point => point.TotalVariation!.Value);

    static readonly Quantity<Row> WorstDistance = new(
        "largest |estimate - |theta|| on the grid",
        row => row.Distances.Max(point => Math.Abs((point.Wasserstein ?? point.JensenShannon!.Value) - Math.Abs(point.Theta))));

    static readonly Quantity<Row> LeastJsd = new("least JSD estimate on the grid", row => row.Distances.Min(point => point.JensenShannon!.Value));

    static readonly Quantity<Row> LeftOfW = new("|theta| after descent on W", row => Math.Abs(row.Final("W")));

    static readonly Quantity<Row> LeftOfAny = new("|theta| after descent", row => Math.Abs(row.Descent[^1].Theta));

    static readonly Quantity<Row> MovedByJsd = new("distance moved by descent on JSD", row => Math.Abs(row.Final("JSD") - Start));

    static IReadOnlyList<ArmsClaim<Row>> Claims =>
    [
        Example1("w-is-distance", "W(P_0, P_theta) = |theta|.", "|theta|",
            @"W(\mathbb{P}_0, \mathbb{P}_\theta) = |\theta|",
            Judge.Both(
                Judge.ClosedForm(AllTheta, W, Distance, Rounding, "lines"),
                Judge.AllSeeds(WorstDistance, "sampled", Requirement.AtMost(0.1))),
            Judge.ClosedForm(AllTheta, Jsd, Distance, Rounding, "lines")),
        Example1("jsd-is-log-2", "JSD(P_0, P_theta) = log 2 for every theta != 0, and 0 for theta = 0.", "log 2",
            @"\mathrm{JSD}(\mathbb{P}_0, \mathbb{P}_\theta) = \log 2 \;\text{ if } \theta \ne 0, \quad 0 \;\text{ if } \theta = 0",
            Judge.ClosedForm(AllTheta, Jsd, LogTwoApart, Rounding, "lines"),
            Judge.ClosedForm(AllTheta, Jsd, LogTwoApart, Rounding, "smoothed")),
        Example1("kl-is-infinite", "KL(P_0 || P_theta) = KL(P_theta || P_0) = +infinity for theta != 0.", "+infinity",
            @"\mathrm{KL}(\mathbb{P}_0 \,\|\, \mathbb{P}_\theta) = \mathrm{KL}(\mathbb{P}_\theta \,\|\, \mathbb{P}_0) = +\infty",
            Judge.ClosedForm(Apart, SmallerKl, double.PositiveInfinity, Rounding, "lines"),
            Judge.ClosedForm(Apart, SmallerKl, double.PositiveInfinity, Rounding, "smoothed")),
        Example1("tv-is-1", "TV(P_0, P_theta) = 1 for theta != 0.", "1",
            @"\mathrm{TV}(\mathbb{P}_0, \mathbb{P}_\theta) = 1",
            Judge.ClosedForm(Apart, Tv, 1, Rounding, "lines"),
            Judge.ClosedForm(Apart, Tv, 1, Rounding, "smoothed")),
        Example1("critic-measures-distance", "A trained critic measures |theta|.", "|theta|",
            @"\max_{\|f\|_L \le 1} \mathbb{E} f(0, Z) - \mathbb{E} f(\theta, Z) = |\theta|",
            Judge.AllSeeds(WorstDistance, "critic", Requirement.AtMost(0.05)),
            Judge.AllSeeds(WorstDistance, "discriminator", Requirement.AtMost(0.05))),
        Example1("discriminator-sees-no-distance", "A trained discriminator certifies nearly log 2 at every theta != 0.", "log 2",
            @"\log 2 + \tfrac{1}{2} \max_D \left( \mathbb{E} \log D(0, Z) + \mathbb{E} \log (1 - D(\theta, Z)) \right) = \log 2",
            Judge.AllSeeds(LeastJsd, "discriminator", Requirement.AtLeast(0.95 * LogTwo)),
            Judge.AllSeeds(LeastJsd, "discriminator-smoothed", Requirement.AtLeast(0.95 * LogTwo))),
        Example1("descent-on-w-arrives", "Gradient descent on theta learns the line when it descends W.", "theta -> 0",
            @"\theta_{t+1} = \theta_t - \eta_t \, \nabla_\theta W(\mathbb{P}_0, \mathbb{P}_{\theta_t}) \;\to\; 0",
            Judge.Both(
                Judge.Bound(LeftOfW, 0, Tolerance.Absolute(0.02, "one step of the descent at its full rate"), "lines"),
                Judge.AllSeeds(LeftOfW, "critic", Requirement.AtMost(0.1))),
            Judge.AllSeeds(LeftOfAny, "discriminator", Requirement.AtMost(0.1))),
        Example1("descent-on-jsd-stands-still", "The same descent on JSD does not move: its gradient is 0.", "gradient 0",
            @"\nabla_\theta \, \mathrm{JSD}(\mathbb{P}_0, \mathbb{P}_\theta) = 0 \;\text{ for } \theta \ne 0",
            Judge.Both(
                Judge.ClosedForm(MovedByJsd, 0, Rounding, "lines"),
                Judge.AllSeeds(MovedByJsd, "discriminator", Requirement.AtMost(0.1))),
            Judge.Both(
                Judge.ClosedForm(MovedByJsd, 0, Rounding, "smoothed"),
                Judge.AllSeeds(MovedByJsd, "discriminator-smoothed", Requirement.AtMost(0.1)))),
    ];

    static ArmsClaim<Row> Example1(string id, string statement, string published, string formula, Judgement<Row> judgement, Judgement<Row> control) => new()
    {
        Id = id,
        Paper = Paper.WassersteinGan,
        Locus = "Example 1, Figure 1",
        Statement = statement,
        Published = published,
        Formula = formula,
        Judgement = judgement,
        Control = control,
    };
}
