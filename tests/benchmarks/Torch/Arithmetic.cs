using static TorchSharp.torch;

namespace Replication.Benchmarks.Torch;

/// <summary>How many floating-point operations the steps need at least (matrix products only), and how fast this machine multiplies.</summary>
internal static class Arithmetic
{
    // A hundredth of a second or so: short enough that some loop of five runs undisturbed.
    private const double OperationsPerLoop = 1e9;

    internal static double OfGanStep(int width, int batch)
    {
        var (d, g) = (Net(width, 1), Net(width, Network.Dimensions));
        return batch * (g.Forward + 2 * (d.Forward + d.Parameters + d.HiddenDeltas) + g.Forward + d.Forward + d.Deltas + g.Parameters + g.HiddenDeltas);
    }

    internal static double OfWganGpIteration(int width, int batch)
    {
        var (c, g) = (Net(width, 1), Net(width, Network.Dimensions));
        // The penalty: forward and input gradient, the tangents up to the last hidden layer, and the weights' gradient.
        var penalty = c.Forward + c.Deltas + (c.Forward - c.Last) + c.Parameters;
        var critic = g.Forward + 2 * (c.Forward + c.Parameters + c.HiddenDeltas) + penalty;
        return batch * (5 * critic + g.Forward + c.Forward + c.Deltas + g.Parameters + g.HiddenDeltas);
    }

    /// <summary>FLOP/s of the product that dominates, [batch, width] times [width, width], at its best on data that stays in the cache.</summary>
    internal static double ProductRate(int width, int batch)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (randn(batch, width), randn(width, width));
        var operations = 2.0 * batch * width * width;
        var count = (int)Math.Max(4, OperationsPerLoop / operations);
        return operations / Enumerable.Range(0, 5).Min(_ => Timing.SecondsEach(count, () => mm(a, b).Dispose()));
    }

    /// <summary>Per row of the batch: a product with every weight matrix costs two operations per weight.</summary>
    private static (double Forward, double Parameters, double Deltas, double HiddenDeltas, double Last) Net(int width, int outputs)
    {
        double first = 2.0 * Network.Dimensions * width, last = 2.0 * width * outputs, all = first + 4.0 * width * width + last;
        return (all, all, all, all - first, last);
    }
}
