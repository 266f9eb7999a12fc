using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Evidence;

/// <summary>A test's p-value, the smallest one it could have given with as many runs, and its name.</summary>
readonly record struct Tested(string Method, double P, double SmallestP);

/// <summary>The tests over seeds. The smallest p-value is the same test's on the most extreme data there can be.</summary>
static class SeedTests
{
    /// <summary>Is the mean of one value per seed on the given side of a constant?</summary>
    public static Tested OneSample(double[] values, double reference, Alternative alternative, string stream)
    {
        double[] extreme = [.. values.Select(_ => alternative == Alternative.Greater ? 1.0 : -1.0)];
        return Pair(
            PermutationTest.OneSample(values, reference, alternative, Stream(stream)),
            PermutationTest.OneSample(extreme, 0, alternative, Stream(stream)));
    }

    /// <summary>Do more seeds succeed than a coin would? The sign test: at success probability 1/2 or less, how likely are so many?</summary>
    public static Tested Sign(int successes, int seeds) => Pair(
        Proportion.BinomialTest(successes, seeds, 0.5, Alternative.Greater), Proportion.BinomialTest(seeds, seeds, 0.5, Alternative.Greater));

    /// <summary>Does the first arm tend to larger values than the second?</summary>
    public static Tested Greater(double[] first, double[] second, Contrast contrast, string stream)
    {
        if (contrast == Contrast.Paired) return OneSample([.. first.Zip(second, (a, b) => a - b)], 0, Alternative.Greater, stream);
        double[] ones = [.. first.Select(_ => 1.0)], zeros = [.. second.Select(_ => 0.0)];
        return contrast == Contrast.Ranks
            ? Pair(MannWhitney.Test(first, second, Alternative.Greater), MannWhitney.Test(ones, zeros, Alternative.Greater))
            : Pair(
                PermutationTest.TwoSample(first, second, Alternative.Greater, Stream(stream)),
                PermutationTest.TwoSample(ones, zeros, Alternative.Greater, Stream(stream)));
    }

    static Tested Pair(TestResult result, TestResult smallest) => new(result.Method, result.P, smallest.P);

    /// <summary>Drawn from only where there are too many seeds to enumerate.</summary>
    static RandomStream Stream(string name) => new(name + "/test", seed: 0);
}
