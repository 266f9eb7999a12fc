using System.Net;
using Replication.Figures.Report;

namespace Replication.Figures.Tests.Report;

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
            "stands for the paper's DCGAN", "The control failed, as it must", "The control did not fail", "3.1\u00a0×\u00a010⁻¹⁶", "∞", "undefined",
        })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_of_several_parts_is_a_list()
    {
        var claim = SampleReport.Claim with { Because = ["The criterion is not met. Share of 'a' is 1.", "Of 3 comparisons 2.", "The third."] };

        Assert.Contains(
            "<ul class=\"reasons\">\n<li>The criterion is not met. Share of 'a' is 1.</li>\n<li>Of 3 comparisons 2.</li>\n<li>The third.</li>\n</ul>",
            WebUtility.HtmlDecode(ReportFiles.Render(With(claim))["index.html"]), StringComparison.Ordinal);
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
        var hostileClaim = SampleReport.Claim with
        {
            Statement = Hostile, Formula = Hostile, Published = Hostile, Because = [Hostile, Hostile], Statistic = Hostile, Criterion = Hostile, Interval = Hostile,
            Control = Hostile, ControlBecause = Hostile, Deviation = Hostile, Locus = Hostile, Id = Hostile, Paper = Hostile,
        };
        var figure = FigureJson.Build(Gallery.Counts with { Title = Hostile, Caption = Hostile, AltText = Hostile, Paper = new(Hostile, Hostile) });
        var files = ReportFiles.Render(new()
        {
            Title = Hostile,
            Lead = Hostile,
            Papers = [new(Hostile, Hostile, Hostile)],
            Experiments =
            [
                new()
                {
                    Name = Hostile, Title = Hostile, Command = Hostile, Claims = [hostileClaim], Figures = [figure], Tables = [Hostile], Notes = [Hostile],
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
    public void A_claim_of_an_unknown_paper_is_refused() =>
        Assert.Contains("'w-is-theta' of ParallelLines is of the unlisted paper 'XYZ'", Assert.Throws<ArgumentException>(() =>
            ReportFiles.Render(With(SampleReport.Claim with { Paper = "XYZ" }))).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_claims_of_one_name_are_refused() =>
        Assert.Contains("'ParallelLines-w-is-theta'", Assert.Throws<ArgumentException>(() =>
            ReportFiles.Render(With(SampleReport.Claim, SampleReport.Claim))).Message, StringComparison.Ordinal);

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
        var text = Estimate.Text(SampleReport.Trained with { Ours = ours, Low = low, High = high }).Text;

        Assert.StartsWith(value, System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.Contains(interval, System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sketch_is_drawn_only_where_there_is_something_to_see()
    {
        Assert.Contains("<svg", Estimate.Sketch(SampleReport.Trained).Text, StringComparison.Ordinal);
        Assert.Equal("", Estimate.Sketch(SampleReport.Trained with { High = double.PositiveInfinity }).Text);
        Assert.Equal("", Estimate.Sketch(SampleReport.Claim with { Ours = 0, Low = 0, High = 0, Expected = 0, Margin = 0 }).Text);
    }

    private static ReportModel With(params ReportClaim[] claims) =>
        SampleReport.Model with { Experiments = [SampleReport.Model.Experiments[0] with { Claims = claims }] };
}
