using System.Text.RegularExpressions;
using Replication.Notebooks.Checking;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>The notebooks that are committed still say what they say.</summary>
public partial class CommittedNotebooks
{
    static readonly string Folder = Path.Combine(Checkout.Root, "notebooks");

    /// <summary>Their files' names.</summary>
    public static IEnumerable<string> Files =>
        Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Files];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Executed_again_it_gives_its_outputs(string name) =>
        Assert.Empty(await NotebookCheck.ProblemsAsync(
            File.ReadAllText(Path.Combine(Folder, name)), name, notebook => Run.ApartAsync(notebook, Folder)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_references_are_files_that_a_build_leaves(string name)
    {
        var notebook = NotebookText.Read(File.ReadAllText(Path.Combine(Folder, name)), name);
        var references = notebook.Code.SelectMany(cell => Reference().Matches(cell.Source)).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, path => Assert.True(File.Exists(Path.Combine(Folder, path)), $"{path} is not there"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_holds_nothing_of_the_machine_that_wrote_it(string name)
    {
        // A picture in base64 may hold any letters.
        var text = Picture().Replace(File.ReadAllText(Path.Combine(Folder, name)), "");
        Assert.DoesNotMatch("\"(/[a-z]+){2}|/home/|/root|/tmp|[A-Z]:\\\\\\\\", text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_small_enough_for_viewers_on_the_web(string name) =>
        Assert.InRange(new FileInfo(Path.Combine(Folder, name)).Length, 1, 1_000_000);

    [GeneratedRegex("\"image/png\": \"[A-Za-z0-9+/=\\\\n]+\"")]
    private static partial Regex Picture();

    [GeneratedRegex("^#r \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
