using static TorchSharp.torch;

namespace Replication.Benchmarks.Torch;

/// <summary>How fast this machine multiplies.</summary>
internal static class Arithmetic
{
    // A hundredth of a second or so: short enough that some loop of five runs undisturbed.
    private const double OperationsPerLoop = 1e9;

    /// <summary>
    /// FLOP/s of the product that dominates, [batch, width] times [width, width], at its best on data that stays in the cache.
    /// </summary>
    internal static double ProductRate(int width, int batch)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (randn(batch, width), randn(width, width));
        var operations = 2.0 * batch * width * width;
        var count = (int)Math.Max(4, OperationsPerLoop / operations);
        return operations / Enumerable.Range(0, 5).Min(_ => Timing.CpuSecondsEach(count, () => mm(a, b).Dispose()));
    }
}
