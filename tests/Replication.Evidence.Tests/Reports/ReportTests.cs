namespace Replication.Evidence.Tests.Reports;

public class ReportTests
{
    static readonly Finding Good = new()
    {
        Ours = 1.0375, Low = 0.9375, High = 1.1497, Interval = "95 % bootstrap", Expected = 0.5, Margin = 0.3, Met = true, Seeds = 8, PValue = 0.00390625,
        Because = "The mean is 1.0375.", Samples = [new("ours", [1, 1.25, double.NaN])],
    };

    static readonly Finding Failed = Good with { Met = false, Ours = 0.1, PValue = 0.9, Because = "The mean is 0.1.", Samples = [new("control", [0.1, 0.2])] };

    static Assessment Claim(string id, Paper paper, Finding finding, string? deviation = null) => new(
        new ClaimHeader(id, paper, "Theorem 1", "W <= |theta| * 2 for P_theta.", "log 2", "mean value", "at least 0.3 above 0.5", "control: the same", deviation),
        finding, Failed);

    static readonly Assessment[] Assessments =
    [
        Claim("first", Paper.Gan, Good), Claim("second", Paper.WassersteinGan, Good with { Met = false }),
        Claim("third", Paper.Gan, Good with { Ours = double.PositiveInfinity, Low = double.PositiveInfinity, High = double.PositiveInfinity, Seeds = null, PValue = null }, "smaller `net`"),
        Claim("fourth", Paper.Gan, Finding.Undecided("arm 'x' was not measured")),
    ];

    static readonly IReadOnlyList<VerdictRow> Rows = Verdicts.Of([new("Sample", Scale.Standard, Assessments)]);

    static readonly Paper[] Papers = [Paper.WassersteinGan, Paper.Gan];

    static string Markdown => VerdictMarkdown.Render(Rows, Papers, row => $"make reproduce EXPERIMENT={row.Experiment}");

