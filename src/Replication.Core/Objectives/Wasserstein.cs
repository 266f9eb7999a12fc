using static TorchSharp.torch;

namespace Replication.Core.Objectives;

/// <summary>
/// The losses of the Wasserstein game (Arjovsky et al. 2017, Algorithm 1). Values have shape [batch, 1]; losses are scalars to be
/// minimised.
/// </summary>
public static class Wasserstein
{
    /// <summary>E f(fake) - E f(real): the critic's loss. Its negative is at most K W1 for a K-Lipschitz critic.</summary>
    public static Tensor CriticLoss(Tensor realValues, Tensor fakeValues) => fakeValues.mean() - realValues.mean();

    /// <summary>-E f(fake): the generator's loss.</summary>
    public static Tensor GeneratorLoss(Tensor fakeValues) => -fakeValues.mean();
}
