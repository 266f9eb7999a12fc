using Replication.Evidence;

namespace Replication.Report.Tests.Words;

public class ReportTests
{
    static readonly Ruling[] Rows = [.. Verdicts.Of([new("Sample", Scale.Standard,
    [
        Assessed("first", Paper.Gan, Rulings.Mean),
        Assessed("second", Paper.WassersteinGan, Rulings.Mean with { Met = false }),
        Assessed("third", Paper.Gan, Rulings.Mean with
        {
            Value = double.PositiveInfinity, Low = double.PositiveInfinity, High = double.PositiveInfinity, Seeds = null, Test = null,
        }, "smaller `net`"),
        Assessed("fourth", Paper.Gan, Rulings.Undecided("arm 'x' was not measured")),
    ])])];

    static Assessment Assessed(string id, Paper paper, Part part, string? deviation = null) =>
        new(Rulings.Claim with { Id = id, Paper = paper, Deviation = deviation }, new([part]), new([Rulings.Failing with { Seeds = part.Seeds }]));

    static string Markdown => VerdictMarkdown.Render(Rows, ruling => $"make reproduce EXPERIMENT={ruling.Experiment}");

    [Fact]
    public void The_table_has_every_claim_under_its_paper()
    {
        Assert.StartsWith(
            """
            <!-- Generated from the tables beside it; `replicate verify` fails when it differs from them. -->

            # Verdicts

            4 claims: 1 reproduced, 1 reproduced with deviation, 1 not reproduced, 1 inconclusive.

            Required is what the source of the claim declares; it says where that was changed after a run.
            """, Markdown, StringComparison.Ordinal);
        Assert.Contains(
            """

            ## Generative Adversarial Nets

            GAN; Goodfellow et al. 2014, arXiv:1406.2661

            | claim | where | paper reports | we measured [95 % interval] | required | seeds | p (Holm) | control | verdict | command |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | W &lt;
            """, Markdown, StringComparison.Ordinal);
        var lines = Markdown.Split('\n');
        Assert.Equal(["## Generative Adversarial Nets", "## Wasserstein GAN"], lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        var rows = lines.Where(line => line.Contains("`Sample/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["first", "third", "fourth", "second"], rows.Select(row => row.Split("`Sample/")[1].Split('`')[0]));
        Assert.Equal(
            "| W &lt;= \\|theta\\| \\* 2 for P\\_theta.<br>`Sample/first` | Theorem 1 | log 2 | mean value of 'ours': **1.04 \\[0.938, 1.15\\]** | at least 0.8 | 8 | 0.0039 "
            + "| mean value of 'control': **0.1 \\[0.05, 0.15\\]**<br>failed, as it must | **reproduced** | `make reproduce EXPERIMENT=Sample` |", rows[0]);
        Assert.Contains("value of 'ours': **∞** | at least 0.8 | – | – |", rows[1], StringComparison.Ordinal);
        Assert.Contains("**reproduced with deviation** †1", rows[1], StringComparison.Ordinal);
        Assert.Contains("†1 smaller \\`net\\`", lines);
        Assert.Contains("mean value of 'ours': **undefined** |", rows[2], StringComparison.Ordinal);
        var unfailed = VerdictMarkdown.Render([Rulings.One(Rulings.Claim, new([Rulings.Mean]), new([Rulings.Mean]))], _ => "x");
        Assert.Contains("<br>did not fail |", unfailed, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_numbered_where_there_are_several_and_the_overview_shows_the_one_that_decides()
    {
        var ruling = Rulings.One(Rulings.Claim, Rulings.Counted, Rulings.Mean);
        Assert.Contains(
            "| (1) median modes covered of 'ours': **8 \\[6, 8\\]**<br>(2) mean value of 'ours': **1.04 \\[0.938, 1.15\\]** | (1) at least 7, in most runs (7 of 8)<br>(2) at least 0.8 |",
            VerdictMarkdown.Render([ruling], _ => "x"), StringComparison.Ordinal);
        Assert.Contains(
            "median modes covered of 'ours': **8 \\[6, 8\\]** (the weakest of 2 parts) | at least 7, in most runs (7 of 8) |", VerdictMarkdown.Overview([ruling]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_has_a_scorecard_shows_what_failed_and_folds_the_papers()
    {
        const string Header = "| claim | where | paper reports | we measured [95 % interval] | required | verdict |\n| --- | --- | --- | --- | --- | --- |\n";
        const string Claim = "| W &lt;= \\|theta\\| \\* 2 for P\\_theta. | ";
        const string Second = "Theorem 1 | log 2 | mean value of 'ours': **1.04 \\[0.938, 1.15\\]** | at least 0.8 | **not reproduced** |\n";
        const string Fourth = "Theorem 1 | log 2 | mean value of 'ours': **undefined** | at least 0.8 | **inconclusive** |\n";
        var overview = VerdictMarkdown.Overview(Rows);
        Assert.StartsWith(
            "4 claims: 1 reproduced, 1 reproduced with deviation, 1 not reproduced, 1 inconclusive.\n"
            + "\n| paper | reproduced | result |\n| --- | --- | --- |\n"
            + "| Generative Adversarial Nets (GAN; Goodfellow et al. 2014, arXiv:1406.2661) | 2 of 3 | Not reproduced: Theorem 1. |\n"
            + "| Wasserstein GAN (WGAN; Arjovsky, Chintala and Bottou 2017, arXiv:1701.07875) | 0 of 1 | Not reproduced: Theorem 1. |\n\nRequired is", overview, StringComparison.Ordinal);
        Assert.EndsWith(
            $"\nWhat did not reproduce:\n\n{Header}{Claim}WGAN, {Second}{Claim}GAN, {Fourth}"
            + "\nAll claims, paper by paper:\n"
            + "\n<details>\n<summary><b>Generative Adversarial Nets</b>: 3 claims: 1 reproduced, 1 reproduced with deviation, 1 inconclusive.</summary>\n\n"
            + $"{Header}{Claim}Theorem 1 | log 2 | mean value of 'ours': **1.04 \\[0.938, 1.15\\]** | at least 0.8 | **reproduced** |\n"
            + $"{Claim}Theorem 1 | log 2 | value of 'ours': **∞** | at least 0.8 | **reproduced with deviation** |\n{Claim}{Fourth}\n</details>\n"
            + $"\n<details>\n<summary><b>Wasserstein GAN</b>: 1 claim: 1 not reproduced.</summary>\n\n{Header}{Claim}{Second}\n</details>\n", overview, StringComparison.Ordinal);
        Assert.Equal("No claims.\n", VerdictMarkdown.Overview([]));
        Assert.DoesNotContain("What did not reproduce", VerdictMarkdown.Overview([Rows[0]]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_s_result_is_one_sentence()
    {
        var (plain, deviating, failed) = (Rows[0], Rows[2], Rows[1]);
        Ruling At(Ruling ruling, string locus) => ruling with { Assessment = ruling.Assessment with { Claim = ruling.Claim with { Locus = locus } } };
        Assert.Equal("Every claim reproduced.", Scorecard.Result([plain, plain]));
        Assert.Equal("Every claim reproduced, 1 of 2 in the paper's own setting.", Scorecard.Result([plain, deviating]));
        Assert.Equal("Every claim reproduced, none in the paper's own setting.", Scorecard.Result([deviating]));
        Assert.Equal(
            "Not reproduced: Theorem 1 (2 claims); Figure 2.", Scorecard.Result([failed, plain, At(failed, "Figure 2"), Rows[3]]));
    }

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
        Ruling[] rulings =
        [
            .. new[] { "smaller net", null, "fewer steps", "smaller net" }.Select(note => Rulings.One(Rulings.Claim with { Deviation = note }, Rulings.Mean)),
            Rulings.One(Rulings.Claim with { Deviation = "fewer steps", Paper = Paper.WassersteinGan }, Rulings.Mean),
        ];
        var lines = VerdictMarkdown.Render(rulings, _ => "x").Split('\n');
        Assert.Equal(
            ["†1", "", "†2", "†1", "†1"],
            lines.Where(line => line.StartsWith("| W", StringComparison.Ordinal)).Select(line => line.Split("**reproduced")[1].Split("** ")[1].Split(' ', '|')[0]));
        Assert.Equal(["†1 smaller net", "†2 fewer steps", "†1 fewer steps"], lines.Where(line => line.StartsWith('†')));
    }

    [Fact]
    public void Text_stands_in_a_table_as_it_was_written()
    {
        var ruling = Rulings.One(Rulings.Claim with { Statement = "a<b>&\\`*_[]|#~\n\rz.", Id = "x|y`z\n" }, Rulings.Mean);
        var line = Assert.Single(VerdictMarkdown.Render([ruling], _ => "run\r|`all`\n").Split('\n'), line => line.StartsWith("| a", StringComparison.Ordinal));
        Assert.StartsWith("| a&lt;b&gt;&amp;\\\\\\`\\*\\_\\[\\]\\|\\#\\~  z.<br>`Sample/x\\|y'z ` |", line, StringComparison.Ordinal);
        Assert.EndsWith("| `run \\|'all' ` |", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_a_function_of_the_verdicts()
    {
        Assert.Equal(Markdown, Markdown);
        Assert.NotEqual(Markdown, VerdictMarkdown.Render([Rulings.One(Rulings.Claim, Rulings.Mean with { Value = 1.1375 }), .. Rows.Skip(1)], _ => "x"));
        Assert.DoesNotContain("Required", VerdictMarkdown.Render([], _ => ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0375, 0.9375, 1.1497, "1.04 [0.938, 1.15]")]
    [InlineData(12345.678, 12345.1, 12346.2, "12345.68 [12345.1, 12346.2]")]
    [InlineData(0.0000012345, 0.000001, 0.000002, "1.23e-6 [1e-6, 2e-6]")]
    [InlineData(0.001, -0.5, 0.6, "0.001 [-0.5, 0.6]")]
    [InlineData(2.5, 2.5, 2.5, "2.5")]
    [InlineData(2.5, 2.5, 3.0, "2.5 [2.5, 3]")]
    [InlineData(2.5, 2.0, 2.5, "2.5 [2, 2.5]")]
    [InlineData(-1.5, -1234.5, -0.25, "-1.5 [-1.23e3, -0.25]")]
    [InlineData(1.0, 0.999999999999, 1.000000000001, "1 [1, 1]")]
    [InlineData(1.25, 1.125, double.PositiveInfinity, "1.25 [1.125, ∞]")]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, 0.123456789, "-∞ [-∞, 0.12346]")]
    [InlineData(1.23456789e-11, null, 2.0, "1.2346e-11")]
    [InlineData(1.23456789e20, 1.0, null, "1.2346e20")]
    [InlineData(1.5, double.NaN, 2.0, "1.5")]
    [InlineData(1.5, 1.0, double.NaN, "1.5")]
    [InlineData(null, 1.0, 2.0, "undefined")]
    [InlineData(double.NaN, 1.0, 2.0, "undefined")]
    [InlineData(0.69314718055994529, 0.69314718055994529, 0.69314718055994529, "0.69315")]
    public void Numbers_have_the_digits_that_their_interval_supports(double? value, double? low, double? high, string text) =>
        Assert.Equal(text, Digits.WithInterval(value, low, high));

    [Fact]
    public void Minus_zero_is_zero_and_what_is_not_there_is_a_dash() =>
        Assert.Equal(("0", "0", "–", "NaN"), (Digits.Number(-0.0), Digits.Number(0.0), Digits.Number(null), Digits.Number(double.NaN)));

    [Fact]
    public void An_explanation_tells_the_story_of_a_verdict() => Assert.Equal(
        """
        Claim: W <= |theta| * 2 for P_theta.
        Paper: Generative Adversarial Nets, Theorem 1 (Goodfellow et al. 2014, arXiv:1406.2661)
        Paper reports: log 2
        We measured: mean value of 'ours': 1.04 [0.938, 1.15] (95 % bootstrap); required: at least 0.8: met. Test that it is above 0.5: sign-flip permutation test, exact, p = 0.0039.
        Runs: value of 'ours': 1  1.25  NaN
        Test: p = 0.0039, after Holm's correction over the paper's claims 0.0039; level 0.05
        Control, must fail: mean value of 'control': 0.1 [0.05, 0.15] (95 % bootstrap); required: at least 0.8: not met. Test that it is above 0.5: sign-flip permutation test, exact, p = 0.9.
        Control's runs: value of 'control': 0.1  0.2
        Verdict: reproduced. The criterion is met, its test passes, and the control failed, as it must.
        Would change: not reproduced, if this failed: mean value of 'ours': at least 0.8
        Would change: not reproduced, if the p-value after Holm's correction rose from 0.0039 above 0.05
        Would change: inconclusive, if there were fewer than 6 seeds in a random arm (there are 8)
        Would change: inconclusive, if this held: mean value of 'control': at least 0.8
        Measure again: make reproduce EXPERIMENT=Sample
        """,
        string.Join('\n', Lines(Explanation.Of(Rulings.Ruling, "make reproduce EXPERIMENT=Sample"))));

    static IEnumerable<string> Lines(IEnumerable<Passage> story) => story.SelectMany(one => one.Entries.Select(entry => $"{one.Name}: {entry}"));

    static IReadOnlyList<string> Entries(Ruling ruling, string name) => Explanation.Of(ruling, "x").Single(one => one.Name == name).Entries;

    [Fact]
    public void An_explanation_lists_every_part_and_the_runs_of_an_arm_once()
    {
        var ruling = Rulings.One(Rulings.Claim, Rulings.Mean, Rulings.Counted, Rulings.Mean);
        Assert.Equal([PartWords.Told(Rulings.Mean), PartWords.Told(Rulings.Counted), PartWords.Told(Rulings.Mean)], Entries(ruling, "We measured"));
        Assert.Equal(["value of 'ours': 1  1.25  NaN", "modes covered of 'ours': 8  8  8  8  8  8  8  6"], Entries(ruling, "Runs"));
    }

    [Fact]
    public void What_would_change_a_verdict_depends_on_it()
    {
        static IReadOnlyList<string> Changes(Ruling ruling) => Entries(ruling, "Would change");
        const string Complete = "rows of standard or paper scale for every arm and replicate that takes part";
        const string Failing = "a control that can be judged and fails: until then the statistic cannot tell the claim from its absence";
        const string MoreSeeds = "at least 8 seeds in every random arm (there are 7)";
        var ruling = Rulings.Ruling;

        var open = ruling with { Verdict = Verdict.Inconclusive };
        Assert.Equal([Complete], Changes(open));
        Assert.Equal([Complete], Changes(open with { Seeds = null }));
        Assert.Equal([MoreSeeds, Complete], Changes(open with { Seeds = 7 }));
        Assert.Equal([MoreSeeds, Failing, Complete], Changes(open with { Seeds = 7, Assessment = open.Assessment with { Control = open.Assessment.Finding } }));

        Assert.Equal(
            ["mean value of 'control': at least 0.8"], Changes(Rulings.One(Rulings.Claim, Rulings.Mean, Rulings.Failing) with { PHolm = 0.05 }));
        Assert.Equal(
            ["a p-value of at most 0.05 after Holm's correction (it is 0.06)"], Changes(ruling with { Verdict = Verdict.NotReproduced, PHolm = 0.06 }));

        Assert.Equal(
            ["not reproduced, if this failed: mean value of 'ours': at least 0.8", "inconclusive, if this held: mean value of 'control': at least 0.8"],
            Changes(ruling with { Verdict = Verdict.ReproducedWithDeviation, PHolm = null, Seeds = null }));
        Assert.Contains(
            "inconclusive, if this held: mean value of 'control': at least 0.8; mean value of 'ours': at least 0.8",
            Changes(Rulings.One(Rulings.Claim, new Finding([Rulings.Mean]), new([Rulings.Failing, Rulings.Mean]))));
    }

    [Fact]
    public void A_story_has_no_passage_without_words()
    {
        string[] Names(Ruling ruling) => [.. Explanation.Of(ruling, "x").Select(passage => passage.Name)];
        Assert.DoesNotContain("Deviation", Names(Rows[0]));
        Assert.DoesNotContain("Runs", Names(Rows[3]));
        Assert.Contains("Deviation: smaller `net`", Lines(Explanation.Of(Rows[2], "x")));
        Assert.Contains("Test: none: nothing that is tested is random", Lines(Explanation.Of(Rows[2], "x")));
    }

    [Fact]
    public void A_verdict_says_why()
    {
        Ruling Of(Part part, Part? control = null, Scale scale = Scale.Standard) => Rulings.One(Rulings.Claim, new([part]), new([control ?? Rulings.Failing]), scale);
        (string Why, Ruling Ruling)[] reasons =
        [
            ("Rows of the smoke scale support no verdict.", Of(Rulings.Mean, scale: Scale.Smoke)),
            ("The claim could not be judged: lost.", Of(Rulings.Undecided("lost"))),
            ("The control could not be judged: gone.", Of(Rulings.Mean, Rulings.Undecided("gone"))),
            ("Too few runs: 1 seed, at least 6 needed.", Of(Rulings.Mean with { Seeds = 1 })),
            ("The control did not fail.", Of(Rulings.Mean, Rulings.Mean)),
            ("The criterion is not met.", Of(Rulings.Mean with { Met = false })),
            ("The test fails: p = 0.06 after Holm's correction.", Of(Rulings.Mean with { Test = new("made up", 0.06, 0.01) })),
            ("Too few runs for the number of claims of this paper: 8 seeds cannot give less than p = 0.07 after Holm's correction.",
                Of(Rulings.Mean with { Test = new("made up", 0.08, 0.07) })),
            ("The criterion is met, its test passes, and the control failed, as it must.", Of(Rulings.Mean)),
            ("The criterion is met and the control failed, as it must.", Of(Rulings.Mean with { Test = null })),
        ];
        Assert.All(reasons, reason => Assert.Equal(reason.Why, VerdictWords.Why(reason.Ruling)));
        Assert.Throws<ArgumentOutOfRangeException>(() => VerdictWords.Of((Verdict)9));
    }
}