    [Fact]
    public void The_table_has_every_claim_under_its_paper()
    {
        var lines = Markdown.Split('\n');
        Assert.Contains("4 claims: 1 reproduced, 1 reproduced with deviation, 1 not reproduced, 1 inconclusive.", lines);
        Assert.Equal(["## Generative Adversarial Nets", "## Wasserstein GAN"], lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        var rows = lines.Where(line => line.Contains("`Sample/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["first", "third", "fourth", "second"], rows.Select(row => row.Split("`Sample/")[1].Split('`')[0]));
        Assert.Equal(
            "| W &lt;= \\|theta\\| \\* 2 for P\\_theta.<br>`Sample/first` | Theorem 1 | log 2 | mean value: 1.04 [0.938, 1.15] | at least 0.3 above 0.5 | 8 | 0.0039 "
            + "| control: the same: failed, as it must | **reproduced** | `make reproduce EXPERIMENT=Sample` |", rows[0]);
        Assert.Contains("mean value: ∞ |", rows[1], StringComparison.Ordinal);
        Assert.Contains("**reproduced with deviation** †1", rows[1], StringComparison.Ordinal);
        Assert.Contains("†1 smaller \\`net\\`", lines);
        Assert.Contains("mean value: – |", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_shows_what_failed_and_folds_the_papers()
    {
        const string Header = "| claim | where | it says | ours [interval] | seeds | verdict |\n| --- | --- | --- | --- | --- | --- |\n";
        const string Claim = "| W &lt;= \\|theta\\| \\* 2 for P\\_theta. | ";
        const string Second = "Theorem 1 | log 2 | 1.04 [0.938, 1.15] | 8 | **not reproduced** |\n";
        const string Fourth = "Theorem 1 | log 2 | – | 8 | **inconclusive** |\n";
        Assert.Equal(
            "4 claims: 1 reproduced, 1 reproduced with deviation, 1 not reproduced, 1 inconclusive.\n"
            + $"\nWhat did not reproduce:\n\n{Header}{Claim}WGAN, {Second}{Claim}GAN, {Fourth}"
            + "\nAll claims, paper by paper:\n"
            + "\n<details>\n<summary><b>Generative Adversarial Nets</b> (GAN; Goodfellow et al. 2014, arXiv:1406.2661): 3 claims: 1 reproduced, 1 reproduced with deviation, 1 inconclusive.</summary>\n\n"
            + $"{Header}{Claim}Theorem 1 | log 2 | 1.04 [0.938, 1.15] | 8 | **reproduced** |\n"
            + $"{Claim}Theorem 1 | log 2 | ∞ | 8 | **reproduced with deviation** |\n{Claim}{Fourth}\n</details>\n"
            + $"\n<details>\n<summary><b>Wasserstein GAN</b> (WGAN; Arjovsky, Chintala and Bottou 2017, arXiv:1701.07875): 1 claim: 1 not reproduced.</summary>\n\n{Header}{Claim}{Second}\n</details>\n",
            VerdictMarkdown.Overview(Rows, Papers));
        Assert.Equal("No claims.\n", VerdictMarkdown.Overview([], []));
    }

    [Fact]
    public void A_paper_without_a_title_is_refused() =>
        Assert.Contains("'WGAN'", Assert.Throws<ArgumentException>(() => VerdictMarkdown.Overview(Rows, [Paper.Gan])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_page_is_a_function_of_the_verdicts()
    {
        Assert.Equal(Markdown, Markdown);
        Assert.NotEqual(Markdown, VerdictMarkdown.Render([Rows[0] with { Ours = 1.1375 }, .. Rows.Skip(1)], Papers, row => $"make reproduce EXPERIMENT={row.Experiment}"));
        Assert.Contains("No claims.", VerdictMarkdown.Render([], [], _ => ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0375, 0.9375, 1.1497, "1.04 [0.938, 1.15]")]
    [InlineData(12345.678, 12345.1, 12346.2, "12345.68 [12345.1, 12346.2]")]
    [InlineData(0.0000012345, 0.000001, 0.000002, "1.23e-6 [1e-6, 2e-6]")]
    [InlineData(0.001, -0.5, 0.6, "0.001 [-0.5, 0.6]")]
    [InlineData(2.5, 2.5, 2.5, "2.5")]
    [InlineData(0.69314718055994529, 0.69314718055994529, 0.69314718055994529, "0.69315")]
    public void Numbers_have_the_digits_that_their_interval_supports(double value, double low, double high, string text)
    {
        var row = Rows[0] with { Ours = value, Low = low, High = high };
        Assert.Contains($"mean value: {text} |", VerdictMarkdown.Render([row], Papers, _ => "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_tells_the_story_of_a_verdict()
    {
        var text = Explanation.Of(Rows[0], Assessments[0], "make reproduce EXPERIMENT=Sample");
        Assert.Equal(
            """
            Sample/first: REPRODUCED
              Claim:             W <= |theta| * 2 for P_theta. (Goodfellow et al. 2014, arXiv:1406.2661; Theorem 1)
              Paper says:        log 2
              Statistic:         mean value
              Criterion:         at least 0.3 above 0.5
              Runs of 'ours':    1  1.25  NaN
              Ours:              1.04 [0.938, 1.15] (95 % bootstrap); expected 0.5, margin 0.3
              Test:              p = 0.0039, after Holm's correction over the paper's claims 0.0039; level 0.05
              Finding:           The mean is 1.0375.
              Control:           control: the same; it failed, as it must. The mean is 0.1.
              Runs of 'control': 0.1  0.2
              Verdict:           reproduced. The mean is 1.0375.
              Would change:      not reproduced, if this failed: mean value: at least 0.3 above 0.5
              Would change:      not reproduced, if the p-value after Holm's correction rose from 0.0039 above 0.05
              Would change:      inconclusive, if there were fewer than 6 seeds in a random arm (there are 8)
              Would change:      inconclusive, if this held: control: the same
              Measure again:     make reproduce EXPERIMENT=Sample

            """, text);
    }

    [Fact]
    public void What_would_change_a_verdict_depends_on_it()
    {
        Assert.Contains("Would change:      a p-value of at most 0.05", Explanation.Of(Rows[1], Assessments[1], "x"), StringComparison.Ordinal);
        Assert.Contains("Would change:      rows of standard or paper scale", Explanation.Of(Rows[3], Assessments[3], "x"), StringComparison.Ordinal);
        Assert.Contains("Deviation:         smaller `net`", Explanation.Of(Rows[2], Assessments[2], "x"), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Explanation.Of(Rows[0], Assessments[1], "x"));
    }
}
