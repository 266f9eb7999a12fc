using System.Net;
using Replication.Evidence;
using Replication.Figures;
using Replication.Figures.Tests;

namespace Replication.Report.Tests.Page;

public class ReportFilesTests
{
    private const string Hostile = "</p><script>alert(1)</script>\"' onload=x &";

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(ReportFiles.Render(SampleReport.Model), ReportFiles.Render(SampleReport.Model));

    [Fact]
    public void Each_claim_is_told_in_full()
    {
        var page = WebUtility.HtmlDecode(ReportFiles.Render(SampleReport.Model)["index.html"]);
        foreach (var text in new[]
        {
            @"W(\mathbb{P}_0, \mathbb{P}_\theta) = |\theta|", "no mode collapse seen", "4.62 ", "[3.5, 5.75]", "95\u00a0% BCa bootstrap over 8 seeds, 10,000 resamples", "0.0003",
            "Arjovsky, Chintala and Bottou 2017", "make reproduce EXPERIMENT=ParallelLines", "0123456789abcdef", "ours has 41 points",
            "stands for the paper's DCGAN", "failed, as it must", "did not fail", "3.1\u00a0×\u00a010⁻¹⁶", "∞", "undefined",
            "W1 of 'exact'", "|θ|, within 10⁻¹², in every run (here 0)", "mean modes covered of 'wgan' minus 'gan'", "at least 2", "at least 7, in most runs (7 of 8)",
            "The criterion is not met.",
        })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_of_a_finding_is_shown_with_what_is_required_of_it()
    {
        var page = WebUtility.HtmlDecode(ReportFiles.Render(With(SampleReport.One("ParallelLines", SampleReport.Claim, Verdict.Reproduced, Rulings.Mean, Rulings.Counted)))["index.html"]);

        Assert.Contains("<span class=\"label\">mean value of 'ours'</span> <span class=\"value\">1.04 <span class=\"interval\">[0.938, 1.15]", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"label\">median modes covered of 'ours'</span>", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<div class=\"comparison\">").Length);
    }

