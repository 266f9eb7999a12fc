using Replication.Core.Targets;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>The pairs of laws in the plane between which critics are compared: data and fixed generator.</summary>
enum PlaneLaw
{
    /// <summary>The ring of 8 Gaussians, and itself with N(0, I) added.</summary>
    EightGaussians,

    /// <summary>The grid of 25 Gaussians, and itself with N(0, I) added.</summary>
    TwentyFiveGaussians,

    /// <summary>The Swiss roll, and itself with N(0, I) added.</summary>
    SwissRoll,

    /// <summary>
    /// N((2, 2), I / 4), and itself shifted by (1, 1): the optimal critic is linear. Off the origin, close to which the clipped biases keep a clipped
    /// critic's bends.
    /// </summary>
    ShiftedGaussians,
}

/// <summary>Samples of a pair of laws: Figure 1a's data with generator fixed at the data plus unit-variance Gaussian noise, and its control.</summary>
sealed class PlanePair(PlaneLaw law, Device device) : IDisposable
{
    readonly GaussianModes? _modes = law switch
    {
        PlaneLaw.EightGaussians => GaussianModes.Ring8(device),
        PlaneLaw.TwentyFiveGaussians => GaussianModes.Grid25(device),
        _ => null,
    };

    /// <summary>Data, shape [count, 2].</summary>
    public Tensor Real(long count, Generator stream) => law switch
    {
        PlaneLaw.SwissRoll => SwissRoll.Sample(count, stream, device),
        PlaneLaw.ShiftedGaussians => randn(count, 2, generator: stream, device: device) * 0.5 + 2,
        _ => _modes!.Sample(count, stream),
    };

    /// <summary>The fixed generator, shape [count, 2].</summary>
    public Tensor Fake(long count, Generator stream) => law == PlaneLaw.ShiftedGaussians
        ? Real(count, stream) + tensor(new[] { 1f, 1f }, device: device)
        : Real(count, stream) + randn(count, 2, generator: stream, device: device);

    public void Dispose() => _modes?.Dispose();
}
