using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>
/// The residual block of the released WGAN-GP language model (igul222/improved_wgan_training, gan_language.py): twice ReLU and a
/// convolution along a sequence, a share of which is added to the input. It has no normalisation, as a penalised critic asks.
/// </summary>
public sealed class ResidualBlock : Module<Tensor, Tensor>
{
    /// <summary>The share of the block that is added to its input, the released code's.</summary>
    public const double Share = 0.3;

    readonly SequenceConvolution _first, _second;

    /// <summary>Builds it with He-uniform weights and zero biases.</summary>
    /// <param name="generator">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <param name="channels">Channels of input and output.</param>
    /// <param name="kernel">Width of both kernels, odd: the length of the sequence stays.</param>
    /// <exception cref="ArgumentException">The kernel's width is even or not positive.</exception>
    public ResidualBlock(Generator generator, Device device, long channels, long kernel)
        : base(nameof(ResidualBlock))
    {
        _first = new SequenceConvolution(generator, device, channels, channels, kernel);
        _second = new SequenceConvolution(generator, device, channels, channels, kernel);
        RegisterComponents();
    }

    /// <summary>x + 0.3 block(x).</summary>
    /// <param name="input">Shape [n, length, channels].</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor input) =>
        input + _second.call(functional.relu(_first.call(functional.relu(input)))) * Share;
}