    [Fact]
    public void Verdicts_are_counted_and_said_in_words()
    {
        var page = ReportFiles.Render(SampleReport.Model)["index.html"];

        Assert.Contains("4 claims of 2 papers judged in 2 experiments", page, StringComparison.Ordinal);
        foreach (var words in new[] { "reproduced", "reproduced with deviation", "not reproduced", "inconclusive" })
            Assert.Contains($"</span> {words}</span></li>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_becomes_markup_wherever_it_stands()
    {
        var hostilePart = Rulings.Mean with
        {
            Statistic = new(Summary.Mean, Hostile, [Hostile]), Interval = Hostile, Test = new(Hostile, 0.01, null),
            Requirement = new Quantity<Trial>(Hostile, _ => 0)
                .BoundedBy(new Expected<Trial>(Hostile, (_, _) => 0), Tolerance.Absolute(1, Hostile))
                .On(new Arm(Hostile, Hostile))
                .Conditions[0].Requirement,
            Worst = new(Hostile, 0, 0, 1, 1, 2), Lost = new(Hostile, 0, 1), Samples = [new(Hostile, [1])],
        };
        var hostileClaim = new Claim
        {
            Statement = Hostile, Formula = Hostile, Published = Hostile, Deviation = Hostile, Locus = Hostile, Id = Hostile, Paper = new(Hostile, Hostile, Hostile),
        };
        Ruling hostile = new(
            Hostile, new(hostileClaim, new([hostilePart, hostilePart with { Obstacle = Hostile }]), new([hostilePart])), Verdict.Inconclusive, Reason.ClaimUndecided, 8, 1, null);
        var figure = FigureJson.Build(Gallery.Counts with { Title = Hostile, Caption = Hostile, AltText = Hostile, Paper = new(Hostile, Hostile) });
        var files = ReportFiles.Render(new()
        {
            Title = Hostile,
            Lead = Hostile,
            Experiments =
            [
                new()
                {
                    Name = Hostile, Title = Hostile, Command = Hostile, Rulings = [hostile], Figures = [figure], Tables = [Hostile], Notes = [Hostile],
                    Provenance = [new(Hostile, Hostile)],
                },
            ],
        });

        Assert.All(files.Where(file => file.Key is not ("report.css" or "report.js")), file =>
        {
            Assert.DoesNotContain("<script>alert", file.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("\"' onload", file.Value, StringComparison.Ordinal);
        });
        Assert.Contains("&lt;script&gt;alert", files["index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_pieces_of_HTML_are_taken_as_HTML()
    {
        Assert.Equal("<b>&lt;i&gt;</b>", Html.Of($"<b>{"<i>"}</b>").Text);
        Assert.Equal("<b><i></i></b>", Html.Of($"<b>{Html.Of($"<i></i>")}</b>").Text);
    }

    [Fact]
    public void A_report_is_known_by_its_page_and_any_other_file_of_its_names_is_in_the_way()
    {
        var folder = Directory.CreateTempSubdirectory("replication-report-").FullName;
        string Obstacle() => Path.GetRelativePath(folder, ReportFiles.Obstacle(folder, SampleReport.Model) ?? folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
            Assert.Equal(".", Obstacle());
            File.WriteAllText(Path.Combine(folder, "report.css"), "mine");
            Assert.Equal("report.css", Obstacle());
            File.WriteAllText(Path.Combine(folder, "index.html"), "<p>mine</p>");
            Assert.Equal("index.html", Obstacle());
            File.WriteAllText(Path.Combine(folder, "index.html"), ReportFiles.Render(SampleReport.Model)["index.html"]);
            Assert.Equal(".", Obstacle());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere() =>
        Assert.All(ReportFiles.Render(SampleReport.Model), file => Assert.DoesNotContain("://", file.Value, StringComparison.Ordinal));

    [Fact]
    public void Two_claims_of_one_name_are_refused() =>
        Assert.Contains("'ParallelLines-w-is-theta'", Assert.Throws<ArgumentException>(() =>
            ReportFiles.Render(With(Sample, Sample))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(0.693147, "0.6931")]
    [InlineData(-12345.6, "−12350")]
    [InlineData(123456.0, "1.235\u00a0×\u00a010⁵")]
    [InlineData(-1e-16, "−1\u00a0×\u00a010⁻¹⁶")]
    [InlineData(double.NaN, "undefined")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_are_shown_to_four_digits(double value, string text) => Assert.Equal(text, Number.Show(value));

    [Theory]
    [InlineData(-1.3997, -1.3997, -1.3947, "−1.3997 ", "[−1.3997, −1.3947]")]
    [InlineData(4.768e-7, 0, 4.768e-7, "4.8\u00a0×\u00a010⁻⁷ ", "[0, 4.8\u00a0×\u00a010⁻⁷]")]
    public void An_interval_has_the_digits_that_tell_its_ends_apart(double ours, double low, double high, string value, string interval)
    {
        var text = PartBlock.Value(SampleReport.Trained with { Value = ours, Low = low, High = high }).Text;

        Assert.StartsWith(value, WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.Contains(interval, WebUtility.HtmlDecode(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sketch_is_drawn_only_where_there_is_something_to_see()
    {
        Assert.Contains("<svg", PartBlock.Sketch(SampleReport.Trained).Text, StringComparison.Ordinal);
        Assert.Contains("<svg", PartBlock.Sketch(SampleReport.Exact).Text, StringComparison.Ordinal);
        Assert.Equal("", PartBlock.Sketch(SampleReport.Trained with { High = double.PositiveInfinity }).Text);
        Assert.Equal("", PartBlock.Sketch(SampleReport.Trained with { Value = 2, Low = 2, High = 2 }).Text);
        Assert.Equal("", PartBlock.Sketch(SampleReport.Trained with { Requirement = Requirement.AtLeast(double.NegativeInfinity) }).Text);
    }

    private static Ruling Sample => SampleReport.Model.Experiments[0].Rulings[0];

    private static ReportModel With(params Ruling[] rulings) =>
        SampleReport.Model with { Experiments = [SampleReport.Model.Experiments[0] with { Rulings = rulings }] };
}
