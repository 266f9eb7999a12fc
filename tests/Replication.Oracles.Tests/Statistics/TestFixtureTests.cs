using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>p-values against SciPy and against brute force in exact arithmetic (tests/fixtures/statistics/tests.py).</summary>
public class TestFixtureTests
{
    sealed record Case(
        string Method, double[] X, double[] Y, Dictionary<Alternative, double> P, double Statistic, string Source, int Digits);

    sealed record EquivalenceCase(string Form, double[] X, double[] Y, double Margin, double Lower, double Upper);

    sealed record Document(Case[] Tests, EquivalenceCase[] Equivalence);

    static readonly Document Reference = Fixture.Read<Document>("statistics/tests.json");

    [Theory]
    [InlineData("permutation", 5)]
    [InlineData("sign-flip", 5)]
    [InlineData("mann-whitney", 10)]
    [InlineData("wilcoxon", 8)]
    [InlineData("spearman", 7)]
    public void Agrees_with_the_reference(string method, int count)
    {
        var cases = Reference.Tests.Where(c => c.Method == method).ToArray();
        Assert.Equal(count, cases.Length);
        foreach (var (index, c) in cases.Index())
        {
            Assert.Equal(3, c.P.Count);
            foreach (var (alternative, p) in c.P)
            {
                var result = Run(c, alternative);
                var what = $"{method} case {index}, {alternative}, {result.Method}, against {c.Source}";
                Agreement.Digits(p, result.P, c.Digits, what);
                Agreement.Digits(c.Statistic, result.Statistic, 12, what + ", statistic");
                if (method == "spearman") Assert.Equal(result.Statistic, Spearman.Correlation(c.X, c.Y));
                Assert.Equal(alternative, result.Alternative);
                Assert.Equal(
                    c.Source.Contains("approx") || c.Source.Contains("asymptotic"), result.Method.Contains("normal approximation"));
            }
        }
    }

    [Theory]
    [InlineData("OneSample", 3)]
    [InlineData("Welch", 3)]
    [InlineData("Paired", 2)]
    [InlineData("TwoSamplePermutation", 2)]
    [InlineData("PairedPermutation", 1)]
    public void Equivalence_agrees_with_the_reference(string form, int count)
    {
        var cases = Reference.Equivalence.Where(c => c.Form == form).ToArray();
        Assert.Equal(count, cases.Length);
        foreach (var c in cases)
        {
            var result = form switch
            {
                "OneSample" => Equivalence.OneSample(c.X, c.Y[0], c.Margin),
                "Welch" => Equivalence.Welch(c.X, c.Y, c.Margin),
                "Paired" => Equivalence.Paired(c.X, c.Y, c.Margin),
                "TwoSamplePermutation" => Equivalence.TwoSamplePermutation(c.X, c.Y, c.Margin),
                _ => Equivalence.PairedPermutation(c.X, c.Y, c.Margin),
            };
            // SciPy and MathNet each reach about 13 digits of Student's cdf in the tails met here.
            Agreement.Digits(c.Lower, result.PLower, 12, form + " lower");
            Agreement.Digits(c.Upper, result.PUpper, 12, form + " upper");
            Assert.Equal(Math.Max(result.PLower, result.PUpper), result.P);
        }
    }

    static TestResult Run(Case c, Alternative alternative) => c.Method switch
    {
        "permutation" => PermutationTest.TwoSample(c.X, c.Y, alternative),
        "sign-flip" => PermutationTest.Paired(c.X, c.Y, alternative),
        "mann-whitney" => MannWhitney.Test(c.X, c.Y, alternative),
        "wilcoxon" => WilcoxonSignedRank.Test(c.X, c.Y, alternative),
        _ => Spearman.Test(c.X, c.Y, alternative),
    };
}
