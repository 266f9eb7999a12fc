using System.Reflection;

namespace Replication.Experiments.Tests;

/// <summary>
/// Every sabotage of every study: what follows from its claims (<see cref="Sabotage.Swaps"/>), and what the static classes named
/// <c>...Sabotages</c> list under <c>All</c>, each of which breaks an ingredient.
/// </summary>
static class SabotageRegistry
{
    public static IReadOnlyList<Sabotage> All { get; } =
    [
        .. Suite.All.SelectMany(Sabotage.Swaps),
        .. typeof(SabotageRegistry).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Sabotages", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true })
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(Listed),
    ];

    public static Sabotage Named(string name) => All.Single(sabotage => sabotage.ToString() == name);

    static IEnumerable<Sabotage> Listed(Type type) =>
        type.GetProperty("All", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as IEnumerable<Sabotage>
        ?? throw new InvalidOperationException($"{type.Name} needs 'public static IEnumerable<Sabotage> All'.");
}
