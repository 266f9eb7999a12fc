using Replication.Evidence;

namespace Replication.Experiments;

public static partial class GradientPenalty
{
    /// <summary>The W1 that counts as arrived: a quarter of the way's start, five times what two samples of the ring differ by.</summary>
    const double Arrived = 0.25;

    /// <summary>The W1 that counts as having learnt the ring at all: above every run that covers it, however blurred, below every one that wanders.</summary>
    const double Learnt = 0.4;

    static readonly Quantity<Row> StepsToArrive = new("generator steps to W1 <= 0.25 (all of them where it is not reached)", row => Arrival(row).Step);

    static readonly Quantity<Row> WorkToArrive =
        new("floating-point operations to W1 <= 0.25, in billions (all of them where it is not reached)", row => Arrival(row).Gigaflops);

    static readonly Quantity<Row> FinalW = new("W1 after training", row => row.Course is [.., var last] ? last.Wasserstein : double.NaN);

    static readonly Quantity<Row> EarlyW = new(
        "W1 at the first look after training has begun", row => row.Course is [_, var early, ..] ? early.Wasserstein : double.NaN);

    const string RingDeviation =
        "The ring of 8 Gaussians, MLPs of width 64 and exact W1 in place of CIFAR-10, DCGANs and the inception score.";

    const string RateDeviation =
        "The ring of 8 Gaussians with MLPs of width 64, Adam(0.5, 0.9) and rates near 1e-3 that fall over the second half, as the "
        + "released toy code's beta1; the paper's defaults are 1e-4 and beta1 = 0.";

    static IReadOnlyList<ArmsClaim<Row>> TrainingClaims =>
    [
        Sooner("faster-in-steps", "fewer generator steps", StepsToArrive, 1.25),
        Sooner("faster-in-arithmetic", "less arithmetic, though its steps cost more", WorkToArrive, 1),
        new()
        {
            Id = "ends-closer",
            Paper = Paper.ImprovedWassersteinGan,
            Locus = "Figure 3, section 5.2",
            Statement = "After equally many generator steps the gradient penalty leaves a generator closer to the data than weight clipping does.",
            Published = "higher inception score at the end",
            Deviation = RingDeviation,
            Judgement = Judge.GreaterByFactor(FinalW, "ring-clip", "ring-penalty", 1.25),
            Control = Judge.GreaterByFactor(FinalW, "ring-clip", "ring-lambda-10", 1.25),
        },
        Learns(
            "lambda-10-equal-rates",
            "lambda = 10 and one rate for both players, as Algorithm 1 has them, train a generator at the rate that serves lambda = 0.1 (1e-3).",
            "works well across architectures and data sets",
            "ring-lambda-10", EarlyW),
        Learns(
            "lambda-10-fast-critic",
            "lambda = 10 and one rate for both players train a generator when the critic learns three times as fast (3e-3).",
            "lambda = 10",
            "ring-lambda-10-fast", FinalW),
        Learns(
            "lambda-10-slow-generator",
            "With that critic, lambda = 10 also trains a generator whose rate is a tenth of the critic's (3e-4 against 3e-3).",
            "lambda = 10",
            "ring-lambda-10-slow", FinalW),
        Learns(
            "lambda-0.1-equal-rates",
            "With lambda = 0.1, the released toy code's, one rate for both players is enough.",
            "\"smaller lambda makes things faster for toy tasks\"",
            "ring-penalty", FinalW),
    ];

    static ArmsClaim<Row> Sooner(string id, string how, Quantity<Row> cost, double factor) => new()
    {
        Id = id,
        Paper = Paper.ImprovedWassersteinGan,
        Locus = "Figure 3, section 5.2",
        Statement = $"With the gradient penalty a generator reaches a given distance from the data with {how} than with weight clipping.",
        Published = "faster than clipping in iterations and in wall-clock time",
        Deviation = RingDeviation,
        Judgement = Judge.GreaterByFactor(cost, "ring-clip", "ring-penalty", factor),
        Control = Judge.GreaterByFactor(cost, "ring-clip", "ring-lambda-10", factor),
    };

    static ArmsClaim<Row> Learns(string id, string statement, string published, string arm, Quantity<Row> control) => new()
    {
        Id = id,
        Paper = Paper.ImprovedWassersteinGan,
        Locus = "Section 4, Algorithm 1",
        Statement = statement,
        Published = published,
        Deviation = RateDeviation,
        Judgement = Judge.AllSeeds(FinalW, arm, Requirement.AtMost(Learnt)),
        Control = Judge.AllSeeds(control, "ring-lambda-10", Requirement.AtMost(Learnt)),
    };

    static RingLook Arrival(Row row) => row.Course.FirstOrDefault(look => look.Wasserstein <= Arrived) ?? row.Course[^1];

    static IReadOnlyList<ArmsClaim<Row>> Claims => [.. TheoryClaims, .. CriticClaims, .. TrainingClaims];
}
