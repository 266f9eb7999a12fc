namespace Replication.Notebooks.Execution;

/// <summary>A failed cell in one line.</summary>
public static class FailureText
{
    /// <summary>E.g. <c>wgan.ipynb: critic, line 3: CS0103: The name 'x' does not exist</c>.</summary>
    public static string Of(string file, CellFailure failure) =>
        $"{file}: {failure.Cell}{(failure.Line > 0 ? $", line {failure.Line}" : "")}: {failure.Message.ReplaceLineEndings(" ")}";
}
