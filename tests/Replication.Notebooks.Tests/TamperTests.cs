using System.Text.RegularExpressions;
using Replication.Notebooks.Checking;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>Whatever is changed in a written notebook, the check fails and says where.</summary>
public class TamperTests
{
    [Fact]
    public async Task Untouched_it_holds() => Assert.Empty(await Problems(await Sample.Text));

    [Theory]
    [InlineData("of text: 0.125", "of text: 0.126", "printed")]
    [InlineData("of text: 0.125", "of texts: 0.125", "printed")]
    [InlineData("0.3333333333333333", "0.3333333333333334", "number")]
    [InlineData(">9.25<", ">9.5<", "table")]
    [InlineData("4,9.25]", "4,9.75]", "figure")]
    [InlineData("A curve.", "A line.", "figure")]
    [InlineData("iVBORw0KGgo=", "iVBORw0KGgA=", "figure")]
    [InlineData("      \"0.5\"", "      \"0.51\"", "loose")]
    public async Task A_changed_output_is_found(string there, string changed, string cell) =>
        Assert.Contains(await Problems(Edited(await Sample.Text, there, changed)), problem => problem.StartsWith($"sample.ipynb: {cell}: its outputs", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"nbformat_minor\": 5", "\"nbformat_minor\": 4")]
    [InlineData("\"execution_count\": 3,\n   \"id\"", "\"execution_count\": 7,\n   \"id\"")]
    [InlineData("\"metadata\": {},\n   \"source\"", "\"metadata\": { \"tags\": [] },\n   \"source\"")]
    [InlineData("\"width\": 900", "\"width\": 90")]
    [InlineData(" \"cells\"", "  \"cells\"")]
    public async Task Changed_metadata_or_layout_is_found_with_its_line(string there, string changed)
    {
        var problems = await Problems(Edited(await Sample.Text, there, changed));
        Assert.Matches("^sample.ipynb:[0-9]+: is not as `replicate notebook run` writes it", Assert.Single(problems));
    }

    [Fact]
    public async Task A_number_changed_along_with_its_digest_is_found_by_running()
    {
        var problem = Assert.Single(await Problems(Forged(await Sample.Text, "0.3333333333333333", "0.3334")));
        Assert.Matches("^sample.ipynb: number: output text/plain: expected 0.3334, got 0.33333.*of the tolerance used", problem);
    }

    [Fact]
    public async Task A_value_of_a_figure_changed_along_with_its_digest_is_found_by_running()
    {
        var problem = Assert.Single(await Problems(Forged(await Sample.Text, "4,9.25]", "4,9.26]")));
        Assert.Contains("figure: output application/vnd.plotly.v1+json .data[0].y[2]: expected 9.26, got 9.25", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_without_its_picture_is_found()
    {
        var bare = Regex.Replace(await Sample.Text, "\"image/png\": \"[^\"]*\",", "", RegexOptions.None);
        Assert.Contains(await Problems(Forged(bare)), problem => problem.Contains("a figure without its picture", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.54", true)]
    [InlineData("0.56", false)]
    public async Task A_cell_s_own_tolerance_decides_how_far_another_machine_may_be(string number, bool holds) =>
        Assert.Equal(holds, (await Problems(Forged(await Sample.Text, "      \"0.5\"", $"      \"{number}\""))).Count == 0);

    [Fact]
    public async Task A_changed_source_is_found_by_what_it_gives()
    {
        var problem = Assert.Single(await Problems(Edited(await Sample.Text, "1.0 / 3", "1.0 / 4")));
        Assert.StartsWith("sample.ipynb: number: output text/plain: expected 0.3333333333333333, got 0.25", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_cell_is_found_with_its_line()
    {
        var problem = Assert.Single(await Problems(Edited(await Sample.Text, "1.0 / 3", "int.Parse(\\\"x\\\")")));
        Assert.StartsWith("sample.ipynb: number, line 1: FormatException: ", problem, StringComparison.Ordinal);
    }

    static Task<IReadOnlyList<string>> Problems(string text) => NotebookCheck.ProblemsAsync(text, "sample.ipynb", Run.HereAsync);

    static string Edited(string text, string there, string changed)
    {
        var at = text.IndexOf(there, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the notebook has no {there}");
        return text[..at] + changed + text[(at + there.Length)..];
    }

    // As a forger would: the digests are made to fit.
    static string Forged(string text, string there = "", string changed = "") =>
        NotebookText.Write(NotebookText.Read(Edited(text, there, changed), "sample.ipynb"));
}
