using static TorchSharp.torch;

namespace Replication.Core.Networks;

/// <summary>
/// How a linear layer's weight starts; TorchSharp's own <c>nn.init</c> ignores the generator that it is given. Biases start at 0 wherever
/// these are used.
/// </summary>
public static class Initialisation
{
    /// <summary>
    /// U(-b, b) with b = sqrt(6 / fan-in): variance 2 / fan-in (He et al. 2015), the hidden layers of the released WGAN-GP toy code.
    /// </summary>
    /// <param name="weight">Shape [out, in].</param>
    /// <param name="generator">Source of the draws.</param>
    public static void HeUniform(Tensor weight, Generator generator) => Uniform(weight, Math.Sqrt(6.0 / weight.shape[1]), generator);

    /// <summary>
    /// U(-b, b) with b = sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010), the output layers of the released WGAN-GP toy code.
    /// </summary>
    /// <param name="weight">Shape [out, in].</param>
    /// <param name="generator">Source of the draws.</param>
    public static void GlorotUniform(Tensor weight, Generator generator) =>
        Uniform(weight, Math.Sqrt(6.0 / (weight.shape[0] + weight.shape[1])), generator);

    /// <summary>U(-bound, bound), in place.</summary>
    /// <param name="parameter">Any shape.</param>
    /// <param name="bound">At least 0.</param>
    /// <param name="generator">Source of the draws.</param>
    public static void Uniform(Tensor parameter, double bound, Generator generator)
    {
        using var guard = no_grad();
        parameter.uniform_(-bound, bound, generator);
    }

    /// <summary>N(0, deviation^2), in place.</summary>
    /// <param name="parameter">Any shape.</param>
    /// <param name="deviation">At least 0.</param>
    /// <param name="generator">Source of the draws.</param>
    public static void Normal(Tensor parameter, double deviation, Generator generator)
    {
        using var guard = no_grad();
        parameter.normal_(0, deviation, generator);
    }
}
