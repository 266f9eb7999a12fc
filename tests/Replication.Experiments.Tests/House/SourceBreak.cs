namespace Replication.Experiments.Tests;

/// <summary>
/// One line of the suite's own source broken, and the tests that must go red. The unbroken source goes through the same door and passes.
/// </summary>
/// <param name="Name">What is broken, in a phrase.</param>
/// <param name="File">The source file, from the root of the checkout.</param>
/// <param name="Line">A text that stands in it once.</param>
/// <param name="Broken">What stands there instead.</param>
/// <param name="Tests">The test project.</param>
/// <param name="Filter">
/// Part of the full name of the tests that guard it; conditions of <c>dotnet test --filter</c> may follow after <c>&amp;</c>.
/// </param>
sealed record SourceBreak(string Name, string File, string Line, string Broken, string Tests, string Filter)
{
    /// <summary>The file with the line broken.</summary>
    /// <exception cref="InvalidOperationException">The line does not stand there exactly once.</exception>
    public string Text()
    {
        var parts = System.IO.File.ReadAllText(Path.Combine(Suite.Root, File)).Split(Line);
        return parts.Length == 2
            ? parts[0] + Broken + parts[1]
            : throw new InvalidOperationException($"{File}: '{Line}' stands there {parts.Length - 1} times: name a line that stands there once.");
    }

    /// <summary>What <c>make sabotage</c> does with it.</summary>
    public Attempt Attempt() => new($"tests/{Tests}/{Filter.Split('&')[0]}", $"{Name} ({Path.GetFileName(File)})", 8, () =>
    {
        var intact = TestProcess.Intact(Project, Tests);
        if (!intact.Passes) return new(false, "red -> ", $"The tests do not pass with the source unbroken:\n{intact.Output}");
        var outcome = TestProcess.Run(SourceProject.Named(Project).Emit(File, Text()), Tests, [Filter], TestProcess.PatienceAfter(intact));
        return outcome.Fails
            ? new(true, $"passes -> {outcome.Failures}", null)
            : new(false, "passes -> passes", $"No test fails with the line broken.\n{outcome.Output}");
    });

    /// <summary>Folder of the project, from the root of the checkout: two names deep.</summary>
    public string Project => string.Join('/', File.Split('/').Take(2));
}
