using Replication.Oracles.Statistics;

namespace Replication.Evidence;

public static partial class Judge
{
    /// <summary>
    /// A number meets a requirement in every run of an arm. The test is the sign test: that as many runs meet it by chance, when each does
    /// with probability 1/2.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="requirement">What it must meet.</param>
    public static Judgement<TRow> AllSeeds<TRow>(Quantity<TRow> quantity, string arm, Requirement requirement)
        where TRow : class => new(
            $"{Of(quantity.Name, [arm])}, worst seed",
            $"{requirement.Words} in every seed",
            [arm],
            (measurements, _) => EverySeed(measurements.Values(arm, quantity.Of), quantity.Name, arm, requirement));

    static Finding EverySeed(double[] values, string quantity, string arm, Requirement requirement)
    {
        // NaN orders before every number: a run that diverged is the worst.
        var worst = values.MinBy(requirement.Slack);
        var held = values.Count(requirement.Holds);
        var test = SeedTests.Sign(held, values.Length);
        var share = Proportion.ClopperPearson(held, values.Length);
        return new Finding
        {
            Ours = worst,
            Low = values.Min(),
            High = values.Max(),
            Interval = $"range over {Text.Count(values.Length, "run")}{(test is null ? "" : Of(share))}",
            Expected = requirement.NearerLimit(worst),
            Margin = 0,
            Samples = [new(arm, values)],
            PValue = test?.P,
            SmallestPValue = test?.SmallestP,
            Met = held == values.Length,
            Because = Text.Sentence($"{quantity} of '{arm}' is {requirement.Words} in {held} of {Text.Count(values.Length, "run")}; the worst is "
                + $"{Text.Number(worst)}{(test is null ? "" : $"; sign test: {Text.P(test.P)}")}."),
        };
    }

    static string Of(ConfidenceInterval share) =>
        $"; of all seeds {Text.Number(100 * share.Low)} to {Text.Number(100 * share.High)} % meet it (95 % {share.Method})";
}
