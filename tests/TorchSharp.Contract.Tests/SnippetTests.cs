using TorchSharp;

namespace Contract;

/// <summary>
/// Every line of snippets.txt compiles, which the build has proved, and runs; or fails for the reason that stands beside it, so that no
/// reason outlives its cause.
/// </summary>
public sealed class SnippetTests : IDisposable
{
    private const string WithoutCuda = "without CUDA: ";

    private readonly string _home = Environment.CurrentDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snippets");
    private readonly torch.ScalarType _type = torch.get_default_dtype();
    private readonly int _threads = torch.get_num_threads();

    public SnippetTests()
    {
        Environment.CurrentDirectory = _folder.FullName;
        torch.manual_seed(1);
    }

    public static TheoryData<int, string> Lines()
    {
        var lines = new TheoryData<int, string>();
        foreach (var snippet in Snippets.All) lines.Add(snippet.Line, snippet.Text);
        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Runs(int line, string text)
    {
        var snippet = Snippets.All.Single(candidate => candidate.Line == line);
        Assert.Equal(text, snippet.Text);
        using var scope = torch.NewDisposeScope();
        var failure = Record.Exception(() => snippet.Run(new Snippets()));
        var reason = snippet.Failure;
        if (reason.StartsWith(WithoutCuda, StringComparison.Ordinal))
            reason = torch.cuda.is_available() ? "" : reason[WithoutCuda.Length..];
        if (reason.Length == 0) Assert.Null(failure);
        else Assert.Contains(reason, $"{failure?.GetType().Name}: {failure?.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void NoLineIsLost() => Assert.Equal(LineCount, Snippets.All.Length);

    [Fact]
    public void NearlyAllLinesRun() =>
        Assert.InRange(Snippets.All.Count(snippet => snippet.Failure.Length > 0), 0, Snippets.All.Length / 40);

    public void Dispose()
    {
        torch.set_default_dtype(_type);
        torch.set_default_device("cpu");
        torch.set_num_threads(_threads);
        Environment.CurrentDirectory = _home;
        _folder.Delete(recursive: true);
    }

    /// <summary>As many usage lines as were found to compile against the package.</summary>
    private const int LineCount = 368;
}
