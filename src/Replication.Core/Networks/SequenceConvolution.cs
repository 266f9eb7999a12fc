using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>
/// A convolution along sequences that keeps their length: one matrix product over the neighbours of every place. It is differentiated
/// twice at the cost of products, which a penalty on a critic's slope needs.
/// </summary>
public sealed class SequenceConvolution : Module<Tensor, Tensor>
{
    readonly Linear _weights;
    readonly long _kernel;

    /// <summary>Builds it with He-uniform weights and zero biases.</summary>
    /// <param name="generator">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="kernel">Width of the kernel, odd.</param>
    /// <exception cref="ArgumentException">The kernel's width is even or not positive.</exception>
    public SequenceConvolution(Generator generator, Device device, long inputs, long outputs, long kernel)
        : base(nameof(SequenceConvolution))
    {
        if (kernel < 1 || kernel % 2 == 0)
            throw new ArgumentException($"A kernel of odd width keeps the length; it is {kernel}.", nameof(kernel));
        (_kernel, _weights) = (kernel, Linear(inputs * kernel, outputs, device: device));
        Initialisation.HeUniform(_weights.weight, generator);
        using (no_grad()) _weights.bias!.zero_();
        RegisterComponents();
    }

    /// <summary>The convolution, with zeros beyond both ends.</summary>
    /// <param name="input">Shape [n, length, inputs].</param>
    /// <returns>Shape [n, length, outputs].</returns>
    public override Tensor forward(Tensor input)
    {
        if (_kernel == 1) return _weights.call(input);
        var padded = functional.pad(input, [0, 0, _kernel / 2, _kernel / 2]);
        return _weights.call(cat([.. Enumerable.Range(0, (int)_kernel).Select(offset => padded.narrow(1, offset, input.shape[1]))], 2));
    }
}
