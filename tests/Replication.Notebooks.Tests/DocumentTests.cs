using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>Files and notebooks are the same thing, and what is no notebook is refused.</summary>
public class DocumentTests
{
    [Fact]
    public async Task Read_and_written_again_it_is_the_same_bytes()
    {
        var text = await Sample.Text;
        Assert.Equal(text, NotebookText.Write(NotebookText.Read(text, "sample.ipynb")));
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public async Task Two_runs_give_the_same_bytes() =>
        Assert.Equal(
            NotebookText.Write(await Run.HereAsync(Sample.Sources)),
            NotebookText.Write(await Run.HereAsync(Sample.Sources)));

    [Fact]
    public void Code_and_prose_keep_their_lines()
    {
        var notebook = NotebookText.Read(NotebookText.Write(Sample.Sources), "sample.ipynb");
        Assert.Equal(Sample.Sources.Cells.Select(cell => (cell.Id, cell.Source)), notebook.Cells.Select(cell => (cell.Id, cell.Source)));
        Assert.Equal(0.1, notebook.Code.Last().Tolerance?.Size);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "nbformat 4")]
    [InlineData("{\"cells\": [], \"nbformat\": 3}", "nbformat 4")]
    [InlineData("{\"cells\": [], \"nbformat\": 4}", "has no cells")]
    [InlineData("{\"cells\": [1], \"nbformat\": 4}", "cell 1 cannot be read: it is no object")]
    [InlineData("{\"cells\": [{\"id\": \"a b\"}], \"nbformat\": 4}", "cell 1 cannot be read: its id")]
    [InlineData("{\"cells\": [{\"id\": \"a\", \"source\": \"\", \"cell_type\": \"heading\"}], \"nbformat\": 4}", "its type is 'heading'")]
    [InlineData("{\"cells\": [{\"id\": \"a\", \"source\": [1], \"cell_type\": \"markdown\"}], \"nbformat\": 4}", "list of lines")]
    [InlineData("{\"cells\": [{\"id\": \"a\", \"source\": \"\\ud800\", \"cell_type\": \"markdown\"}], \"nbformat\": 4}", "list of lines")]
    [InlineData(
        "{\"cells\": [{\"cell_type\": \"code\"}], \"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}",
        "language 'python': C# is expected")]
    [InlineData(
        "{\"cells\": [{\"id\": \"a\", \"source\": \"\", \"cell_type\": \"markdown\"}, {\"id\": \"a\", \"source\": \"\", \"cell_type\": \"markdown\"}], \"nbformat\": 4}",
        "ids must be unique")]
    [InlineData(
        "{\"cells\": [{\"id\": \"a\", \"source\": \"\", \"cell_type\": \"code\", \"outputs\": [], \"metadata\": {\"replication\": {\"relative\": 0.1}}}], \"nbformat\": 4}",
        "with a reason")]
    public void What_is_no_notebook_is_refused_in_one_line(string text, string words)
    {
        var refusal = Assert.Throws<NotebookException>(() => NotebookText.Read(text, "sample.ipynb"));
        Assert.StartsWith("sample.ipynb", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
