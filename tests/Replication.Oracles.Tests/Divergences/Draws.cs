namespace Replication.Oracles.Tests.Divergences;

/// <summary>What tests of divergences draw.</summary>
static class Draws
{
    /// <summary>Uniform between two ends.</summary>
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
