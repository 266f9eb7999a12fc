namespace Replication.Evidence;

/// <summary>
/// A declared way to decide something from rows: a statistic, a criterion on it, and the function that applies both.
/// Built by the factories of <see cref="Judge"/>, which make the words from the numbers that decide.
/// </summary>
/// <param name="Statistic">What is computed, in words.</param>
/// <param name="Criterion">When it holds: direction and margin, in words with numbers.</param>
/// <param name="Arms">The arms that take part.</param>
/// <param name="Decide">
/// Computes the finding from complete measurements; the text names the random stream of its interval, so that no other claim moves it.
/// </param>
/// <typeparam name="TRow">The experiment's row.</typeparam>
public sealed record Judgement<TRow>(
    string Statistic, string Criterion, IReadOnlyList<string> Arms, Func<Measurements<TRow>, string, Finding> Decide)
    where TRow : class
{
    /// <summary>The finding; one that says why where an arm or a replicate that takes part is missing.</summary>
    /// <param name="measurements">The stored rows.</param>
    /// <param name="claim">Id of the claim, first part of the name of the random stream.</param>
    /// <exception cref="ArgumentException">The experiment has no arm of a name in <see cref="Arms"/>.</exception>
    public Finding Apply(Measurements<TRow> measurements, string claim) =>
        (measurements.Gap(Arms) is { } gap ? Finding.Undecided(gap) : Decide(measurements, $"{claim}/{Statistic}"))
            with { Seeds = measurements.Seeds(Arms) };
}
