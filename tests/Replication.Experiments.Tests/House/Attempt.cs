namespace Replication.Experiments.Tests;

/// <summary>One line of <c>make sabotage</c>: something is broken, and a guard must notice.</summary>
/// <param name="Guard">
/// What must notice, as a path: <c>ParallelLines/tv-is-1</c>, <c>verify/ParallelLines/distances</c>, <c>tests/Replication.Core.Tests/...</c>.
/// </param>
/// <param name="Name">What is broken.</param>
/// <param name="Seconds">What it costs on one core.</param>
/// <param name="Run">Breaks it, and says what the guard made of that.</param>
sealed record Attempt(string Guard, string Name, double Seconds, Func<Attempt.Result> Run)
{
    /// <summary>What a guard made of a sabotage.</summary>
    /// <param name="Caught">Whether it was silent while nothing was broken and spoke when something was.</param>
    /// <param name="Change">From what to what, such as <c>reproduced -> not reproduced</c>.</param>
    /// <param name="Obstacle">Why it was not caught; null where it was.</param>
    public sealed record Result(bool Caught, string Change, string? Obstacle);

    /// <summary>Every attempt: on the claims, on the evidence, on the baselines, on the notebooks, and on the sources.</summary>
    public static IReadOnlyList<Attempt> All =>
        [
            .. SabotageRegistry.All.Select(sabotage => sabotage.Attempt()),
            .. EvidenceEdits.All, .. BaselineEdits.All, .. NotebookEdits.All,
            .. SourceBreaks.All.Select(one => one.Attempt()),
        ];

    /// <summary>The guards it is counted among: an experiment's claims, a kind of evidence, a test project.</summary>
    public string Group => Guard.StartsWith("tests/", StringComparison.Ordinal) ? string.Join('/', Guard.Split('/')[..2]) : Guard.Split('/')[0];

    /// <summary>Whether it belongs to a guard or to a group of guards, such as an experiment.</summary>
    public bool Guards(string path) => Guard == path || Guard.StartsWith(path + "/", StringComparison.Ordinal);

    /// <summary>Runs it; an exception is a sabotage that was not caught, since it shows nothing.</summary>
    public Result Try()
    {
        try
        {
            return Run();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new(false, "failed", failure.ToString());
        }
    }
}
