namespace Replication.Evidence;

static partial class Judge
{
    /// <summary>
    /// The mean over the seeds of an arm equals a constant up to a margin: two one-sided t-tests (TOST), never "p > 0.05".
    /// </summary>
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
        return One<TRow>(
            new(Summary.Mean, quantity.Name, [arm]),
            Requirement.Near(expected, margin),
            (measurements, part, stream) =>
            {
                var values = measurements.Values(arm, quantity.Of);
                part = part with { Samples = [new(arm, values)] };
                return SeedValues.WithLost(part)
                    ?? Same(Effect.OfMean(values, stream).In(part), SeedTests.Equivalent(values, expected, margin));
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
        return One<TRow>(
            new(Summary.Difference, quantity.Name, [arm, other]),
            Requirement.Near(0, margin),
            (measurements, part, stream) =>
            {
                var (first, second) = SeedValues.Of(measurements, arm, other, quantity.Of);
                part = part with { Samples = [new(arm, first), new(other, second)] };
                return SeedValues.WithLost(part) ?? Same(
                    Effect.OfMean([.. first.Zip(second, (a, b) => a - b)], stream).In(part), SeedTests.Equivalent(first, second, margin));
            });
    }

    static Part Same(Part part, Tested? test) => part with
    {
        Test = test,
        Met = Math.Abs(part.Value - part.Requirement.Reference!.Value) < part.Requirement.Margin!.Value,
    };

    static void RequirePositive(double margin)
    {
        if (!(margin > 0 && double.IsFinite(margin)))
            throw new ArgumentException($"The margin of equivalence must be positive and finite, but was {Text.Number(margin)}.");
    }
}
