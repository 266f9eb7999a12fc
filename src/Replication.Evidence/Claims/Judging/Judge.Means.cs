using Replication.Oracles.Statistics;

namespace Replication.Evidence;

static partial class Judge
{
    /// <summary>
    /// The mean over the seeds of an arm exceeds a reference by at least a margin: effect and exact sign-flip test, both. A number that may
    /// only reach the reference itself, such as a count at its maximum, is a case for <see cref="InRuns"/>: equality is no evidence here.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="reference">Finite.</param>
    /// <param name="margin">Finite, 0 or more.</param>
    /// <exception cref="ArgumentException">The reference or the margin is not as said.</exception>
    public static Judgement<TRow> AtLeast<TRow>(Quantity<TRow> quantity, string arm, double reference, double margin = 0)
        where TRow : class => Mean(quantity, arm, reference, margin, Alternative.Greater);

    /// <summary>
    /// The mean over the seeds of an arm falls below a reference by at least a margin: effect and exact sign-flip test, both.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="reference">Finite.</param>
    /// <param name="margin">Finite, 0 or more.</param>
    /// <exception cref="ArgumentException">The reference or the margin is not as said.</exception>
    public static Judgement<TRow> AtMost<TRow>(Quantity<TRow> quantity, string arm, double reference, double margin = 0)
        where TRow : class => Mean(quantity, arm, reference, margin, Alternative.Less);

    static Judgement<TRow> Mean<TRow>(Quantity<TRow> quantity, string arm, double reference, double margin, Alternative side)
        where TRow : class
    {
        RequireFinite(reference);
        RequireMargin(margin);
        return One<TRow>(
            new(Summary.Mean, quantity.Name, [arm]),
            side == Alternative.Greater ? Requirement.Above(reference, margin) : Requirement.Below(reference, margin),
            (measurements, part, stream) =>
            {
                var values = measurements.Values(arm, quantity.Of);
                part = part with { Samples = [new(arm, values)] };
                if (SeedValues.WithLost(part) is { } lost) return lost;
                var mean = Effect.OfMean(values, stream);
                return mean.In(part) with
                {
                    Test = SeedTests.OneSample(values, reference, side, stream),
                    Met = (side == Alternative.Greater ? mean.Value - reference : reference - mean.Value) >= margin,
                };
            });
    }

    static void RequireFinite(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"The reference must be finite, but was {Text.Number(value)}.");
    }

    static void RequireMargin(double margin)
    {
        if (!(margin >= 0 && double.IsFinite(margin)))
            throw new ArgumentException($"The margin must be finite and at least 0, but was {Text.Number(margin)}.");
    }
}
