using Replication.Evidence;

namespace Replication.Report.Tests;

/// <summary>Parts, findings and rulings to tell.</summary>
internal static class Rulings
{
    internal static Arm Ours { get; } = new("ours", "the claim");

    internal static Arm Control { get; } = new("control", "must fail");

    internal static Arm Exact { get; } = new("exact", "closed form") { Random = false };

    /// <summary>A mean of three runs, one lost.</summary>
    internal static Part Mean { get; } = new()
    {
        Statistic = new(Summary.Mean, "value", ["ours"]),
        Requirement = new Quantity<object>("value", _ => 0).MeanAtLeast(0.5, 0.3).On(Ours).Conditions[0].Requirement,
        Value = 1.0375,
        Low = 0.9375,
        High = 1.1497,
        Interval = "95 % bootstrap",
        Met = true,
        Seeds = 8,
        Test = new("sign-flip permutation test, exact", 0.00390625, 0.00390625),
        Samples = [new("ours", [1, 1.25, double.NaN])],
    };

    /// <summary>A count of runs that meet their requirement.</summary>
    internal static Part Counted { get; } = Of(
        new Quantity<Trial>("modes covered", trial => trial.Value).AtLeast(7).On(Ours), 8, 8, 8, 8, 8, 8, 8, 6);

    internal static Part Failing { get; } = Mean with
    {
        Statistic = new(Summary.Mean, "value", ["control"]), Met = false, Value = 0.1, Low = 0.05, High = 0.15,
        Test = new("sign-flip permutation test, exact", 0.9, null), Samples = [new("control", [0.1, 0.2])],
    };

    internal static Claim Claim { get; } = new()
    {
        Id = "first", Paper = Paper.Gan, Locus = "Theorem 1", Statement = "W <= |theta| * 2 for P_theta.", Published = "log 2",
    };

    internal static Ruling Ruling { get; } = One(Claim, Mean);

    /// <summary>The ruling on a claim of the given parts at standard scale.</summary>
    internal static Ruling One(Claim claim, params Part[] parts) => One(claim, new Finding(parts), new Finding([Failing]));

    internal static Ruling One(Claim claim, Finding finding, Finding control, Scale scale = Scale.Standard) =>
        Assert.Single(Verdicts.Of([new("Sample", scale, [new(claim, finding, control)])]));

    internal static Part Undecided(string obstacle) => Mean with
    {
        Met = false, Value = double.NaN, Low = double.NaN, High = double.NaN, Interval = "none", Test = null, Samples = [], Obstacle = obstacle,
    };

    /// <summary>The part of a judgement of one condition on the runs of the arm 'ours', and of 'control' where it takes part.</summary>
    internal static Part Of(Judgement<Trial> judgement, params double[] values) => Of(judgement, values, values);

    internal static Part Of(Judgement<Trial> judgement, double[] ours, double[] control)
    {
        Arm[] arms = [Ours, Control, Exact];
        double[] Values(Arm arm) => arm.Name switch { "ours" => ours, "control" => control, _ => ours[..1] };
        var rows = arms.SelectMany(arm => Values(arm).Select((value, run) => new MeasuredRow(arm.Name, run, run, new Trial(value, [value, 2 * value]))));
        return Assert.Single(judgement.Apply(new(arms, [.. rows]), "claim").Parts);
    }
}

/// <summary>What a sample run measures.</summary>
public sealed record Trial(double Value, IReadOnlyList<double> Curve);
