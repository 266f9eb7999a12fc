using static TorchSharp.torch;

namespace TorchSharp.Tests.Lifetime;

/// <summary>The count of living tensors to start from: what other tests left to the collector is collected first, and not in the middle of this one.</summary>
internal static class LiveTensors
{
    internal static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Tensor.TotalCount;
    }
}
