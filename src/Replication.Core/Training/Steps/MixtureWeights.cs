using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>The weights with which a side's players and their opponents are mixed; none of them has a graph.</summary>
/// <param name="Own">Of the players that take the step.</param>
/// <param name="Other">Of their opponents.</param>
internal sealed record MixtureWeights(Tensor Own, Tensor Other)
{
    /// <summary>One player against one.</summary>
    public static MixtureWeights Single(Device device) => new(ones(1, device: device), ones(1, device: device));

    /// <summary>Of each fake sample in the mean over all: shape [1, n, 1], of the generators' weights.</summary>
    public static Tensor OfSamples(Tensor generators, long n)
    {
        var share = n / generators.shape[0];
        return (generators / share).repeat_interleave(share).reshape(1, n, 1);
    }
}
