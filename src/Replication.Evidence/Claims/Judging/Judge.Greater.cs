namespace Replication.Evidence;

public static partial class Judge
{
    /// <summary>The mean of one arm exceeds that of another by at least a margin: effect and exact test, both.</summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">The arm that is to have more of it.</param>
    /// <param name="over">The arm that is to have less.</param>
    /// <param name="margin">The least difference that matters; 0 or more, finite.</param>
    /// <param name="contrast">The test.</param>
    /// <exception cref="ArgumentException">The margin is negative or not finite.</exception>
    public static Judgement<TRow> Greater<TRow>(
        Quantity<TRow> quantity, string arm, string over, double margin, Contrast contrast = Contrast.Paired)
        where TRow : class
    {
        RequireMargin(margin);
        return new(
            $"mean {quantity.Name} of '{arm}' minus '{over}'",
            $"at least {Text.Number(margin)}, and above 0 by {Words(contrast)}",
            [arm, over],
            (measurements, stream) =>
            {
                var (first, second) = SeedValues.Of(measurements, arm, over, quantity.Of, contrast);
                var diverged = SeedValues.Divergence(quantity.Name, arm, first, 0, margin)
                    ?? SeedValues.Divergence(quantity.Name, over, second, 0, margin);
                IReadOnlyList<Sample> samples = [new(arm, first), new(over, second)];
                if (diverged is not null) return diverged with { Samples = samples };
                var (finding, test) = Difference(first, second, contrast, stream, margin);
                return finding with
                {
                    Met = finding.Ours >= margin,
                    Samples = samples,
                    Because = $"The mean {quantity.Name} of '{arm}' is {Text.Number(first.Average())}, of '{over}' {Text.Number(second.Average())}: "
                        + $"a difference of {Text.Number(finding.Ours)} [{Text.Number(finding.Low)}, {Text.Number(finding.High)}], asked for: "
                        + $"{Text.Number(margin)} or more{Shown(test)}.",
                };
            });
    }

    /// <summary>
    /// One arm has at least <paramref name="factor"/> times as much of a positive number as another: ratio of geometric means, and an exact
    /// test of the logarithms.
    /// </summary>
    /// <param name="quantity">One number per run, positive; a run without a positive, finite one counts against the claim.</param>
    /// <param name="arm">The arm that is to have more of it.</param>
    /// <param name="over">The arm that is to have less.</param>
    /// <param name="factor">The least ratio that matters; at least 1, finite.</param>
    /// <param name="contrast">The test.</param>
    /// <exception cref="ArgumentException">The factor is less than 1 or not finite.</exception>
    public static Judgement<TRow> GreaterByFactor<TRow>(
        Quantity<TRow> quantity, string arm, string over, double factor, Contrast contrast = Contrast.Paired)
        where TRow : class
    {
        if (!(factor >= 1 && double.IsFinite(factor)))
            throw new ArgumentException($"{Text.Number(factor)} is no factor: 1 or more expected.", nameof(factor));
        return new(
            $"ratio of geometric means of {quantity.Name}, '{arm}' to '{over}'",
            $"at least {Text.Number(factor)}, and above 1 by {Words(contrast)} of the logarithms",
            [arm, over],
            (measurements, stream) =>
            {
                var (first, second) = SeedValues.Of(measurements, arm, over, quantity.Of, contrast);
                var diverged = SeedValues.Divergence(quantity.Name, arm, first, 1, factor, Positive)
                    ?? SeedValues.Divergence(quantity.Name, over, second, 1, factor, Positive);
                IReadOnlyList<Sample> samples = [new(arm, first), new(over, second)];
                if (diverged is not null) return diverged with { Samples = samples };
                double[] logsOfFirst = [.. first.Select(value => Math.Log(value))], logsOfSecond = [.. second.Select(value => Math.Log(value))];
                var (logs, test) = Difference(logsOfFirst, logsOfSecond, contrast, stream, Math.Log(factor));
                return logs with
                {
                    Ours = Math.Exp(logs.Ours),
                    Low = Math.Exp(logs.Low),
                    High = Math.Exp(logs.High),
                    Expected = 1,
                    Margin = factor,
                    Met = logs.Ours >= Math.Log(factor),
                    Samples = samples,
                    Because = $"'{arm}' has {Text.Number(Math.Exp(logs.Ours))} "
                        + $"[{Text.Number(Math.Exp(logs.Low))}, {Text.Number(Math.Exp(logs.High))}] times the {quantity.Name} of '{over}', asked for: {Text.Number(factor)} or more{Shown(test)}.",
                };
            });
    }

    static bool Positive(double value) => value > 0 && double.IsFinite(value);

    static (Finding Finding, Tested? Test) Difference(
        double[] first, double[] second, Contrast contrast, string stream, double margin)
    {
        var finding = contrast == Contrast.Paired
            ? Effect.OfMean([.. first.Zip(second, (a, b) => a - b)], stream, 0, margin)
            : Effect.OfDifference(first, second, stream, 0, margin);
        var test = SeedTests.Greater(first, second, contrast, stream);
        return (finding with { PValue = test?.P, SmallestPValue = test?.SmallestP }, test);
    }

    static string Words(Contrast contrast) => contrast switch
    {
        Contrast.Paired => "an exact sign-flip test over paired seeds",
        Contrast.Independent => "an exact permutation test over seeds",
        Contrast.Ranks => "a Mann-Whitney test over seeds",
        _ => throw new ArgumentOutOfRangeException(nameof(contrast), contrast, "Unknown contrast."),
    };
}
