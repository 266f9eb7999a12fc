using System.Globalization;

namespace Replication.Oracles.Tests.Divergences;

/// <summary>Property tests: runs a law on many seeded draws and says how to replay the first failure.</summary>
static class ForSeeds
{
    const string Variable = "REPLICATION_SEED";

    public static void Check(int count, Action<Random> law)
    {
        var only = Environment.GetEnvironmentVariable(Variable);
        IEnumerable<int> seeds = only is null ? Enumerable.Range(0, count) : [int.Parse(only, CultureInfo.InvariantCulture)];
        foreach (var seed in seeds)
        {
            try
            {
                law(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"The law fails at seed {seed}; replay with {Variable}={seed}. {failure.Message}",
                    failure);
            }
        }
    }

    public static double Between(this Random random, double lower, double upper) => lower + ((upper - lower) * random.NextDouble());

    /// <summary>A pmf with some atoms at 0 and some tiny, where the mistakes are.</summary>
    public static double[] NextPmf(this Random random, int atoms)
    {
        var p = new double[atoms];
        for (var i = 0; i < atoms; i++)
            p[i] = random.Next(5) switch { 0 => 0, 1 => Math.Exp(-30 * random.NextDouble()), _ => -Math.Log(1 - random.NextDouble()) };
        if (p.Sum() == 0) p[random.Next(atoms)] = 1;
        var sum = p.Sum();
        return [.. p.Select(x => x / sum)];
    }
}
