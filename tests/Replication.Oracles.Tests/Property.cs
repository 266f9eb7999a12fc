using System.Globalization;
using System.Runtime.CompilerServices;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Tests;

/// <summary>
/// A property that must hold for every seed from 0 on; a failure says what replays it, and REPLICATION_SEED tries that seed alone.
/// </summary>
static class Property
{
    const string Variable = "REPLICATION_SEED";

    /// <summary>Of draws from streams of the suite, named after the test.</summary>
    public static void Holds(int seeds, Action<RandomStream> property, [CallerMemberName] string name = "") =>
        ForSeeds(seeds, seed => property(new RandomStream(name, seed)), seed => $"new RandomStream(\"{name}\", {seed})");

    /// <summary>Of draws from the framework's generator, for tests of what the suite's streams are not part of.</summary>
    public static void HoldsForSeeds(int seeds, Action<Random> property) =>
        ForSeeds(seeds, seed => property(new Random(seed)), seed => $"new Random({seed})");

    static void ForSeeds(int count, Action<int> property, Func<int, string> replay)
    {
        var only = Environment.GetEnvironmentVariable(Variable);
        foreach (var seed in only is null ? Enumerable.Range(0, count) : [int.Parse(only, CultureInfo.InvariantCulture)])
        {
            try
            {
                property(seed);
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException($"Fails for {replay(seed)}; {Variable}={seed} tries it alone.\n{failure}");
            }
        }
    }
}
