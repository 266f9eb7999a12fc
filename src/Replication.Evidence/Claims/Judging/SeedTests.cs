using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Evidence;

/// <summary>
/// The tests over seeds; none of a single run, and so none of an arm without chance, which is measured once. The smallest p-value is
/// the same test's on the most extreme data there can be.
/// </summary>
static class SeedTests
{
    /// <summary>Is the mean of one value per seed on the given side of a constant?</summary>
    public static Tested? OneSample(double[] values, double reference, Alternative alternative, string stream) => OfSeveral(values.Length, () => Pair(
        PermutationTest.OneSample(values, reference, alternative, Stream(stream)),
        PermutationTest.OneSample(Each(1, values), 0, Alternative.Greater, Stream(stream))));

    /// <summary>
    /// Do fewer seeds fail than a share? An exact binomial test: how likely are so few failures if that share of all seeds fails?
    /// </summary>
    public static Tested? FewFail(int held, int runs, double share) => OfSeveral(runs, () => Pair(
        Proportion.BinomialTest(held, runs, 1 - share, Alternative.Greater),
        Proportion.BinomialTest(runs, runs, 1 - share, Alternative.Greater)));

    /// <summary>Does the first arm tend to larger values than the second?</summary>
    public static Tested? Greater(double[] first, double[] second, Contrast contrast, string stream) => contrast switch
    {
        Contrast.Paired => OneSample([.. first.Zip(second, (a, b) => a - b)], 0, Alternative.Greater, stream),
        Contrast.Ranks => OfSeveral(first.Length, () => Pair(
            MannWhitney.Test(first, second, Alternative.Greater), MannWhitney.Test(Each(1, first), Each(0, second), Alternative.Greater))),
        _ => OfSeveral(first.Length, () => Pair(
            PermutationTest.TwoSample(first, second, Alternative.Greater, Stream(stream)),
            PermutationTest.TwoSample(Each(1, first), Each(0, second), Alternative.Greater, Stream(stream)))),
    };

    /// <summary>Is the mean of one value per seed within a margin of a constant?</summary>
    public static Tested? Equivalent(double[] values, double expected, double margin) =>
        OfSeveral(values.Length, () => Alone(Equivalence.OneSample(values, expected, margin)));

    /// <summary>Are the means of two arms within a margin of each other, seed by seed?</summary>
    public static Tested? Equivalent(double[] first, double[] second, double margin) =>
        OfSeveral(first.Length, () => Alone(Equivalence.Paired(first, second, margin)));

    static Tested? OfSeveral(int runs, Func<Tested> test) => runs > 1 ? test() : null;

    static double[] Each(double value, double[] runs) => [.. runs.Select(_ => value)];

    static Tested Alone(EquivalenceResult result) => new(result.Method, result.P, SmallestP: null);

    static Tested Pair(TestResult result, TestResult smallest) => new(result.Method, result.P, smallest.P);

    /// <summary>Drawn from only where there are too many seeds to enumerate.</summary>
    static RandomStream Stream(string name) => new(name + "/test", seed: 0);
}
