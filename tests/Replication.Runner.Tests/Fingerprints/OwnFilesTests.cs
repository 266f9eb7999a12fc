using System.Reflection;
using Replication.Evidence;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Tests.Fingerprints;

/// <summary>Files of the user's own are part of the key of the rows that read them, and of no other.</summary>
public sealed class OwnFilesTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(nameof(ReadsText), true)]
    [InlineData(nameof(ReadsNothing), false)]
    public void Code_that_asks_for_a_text_is_found(string method, bool asks) =>
        Assert.Equal(asks, Code(method).Calls(typeof(OwnFiles), "get_Text"));

    [Fact]
    public void Content_is_in_the_digest_and_the_name_of_a_text_is_not()
    {
        string OfText(string name, string content)
        {
            var file = Path.Combine(_folder.FullName, name);
            File.WriteAllText(file, content);
            return Assert.Single(new OwnFilesDigest(file).Of(Code(nameof(ReadsText)))).Value;
        }

        Assert.Equal(OfText("one.txt", "a text"), OfText("two.txt", "a text"));
        Assert.NotEqual(OfText("one.txt", "a text"), OfText("one.txt", "another"));
        Assert.Empty(new OwnFilesDigest(null).Of(Code(nameof(ReadsText))));
    }

    static CodeFingerprint Code(string method) => CodeGraph.Reach(
        new CodeBase(AppContext.BaseDirectory),
        [typeof(OwnFilesTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!], []);

    static string? ReadsText() => OwnFiles.Text;

    static string? ReadsNothing() => OwnFiles.TextVariable;
}
