using Replication.Runner.Cache;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Planning;

/// <summary>Says in words why a stored row does not serve.</summary>
internal static class Reasons
{
    /// <summary>
    /// The differences between what a stored row depends on and what is wanted, most telling first; empty when there is none.
    /// </summary>
    /// <param name="stored">Key of the stored row.</param>
    /// <param name="wanted">Key that was looked for.</param>
    /// <param name="codeOf">What a code hash stands for, or null when that is not known.</param>
    public static IReadOnlyList<string> Differences(RowKey stored, RowKey wanted, Func<string, CodeFingerprint?> codeOf) =>
    [
        .. Values("arm's", "absent", stored.Settings, wanted.Settings),
        .. Code(stored.Code, wanted.Code, codeOf),
        .. Libraries(stored.Native, wanted.Native),
        .. Changed("runtime", stored.Kernels, wanted.Kernels),
        .. Values("variable", "unset", stored.Variables, wanted.Variables),
        .. Changed("device", stored.Device, wanted.Device),
        .. stored.SuiteSeed != wanted.SuiteSeed
            ? Changed("suite seed", FormattableString.Invariant($"{stored.SuiteSeed}"), FormattableString.Invariant($"{wanted.SuiteSeed}"))
            : Changed("seed", FormattableString.Invariant($"{stored.Seed}"), FormattableString.Invariant($"{wanted.Seed}")),
    ];

    static IEnumerable<string> Values(
        string what, string absent, IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> wanted) =>
        stored.Keys.Union(wanted.Keys).Order(StringComparer.Ordinal)
            .SelectMany(name => Changed($"{what} {name}", stored.GetValueOrDefault(name, absent), wanted.GetValueOrDefault(name, absent)));

    static IEnumerable<string> Libraries(IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> wanted)
    {
        var changed = stored.Keys.Union(wanted.Keys).Order(StringComparer.Ordinal)
            .Where(name => stored.GetValueOrDefault(name) != wanted.GetValueOrDefault(name))
            .ToList();
        return changed.Count == 0 ? [] : [$"native library changed: {string.Join(", ", changed)}"];
    }

    static IEnumerable<string> Code(string stored, string wanted, Func<string, CodeFingerprint?> codeOf)
    {
        if (stored == wanted) return [];
        if (codeOf(stored) is not { } before || codeOf(wanted) is not { } after) return ["code changed"];
        // A changed body says more than the methods that it drew in or dropped.
        var names = before.Units.Keys.Intersect(after.Units.Keys).Where(name => before.Units[name] != after.Units[name])
            .OrderBy(Rank).ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => name.StartsWith(CodeFingerprint.Package, StringComparison.Ordinal)
                ? Package(name, before.Units[name], after.Units[name])
                : $"{UnitName.Readable(name)} changed")
            .Concat(after.Units.Keys.Except(before.Units.Keys).Order(StringComparer.Ordinal).Select(name => $"{UnitName.Readable(name)} is new"))
            .Concat(before.Units.Keys.Except(after.Units.Keys).Order(StringComparer.Ordinal).Select(name => $"{UnitName.Readable(name)} is gone"))
            .Distinct()
            .ToList();
        return names.Count switch
        {
            0 => ["code changed"],
            1 => names,
            _ => [FormattableString.Invariant($"{names[0]} (and {names.Count - 1} more)")],
        };
    }

    // What was written by hand says more than what the compiler made of it.
    static int Rank(string unit) =>
        unit.EndsWith("::type", StringComparison.Ordinal) ? 2 : unit.Contains('<', StringComparison.Ordinal) ? 1 : 0;

    static string Package(string name, string before, string after)
    {
        var package = name[CodeFingerprint.Package.Length..];
        return $"{package} {before} -> {after}";
    }

    static IEnumerable<string> Changed(string what, string stored, string wanted) => stored == wanted ? [] : [$"{what}: {stored} -> {wanted}"];
}
