using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What convolutions have in common: a kernel, a bias, and geometry.</summary>
public abstract class Convolution : Module<Tensor, Tensor>
{
    private protected readonly long[] strides, padding, dilations;

    private protected Convolution(string name, long inputs, long outputs, long[] strides, long[] padding, long[] dilations,
        PaddingModes mode, long groups) : base(name)
    {
        (in_channels, out_channels, this.groups, padding_mode) = (inputs, outputs, groups, mode);
        (this.strides, this.padding, this.dilations) = (strides, padding, dilations);
        if (groups < 1 || inputs % groups != 0 || outputs % groups != 0)
            throw new ArgumentException($"{inputs} input and {outputs} output channels do not divide into {groups} groups.",
                nameof(groups));
    }

    public Parameter weight
    {
        get => _internal_params[nameof(weight)];
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    public Parameter? bias
    {
        get => _internal_params.TryGetValue(nameof(bias), out var value) ? value : null;
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public long groups { get; }

    public PaddingModes padding_mode { get; }

    private protected void Initialise(long[] kernelShape, bool hasBias, Device? device, ScalarType? dtype)
    {
        weight = Initial.Uninitialised(kernelShape, device, dtype);
        if (hasBias) bias = Initial.Uninitialised([out_channels], device, dtype);
        Initial.Affine(weight, bias);
    }
}
