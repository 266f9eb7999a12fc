using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Inference;

/// <summary>
/// Training a network T(x, z) alone against a posterior that stands still: gradient ascent on E_q log sigmoid(T) + E_p log(1 - sigmoid(T)),
/// whose optimum is T* = log q(z|x) - log p(z) (Mescheder et al. 2017, equation 3.3 and Proposition 1).
/// </summary>
public static class Adversary
{
    /// <summary>Trains in place by Adam, the rate falling to 0 along a cosine.</summary>
    /// <param name="network">T, from [batch, n] to [batch, 1].</param>
    /// <param name="pair">A fresh batch of q's and of the prior's draws, no graph.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="rate">The first step's learning rate.</param>
    public static void Train(Sequential network, Func<(Tensor Posterior, Tensor Prior)> pair, int steps, double rate)
    {
        using var scope = NewDisposeScope();
        using var fit = new DiscriminatorFit(network);
        for (var step = 1; step <= steps; step++)
        {
            using var one = NewDisposeScope();
            var (posterior, prior) = pair();
            fit.Step(posterior, prior, LearningRate.Cosine(rate, step, steps));
        }
    }
}
