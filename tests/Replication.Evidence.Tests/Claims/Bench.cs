namespace Replication.Evidence.Tests.Claims;

public sealed record Trial(double Value, double Theta, IReadOnlyList<Step> Curve)
{
    public static implicit operator Trial(double value) => new(value, 1, []);
}

public sealed record Step(double Estimate, double Truth);

/// <summary>Small measurements to judge, and the quantities read off them.</summary>
static class Bench
{
    public static readonly Arm Exact = new("exact", "closed form") { Random = false };
    public static readonly Arm Ours = new("ours", "the claim");
    public static readonly Arm Control = new("control", "must fail");

    public static readonly Quantity<Trial> Value = new("value", trial => trial.Value);
    public static readonly Quantity<Trial> Theta = new("|theta|", trial => Math.Abs(trial.Theta));
    public static readonly Sweep<Trial, Step> Curve = new("training", trial => trial.Curve);
    public static readonly Quantity<Step> Estimate = new("estimate", step => step.Estimate);
    public static readonly Quantity<Step> Truth = new("truth", step => step.Truth);

    public static Measurements<Trial> Of(params (Arm Arm, Trial[] Trials)[] runs) => Of([], runs);

    public static Measurements<Trial> Of(Dictionary<string, int> asked, params (Arm Arm, Trial[] Trials)[] runs) => new(
        [Exact, Ours, Control],
        [.. runs.SelectMany(run => run.Trials.Select((trial, replicate) => new MeasuredRow(run.Arm.Name, replicate, replicate + 100, trial)))],
        asked);

    public static Measurements<Trial> Runs(params Trial[] trials) => Of((Ours, trials));

    /// <summary>The part of a judgement of one condition.</summary>
    public static Part Part(this Judgement<Trial> judgement, Measurements<Trial> measurements, string claim = "claim") =>
        Assert.Single(judgement.Apply(measurements, claim).Parts);

    public static Finding All(this Judgement<Trial> judgement, Measurements<Trial> measurements) => judgement.Apply(measurements, "claim");
}
