using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Replication.Benchmarks.Torch;

/// <summary>The networks of both benchmarks: four linear layers with ReLU between them.</summary>
internal static class Network
{
    internal const int Dimensions = 2;

    internal static Sequential Of(int width, int outputs) => Sequential(
        Linear(Dimensions, width), ReLU(), Linear(width, width), ReLU(), Linear(width, width), ReLU(), Linear(width, outputs));

    internal static void SetTrainable(Module network, bool trainable)
    {
        foreach (var parameter in network.parameters()) parameter.requires_grad_(trainable);
    }
}
