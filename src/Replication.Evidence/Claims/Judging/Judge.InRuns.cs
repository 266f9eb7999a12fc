using Replication.Oracles.Statistics;

namespace Replication.Evidence;

static partial class Judge
{
    /// <summary>
    /// A number meets a requirement in the runs of an arm, fewer than a declared share of them apart. The runs are counted: the share
    /// of those that fail is below the declared one, and an exact binomial test says that it is below it over all seeds. An arm that is
    /// not random has one run, which must meet the requirement.
    /// </summary>
    /// <param name="quantity">One number per run.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="requirement">What it must meet.</param>
    /// <param name="mayFail">The share of runs that the failures stay below, in (0, 1): in most runs, unless given.</param>
    /// <exception cref="ArgumentException"><paramref name="mayFail"/> is outside (0, 1).</exception>
    public static Judgement<TRow> InRuns<TRow>(Quantity<TRow> quantity, string arm, Requirement requirement, double mayFail = 0.5)
        where TRow : class
    {
        if (!(mayFail is > 0 and < 1))
        {
            throw new ArgumentException(
                $"The share of runs that may fail must lie in (0, 1), but was {Text.Number(mayFail)}.", nameof(mayFail));
        }

        return One<TRow>(
            new(Summary.Median, quantity.Name, [arm]),
            requirement.InRuns(mayFail),
            (measurements, part, _) => Counted(
                measurements.Values(arm, quantity.Of), measurements[arm][0].Arm.Random ? part : part with { Requirement = requirement }));
    }

    static Part Counted(double[] values, Part part)
    {
        var (requirement, runs) = (part.Requirement, values.Length);
        var held = values.Count(requirement.Holds);
        var lost = double.IsFinite(requirement.High) ? double.PositiveInfinity : double.NegativeInfinity;
        return Effect.OfMedian(values, lost).In(part) with
        {
            Samples = [new(part.Statistic.Arms[0], values)],
            Test = requirement.MayFail is { } share ? SeedTests.FewFail(held, runs, share) : null,
            Count = new(held, runs, Proportion.ClopperPearson(held, runs)),
            Met = requirement.MayFail is { } mayFail ? (double)(runs - held) / runs < mayFail : held == runs,
        };
    }
}
