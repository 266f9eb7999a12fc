using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;

namespace Replication.Notebooks.Tests;

/// <summary>A session runs cells as a kernel would.</summary>
public sealed class SessionTests : IDisposable
{
    readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Later_cells_see_what_earlier_ones_declared()
    {
        await Run("int twice(int x) => 2 * x;\nrecord Pair(int A, int B);");
        await Run("var pair = new Pair(3, twice(4));");
        Assert.Equal("11", Plain(await Run("pair.A + pair.B")));
    }

    [Fact]
    public async Task A_cell_without_a_last_expression_gives_nothing() => Assert.Empty(await Run("var x = 1;"));

    [Fact]
    public async Task What_is_printed_comes_before_what_is_returned_and_the_console_is_given_back()
    {
        var before = Console.Out;
        var outputs = await Run("Console.WriteLine(\"printed\"); 7");
        Assert.Equal(["Printed", "Result"], outputs.Select(output => output.GetType().Name));
        Assert.Equal("printed\n", ((Printed)outputs[0]).Text);
        Assert.Same(before, Console.Out);
    }

    [Fact]
    public async Task The_suite_s_types_are_those_of_this_process()
    {
        var result = Assert.IsType<Result>(Assert.Single(await Run(Sample.References + "\nnew DataTable(\"t\").With(\"x\", [1.0]).Show()")));
        Assert.Contains("<td", result.Forms[MediaType.Html].GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = 1;\nvar y = z;", 2, "CS0103")]
    [InlineData("#r \"nowhere.dll\"", 1, "CS0006")]
    [InlineData("#r \"../artifacts/bin/Replication.Notebooks/release/../Elsewhere.dll\"", 1, "CS0006")]
    [InlineData("var list = new List<int>();\n\nlist[3]", 3, "ArgumentOutOfRangeException")]
    [InlineData("new object()", 0, "has no form to show")]
    public async Task A_cell_that_fails_says_where_and_why(string source, int line, string words)
    {
        var failure = await Assert.ThrowsAsync<CellFailure>(() => Run(source));
        Assert.Equal(line, failure.Line);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal("cell", failure.Cell);
    }

    [Fact]
    public async Task The_framework_is_there_without_reference_and_the_suite_is_not()
    {
        Assert.Equal("2", Plain(await Run("Math.Sqrt(4)")));
        Assert.Contains("CS0103", (await Assert.ThrowsAsync<CellFailure>(() => Run("Committed.Table(\"a\", \"b\")"))).Message, StringComparison.Ordinal);
    }

    Task<IReadOnlyList<Output>> Run(string source) => _session.RunAsync(new CodeCell("cell", source));

    static string Plain(IReadOnlyList<Output> outputs) => Assert.IsType<Result>(Assert.Single(outputs)).Forms[MediaType.Plain].GetValue<string>();
}
