using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Random samples and options for properties.</summary>
static class Draws
{
    public static double[] Gaussians(this RandomStream stream, int count, double mean = 0) =>
        Enumerable.Range(0, count).Select(_ => mean + stream.NextGaussian()).ToArray();

    /// <summary>Few different integers, so that ties abound.</summary>
    public static double[] Ties(this RandomStream stream, int count, int values = 5) =>
        Enumerable.Range(0, count).Select(_ => (double)stream.NextInt(values)).ToArray();

    /// <summary>With or without ties.</summary>
    public static double[] Sample(this RandomStream stream, int count) => stream.NextBool() ? stream.Gaussians(count) : stream.Ties(count);

    public static int Between(this RandomStream stream, int low, int high) => low + stream.NextInt(high - low + 1);

    public static Alternative Alternative(this RandomStream stream) => (Alternative)stream.NextInt(3);

    public static Alternative Mirrored(this Alternative alternative) => alternative switch
    {
        Oracles.Statistics.Alternative.Less => Oracles.Statistics.Alternative.Greater,
        Oracles.Statistics.Alternative.Greater => Oracles.Statistics.Alternative.Less,
        _ => alternative,
    };
}
