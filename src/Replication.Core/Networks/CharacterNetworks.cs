using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>
/// The networks of the released WGAN-GP language model (igul222/improved_wgan_training, gan_language.py) at any size: residual blocks of
/// convolutions along a text, between rows of numbers. A text is one row of length times symbols numbers, one symbol after another; see
/// <see cref="Data.CharacterCode"/>.
/// </summary>
/// <param name="Length">Characters of a text.</param>
/// <param name="Symbols">Characters of the alphabet.</param>
/// <param name="Width">Channels of the blocks; 512 in the released code.</param>
/// <param name="Blocks">How many there are; 5 in the released code.</param>
/// <param name="Kernel">Width of their kernels, odd; 5 in the released code.</param>
public sealed record CharacterNetworks(long Length, long Symbols, long Width, int Blocks, long Kernel)
{
    /// <summary>From latents to the probabilities of each character: the softmax is the output, nothing is drawn from it.</summary>
    /// <param name="stream">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <param name="latent">Width of the latent; 128 in the released code.</param>
    /// <returns>From [n, latent] to [n, length * symbols].</returns>
    public Sequential Generator(Generator stream, Device device, long latent) => Sequential(
    [
        Glorot(stream, device, latent, Length * Width),
        Unflatten(1, [Length, Width]),
        .. Residual(stream, device),
        new SequenceConvolution(stream, device, Width, Symbols, 1),
        Softmax(2),
        Flatten(),
    ]);

    /// <summary>From probabilities of each character to one value or logit, without normalisation.</summary>
    /// <param name="stream">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <returns>From [n, length * symbols] to [n, 1].</returns>
    public Sequential Critic(Generator stream, Device device) => Sequential(
    [
        Unflatten(1, [Length, Symbols]),
        new SequenceConvolution(stream, device, Symbols, Width, 1),
        .. Residual(stream, device),
        Flatten(),
        Glorot(stream, device, Length * Width, 1),
    ]);

    IEnumerable<Module<Tensor, Tensor>> Residual(Generator stream, Device device) =>
        Enumerable.Range(0, Blocks).Select(_ => new ResidualBlock(stream, device, Width, Kernel)).ToArray();

    static Linear Glorot(Generator stream, Device device, long inputs, long outputs)
    {
        var layer = Linear(inputs, outputs, device: device);
        Initialisation.GlorotUniform(layer.weight, stream);
        using var guard = no_grad();
        layer.bias!.zero_();
        return layer;
    }
}
