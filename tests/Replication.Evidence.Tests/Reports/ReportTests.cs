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
        Assert.StartsWith(
            """
            <!-- Generated from the tables beside it by `make reproduce`; `make verify` fails when it differs from them. -->

            # Verdicts

            4 claims: 1 reproduced, 1 reproduced with deviation, 1 not reproduced, 1 inconclusive.

            ## Generative Adversarial Nets

            GAN; Goodfellow et al. 2014, arXiv:1406.2661

            | claim | where | paper says | ours [interval] | criterion | seeds | p (Holm) | control | verdict | command |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | W &lt;
            """, Markdown, StringComparison.Ordinal);
        var lines = Markdown.Split('\n');
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
        var unfailed = VerdictMarkdown.Render([Rows[0] with { ControlFailed = false }], Papers, _ => "x");
        Assert.Contains("| control: the same: did not fail |", unfailed, StringComparison.Ordinal);
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
        Assert.StartsWith("1 claim: 1 reproduced.\n\nAll claims", VerdictMarkdown.Overview([Rows[0]], Papers), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_without_a_title_is_refused() =>
        Assert.Contains("'WGAN'", Assert.Throws<ArgumentException>(() => VerdictMarkdown.Overview(Rows, [Paper.Gan])).Message, StringComparison.Ordinal);

    [Fact]
    public void Counts_name_only_the_verdicts_that_there_are()
    {
        Assert.Equal("1 claim: 1 reproduced.", VerdictMarkdown.Count([Rows[0]]));
        Assert.Equal("3 claims: 2 not reproduced, 1 inconclusive.", VerdictMarkdown.Count([Rows[1], Rows[3], Rows[1]]));
        Assert.Equal("No claims.", VerdictMarkdown.Count([]));
    }

    [Fact]
    public void Deviations_are_footnotes_of_their_paper_each_said_once()
    {
        VerdictRow[] rows = [.. new[] { "smaller net", "", "fewer steps", "smaller net" }.Select(note => Rows[0] with { Deviation = note }), Rows[1] with { Deviation = "fewer steps" }];
        var lines = VerdictMarkdown.Render(rows, Papers, _ => "x").Split('\n');
        Assert.Equal(
            ["†1", "", "†2", "†1", "†1"],
            lines.Where(line => line.StartsWith("| W", StringComparison.Ordinal)).Select(line => line.Split("** ")[1].Split(' ', '|')[0]));
        Assert.Equal(["†1 smaller net", "†2 fewer steps", "†1 fewer steps"], lines.Where(line => line.StartsWith('†')));
    }

    [Fact]
    public void Text_stands_in_a_table_as_it_was_written()
    {
        var row = Rows[0] with { Statement = "a<b>&\\`*_[]|#~\n\rz.", Claim = "x|y`z\n" };
        var line = Assert.Single(VerdictMarkdown.Render([row], Papers, _ => "run\r|`all`\n").Split('\n'), line => line.StartsWith("| a", StringComparison.Ordinal));
        Assert.StartsWith("| a&lt;b&gt;&amp;\\\\\\`\\*\\_\\[\\]\\|\\#\\~  z.<br>`Sample/x\\|y'z ` |", line, StringComparison.Ordinal);
        Assert.EndsWith("| `run \\|'all' ` |", line, StringComparison.Ordinal);
    }

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
    [InlineData(-1.5, -1234.5, -0.25, "-1.5 [-1.23e3, -0.25]")]
    [InlineData(1.0, 0.999999999999, 1.000000000001, "1 [1, 1]")]
    [InlineData(1.25, 1.125, double.PositiveInfinity, "1.25 [1.125, ∞]")]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, 0.123456789, "-∞ [-∞, 0.12346]")]
    [InlineData(1.23456789e-11, null, 2.0, "1.2346e-11")]
    [InlineData(1.23456789e20, 1.0, null, "1.2346e20")]
    [InlineData(null, 1.0, 2.0, "undefined")]
    [InlineData(0.69314718055994529, 0.69314718055994529, 0.69314718055994529, "0.69315")]
    public void Numbers_have_the_digits_that_their_interval_supports(double? value, double? low, double? high, string text)
    {
        var row = Rows[0] with { Ours = value, Low = low, High = high };
        Assert.Contains($"mean value: {text} |", VerdictMarkdown.Render([row], Papers, _ => "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_tells_the_story_of_a_verdict() => Assert.Equal(
        """
        Claim: W <= |theta| * 2 for P_theta.
        Paper: Generative Adversarial Nets, Theorem 1 (Goodfellow et al. 2014, arXiv:1406.2661)
        Paper says: log 2
        Statistic: mean value
        Criterion: at least 0.3 above 0.5
        Runs: 'ours': 1  1.25  NaN
        Ours: 1.04 [0.938, 1.15] (95 % bootstrap); expected 0.5, margin 0.3
        Test: p = 0.0039, after Holm's correction over the paper's claims 0.0039; level 0.05
        Finding: The mean is 1.0375.
        Control: control: the same: failed, as it must
        Control's runs: 'control': 0.1  0.2
        Control's finding: The mean is 0.1.
        Verdict: reproduced. The criterion is met, its test passes, and the control failed, as it must.
        Would change: not reproduced, if this failed: mean value: at least 0.3 above 0.5
        Would change: not reproduced, if the p-value after Holm's correction rose from 0.0039 above 0.05
        Would change: inconclusive, if there were fewer than 6 seeds in a random arm (there are 8)
        Would change: inconclusive, if this held: control: the same
        Measure again: make reproduce EXPERIMENT=Sample
        """,
        string.Join('\n', Lines(Explanation.Of(Rows[0], Assessments[0], "make reproduce EXPERIMENT=Sample"))));

    static IEnumerable<string> Lines(IEnumerable<Passage> story) => story.SelectMany(one => one.Entries.Select(entry => $"{one.Name}: {entry}"));

    [Fact]
    public void An_explanation_lists_the_parts_of_a_finding_and_says_the_verdict_without_them()
    {
        var both = Assessments[1] with { Finding = Good with { Met = false, Because = "Value of 'a' is 1. And, stronger: The mean is 1.0375." } };
        var story = Explanation.Of(Verdicts.Of([new("Sample", Scale.Standard, [both])])[0], both, "x");

        Assert.Equal(["Value of 'a' is 1.", "The mean is 1.0375."], Entries(story, "Finding"));
        Assert.Equal(["not reproduced. The criterion is not met."], Entries(story, "Verdict"));
    }

    static IReadOnlyList<string> Entries(IEnumerable<Passage> story, string name) => story.Single(one => one.Name == name).Entries;

    [Fact]
    public void What_would_change_a_verdict_depends_on_it()
    {
        static string[] Changes(VerdictRow row) => [.. Entries(Explanation.Of(row, Assessments[0], "x"), "Would change")];
        const string Complete = "rows of standard or paper scale for every arm and replicate that takes part";
        const string Failing = "a control that can be judged and fails: until then the statistic cannot tell the claim from its absence";
        const string MoreSeeds = "at least 8 seeds in every random arm (there are 7)";
        var row = Rows[0] with { Statistic = "mean", Criterion = "more", Control = "none" };

        var open = row with { Verdict = Verdict.Inconclusive };
        Assert.Equal([Complete], Changes(open));
        Assert.Equal([Complete], Changes(open with { Seeds = null }));
        Assert.Equal([MoreSeeds, Complete], Changes(open with { Seeds = 7 }));
        Assert.Equal([MoreSeeds, Failing, Complete], Changes(open with { Seeds = 7, ControlFailed = false }));

        var not = row with { Verdict = Verdict.NotReproduced };
        Assert.Equal(["mean: more", "a p-value of at most 0.05 after Holm's correction (it is 0.0039)"], Changes(not));
        Assert.Equal(["mean: more"], Changes(not with { PHolm = null }));

        Assert.Equal(
            [
                "not reproduced, if this failed: mean: more", "not reproduced, if the p-value after Holm's correction rose from 0.0039 above 0.05",
                "inconclusive, if there were fewer than 6 seeds in a random arm (there are 8)", "inconclusive, if this held: none",
            ],
            Changes(row));
        Assert.Equal(
            ["not reproduced, if this failed: mean: more", "inconclusive, if this held: none"],
            Changes(row with { Verdict = Verdict.ReproducedWithDeviation, PHolm = null, Seeds = null }));
    }

    [Fact]
    public void A_story_has_no_part_without_words()
    {
        string[] Names(int claim) => [.. Explanation.Of(Rows[claim], Assessments[claim], "x").Select(passage => passage.Name)];
        Assert.DoesNotContain("Deviation", Names(0));
        Assert.DoesNotContain("Runs", Names(3));
    }

    [Fact]
    public void An_explanation_says_what_is_not_there()
    {
        var row = Rows[0] with { Deviation = "smaller `net`", P = null, PHolm = null, ControlFailed = false };
        var lines = Lines(Explanation.Of(row, Assessments[0], "x")).ToArray();
        Assert.Contains("Deviation: smaller `net`", lines);
        Assert.Contains("Test: none: nothing that is tested is random", lines);
        Assert.Contains("Control: control: the same: did not fail", lines);
        Assert.Throws<ArgumentException>(() => Explanation.Of(row, Assessments[1], "x"));
    }
}
