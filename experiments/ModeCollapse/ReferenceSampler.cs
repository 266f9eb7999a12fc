using Replication.Core.Targets;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>Samplers that need no training, to see what the metrics make of a generator whose faults are known.</summary>
enum ReferenceSampler
{
    /// <summary>Draws from the target itself.</summary>
    Perfect,

    /// <summary>Draws from the target's first mode alone: total collapse.</summary>
    OneMode,

    /// <summary>Draws from one Gaussian of the target's covariance: no mode missed, none hit.</summary>
    Blur,
}

static class ReferenceSamplers
{
    /// <summary>Samples of shape [count, 2].</summary>
    public static Tensor Sample(this ReferenceSampler sampler, GaussianModes target, long count, Generator generator) => sampler switch
    {
        ReferenceSampler.Perfect => target.Sample(count, generator),
        ReferenceSampler.OneMode => Normal(count, generator) * target.StandardDeviation
            + tensor([(float)target.Centres[0].X, (float)target.Centres[0].Y]),
        _ => Normal(count, generator) * Spread(target),
    };

    static Tensor Normal(long count, Generator generator) => randn(count, 2, generator: generator);

    /// <summary>Standard deviation of each coordinate; both targets are symmetric under exchange of the coordinates and centred at 0.</summary>
    static double Spread(GaussianModes target) =>
        Math.Sqrt(target.Centres.Average(centre => centre.X * centre.X) + target.StandardDeviation * target.StandardDeviation);
}
