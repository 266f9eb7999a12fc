namespace Replication.Evidence;

/// <summary>
/// When a claim holds, stated once and applied to the claim's arms and to its control alike. Built from quantities by <see cref="Criteria"/>.
/// </summary>
/// <typeparam name="TRow">The study's row.</typeparam>
public sealed class Criterion<TRow>
    where TRow : class
{
    readonly Func<IReadOnlyList<string>, Judgement<TRow>> _on;

    internal Criterion(Func<IReadOnlyList<string>, Judgement<TRow>> on) => _on = on;

    /// <summary>The criterion applied to arms.</summary>
    /// <exception cref="ArgumentException">
    /// The criterion asks for another number of arms, or a number that it was given is not as it says.
    /// </exception>
    public Judgement<TRow> On(params IReadOnlyList<Arm> arms) => _on([.. arms.Select(arm => arm.Name)]);

    /// <summary>The criterion asked of the given arms, whichever a claim names: a condition beside one on the claim's own arms.</summary>
    public Criterion<TRow> Of(params IReadOnlyList<Arm> arms) => new(_ => On(arms));

    /// <summary>Both criteria hold of the same arms.</summary>
    public Criterion<TRow> And(Criterion<TRow> other) => new(arms => Judge.Both(_on(arms), other._on(arms)));

    /// <summary>One criterion for each arm, in their order.</summary>
    internal static Criterion<TRow> OfPlaces(IReadOnlyList<Criterion<TRow>> criteria) => new(arms => arms.Count == criteria.Count
        ? criteria.Zip(arms, (criterion, arm) => criterion._on([arm])).Aggregate(Judge.Both)
        : throw new ArgumentException($"Name as many arms as criteria, {criteria.Count}: there are {arms.Count}."));

    /// <summary>A criterion that each arm meets by itself.</summary>
    internal static Criterion<TRow> OfEach(Func<string, Judgement<TRow>> judgement) =>
        new(arms => arms.Count > 0 ? arms.Select(judgement).Aggregate(Judge.Both) : throw new ArgumentException("Name at least one arm."));

    /// <summary>A criterion that compares a first arm with a second, a third with a fourth, and so on.</summary>
    internal static Criterion<TRow> OfPair(Func<string, string, Judgement<TRow>> judgement) => new(arms =>
        arms.Count > 0 && arms.Count % 2 == 0
            ? arms.Chunk(2).Select(pair => judgement(pair[0], pair[1])).Aggregate(Judge.Both)
            : throw new ArgumentException($"Name two arms, or several pairs: there are {arms.Count}."));

    /// <summary>A criterion that compares each arm with the next.</summary>
    internal static Criterion<TRow> OfNeighbours(Func<string, string, Judgement<TRow>> judgement) => new(arms => arms.Count > 1
        ? arms.Zip(arms.Skip(1), judgement).Aggregate(Judge.Both)
        : throw new ArgumentException($"Name two arms or more: there are {arms.Count}."));
}
