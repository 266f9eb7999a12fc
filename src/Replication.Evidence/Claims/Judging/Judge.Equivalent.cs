namespace Replication.Evidence;

public static partial class Judge
{
    /// <summary>The mean over the seeds of an arm equals a constant up to a margin: two one-sided t-tests (TOST), never "p > 0.05".</summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="expected">The constant; finite.</param>
    /// <param name="margin">The largest difference that does not matter; positive, finite.</param>
    /// <exception cref="ArgumentException">The constant or the margin is not as said.</exception>
    public static Judgement<TRow> Equivalent<TRow>(Quantity<TRow> quantity, string arm, double expected, double margin)
        where TRow : class
    {
        RequireFinite(expected);
        RequirePositive(margin);
        return new(
            $"mean {Of(quantity.Name, [arm])}",
            $"within {Text.Number(margin)} of {Text.Number(expected)}, by an equivalence test (TOST) over seeds",
            [arm],
            (measurements, stream) =>
            {
                var values = measurements.Values(arm, quantity.Of);
                return (SeedValues.Divergence(quantity.Name, arm, values, expected, margin)
                    ?? Same(
                        Effect.OfMean(values, stream, expected, margin),
                        SeedTests.Equivalent(values, expected, margin),
                        $"The mean {quantity.Name} of '{arm}'",
                        expected,
                        margin)) with { Samples = [new(arm, values)] };
            });
    }

    /// <summary>Two arms have the same mean up to a margin, seed by seed: two one-sided paired t-tests (TOST).</summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">Name of one arm.</param>
    /// <param name="other">Name of the other.</param>
    /// <param name="margin">The largest difference that does not matter; positive, finite.</param>
    /// <exception cref="ArgumentException">The margin is not positive and finite.</exception>
    public static Judgement<TRow> Equivalent<TRow>(Quantity<TRow> quantity, string arm, string other, double margin)
        where TRow : class
    {
        RequirePositive(margin);
        return new(
            $"mean {quantity.Name} of '{arm}' minus '{other}'",
            $"within {Text.Number(margin)} of 0, by an equivalence test (TOST) over paired seeds",
            [arm, other],
            (measurements, stream) =>
            {
                var (first, second) = SeedValues.Of(measurements, arm, other, quantity.Of);
                return (SeedValues.Divergence(quantity.Name, arm, first, 0, margin)
                    ?? SeedValues.Divergence(quantity.Name, other, second, 0, margin)
                    ?? Same(
                        Effect.OfMean([.. first.Zip(second, (a, b) => a - b)], stream, 0, margin),
                        SeedTests.Equivalent(first, second, margin),
                        $"The mean difference of {quantity.Name} between '{arm}' and '{other}'",
                        0,
                        margin)) with { Samples = [new(arm, first), new(other, second)] };
            });
    }

    static Finding Same(Finding mean, Tested? test, string subject, double expected, double margin) => mean with
    {
        PValue = test?.P,
        Met = Math.Abs(mean.Ours - expected) < margin,
        Because = $"{subject} is {Text.Number(mean.Ours)} [{Text.Number(mean.Low)}, {Text.Number(mean.High)}], "
            + $"{Text.Number(Math.Abs(mean.Ours - expected))} from {Text.Number(expected)}, asked for: less than {Text.Number(margin)}{Shown(test)}.",
    };

    static void RequirePositive(double margin)
    {
        if (!(margin > 0 && double.IsFinite(margin)))
            throw new ArgumentException($"{Text.Number(margin)} is no margin of equivalence: positive expected.");
    }
}
