using Replication.Oracles.Statistics;

namespace Replication.Evidence;

public static partial class Judge
{
    /// <summary>
    /// The mean over the seeds of an arm exceeds a reference by at least a margin: effect and exact sign-flip test, both. A number that may
    /// only reach the reference itself, such as a count at its maximum, is a case for <see cref="AllSeeds"/>: equality is no evidence here.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="reference">Finite.</param>
    /// <param name="margin">Finite, 0 or more.</param>
    /// <exception cref="ArgumentException">The reference or the margin is not as said.</exception>
    public static Judgement<TRow> AtLeast<TRow>(Quantity<TRow> quantity, string arm, double reference, double margin = 0)
        where TRow : class => Mean(quantity, arm, reference, margin, Alternative.Greater);

    /// <summary>The mean over the seeds of an arm falls below a reference by at least a margin: effect and exact sign-flip test, both.</summary>
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
        var criterion = $"{(margin == 0 ? "" : $"at least {Text.Number(margin)} ")}{Sides(side).Asked} {Text.Number(reference)}";
        return new(
            $"mean {Of(quantity.Name, [arm])}",
            criterion + ", by an exact sign-flip test over seeds",
            [arm],
            (measurements, stream) => AgainstReference(measurements.Values(arm, quantity.Of), quantity.Name, arm, reference, margin, side, stream));
    }

    static Finding AgainstReference(
        double[] values, string quantity, string arm, double reference, double margin, Alternative side, string stream)
    {
        if (SeedValues.Divergence(quantity, arm, values, reference, margin) is { } diverged) return diverged with { Samples = [new(arm, values)] };
        var finding = Effect.OfMean(values, stream, reference, margin);
        var effect = side == Alternative.Greater ? finding.Ours - reference : reference - finding.Ours;
        var (asked, opposite) = Sides(side);
        var test = SeedTests.OneSample(values, reference, side, stream);
        return finding with
        {
            Samples = [new(arm, values)],
            PValue = test?.P,
            SmallestPValue = test?.SmallestP,
            Met = effect >= margin,
            Because = $"The mean {quantity} of '{arm}' is {Text.Number(finding.Ours)} [{Text.Number(finding.Low)}, {Text.Number(finding.High)}], "
                + $"{Text.Number(Math.Abs(effect))} {(effect >= 0 ? asked : opposite)} {Text.Number(reference)}; "
                + $"asked for: {asked} by {Text.Number(margin)} or more{Shown(test)}.",
        };
    }

    static (string Asked, string Opposite) Sides(Alternative side) => side == Alternative.Greater ? ("above", "below") : ("below", "above");

    static string Shown(Tested? test) => test is null ? "" : $"; {test.Method}: {Text.P(test.P)}";

    static void RequireFinite(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"{Text.Number(value)} is no reference: a finite number expected.");
    }

    static void RequireMargin(double margin)
    {
        if (!(margin >= 0 && double.IsFinite(margin))) throw new ArgumentException($"{Text.Number(margin)} is no margin: 0 or more expected.");
    }
}
