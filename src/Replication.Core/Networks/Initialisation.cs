using static TorchSharp.torch;

namespace Replication.Core.Networks;

/// <summary>How a linear layer's weight starts. Biases start at 0 wherever these are used.</summary>
public static class Initialisation
{
    /// <summary>U(-b, b) with b = sqrt(6 / fan-in): variance 2 / fan-in (He et al. 2015), the hidden layers of the released WGAN-GP toy code.</summary>
    /// <param name="weight">Shape [out, in].</param>
    /// <param name="generator">Source of the draws.</param>
    public static void HeUniform(Tensor weight, Generator generator) => Uniform(weight, Math.Sqrt(6.0 / weight.shape[1]), generator);

    /// <summary>U(-b, b) with b = sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010), the output layers of the released WGAN-GP toy code.</summary>
    /// <param name="weight">Shape [out, in].</param>
    /// <param name="generator">Source of the draws.</param>
    public static void GlorotUniform(Tensor weight, Generator generator) =>
        Uniform(weight, Math.Sqrt(6.0 / (weight.shape[0] + weight.shape[1])), generator);

    static void Uniform(Tensor weight, double bound, Generator generator) => nn.init.uniform_(weight, -bound, bound, generator);
}
