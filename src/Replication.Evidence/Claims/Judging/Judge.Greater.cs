namespace Replication.Evidence;

static partial class Judge
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
        return One<TRow>(
            new(Summary.Difference, quantity.Name, [arm, over]),
            Requirement.Above(0, margin),
            (measurements, part, stream) =>
            {
                var (first, second) = SeedValues.Of(measurements, arm, over, quantity.Of, contrast);
                part = part with { Samples = [new(arm, first), new(over, second)] };
                if (SeedValues.WithLost(part) is { } lost) return lost;
                var difference = Difference(first, second, contrast, stream);
                return difference.In(part) with
                {
                    Test = SeedTests.Greater(first, second, contrast, stream),
                    Met = difference.Value >= margin,
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
            throw new ArgumentException($"The factor must be finite and at least 1, but was {Text.Number(factor)}.", nameof(factor));
        return One<TRow>(
            new(Summary.Ratio, quantity.Name, [arm, over]),
            Requirement.Times(factor),
            (measurements, part, stream) =>
            {
                var (first, second) = SeedValues.Of(measurements, arm, over, quantity.Of, contrast);
                part = part with { Samples = [new(arm, first), new(over, second)] };
                if (SeedValues.WithLost(part, value => value > 0 && double.IsFinite(value)) is { } lost) return lost;
                double[] logsOfFirst = [.. first.Select(value => Math.Log(value))], logsOfSecond = [.. second.Select(value => Math.Log(value))];
                var logs = Difference(logsOfFirst, logsOfSecond, contrast, stream);
                return (logs with { Value = Math.Exp(logs.Value), Low = Math.Exp(logs.Low), High = Math.Exp(logs.High) }).In(part) with
                {
                    Test = SeedTests.Greater(logsOfFirst, logsOfSecond, contrast, stream),
                    Met = logs.Value >= Math.Log(factor),
                };
            });
    }

    static Estimate Difference(double[] first, double[] second, Contrast contrast, string stream) => contrast == Contrast.Paired
        ? Effect.OfMean([.. first.Zip(second, (a, b) => a - b)], stream)
        : Effect.OfDifference(first, second, stream);
}
