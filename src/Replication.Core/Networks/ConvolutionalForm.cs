namespace Replication.Core.Networks;

/// <summary>
/// The form of a convolutional network after DCGAN (Radford, Metz and Chintala 2016): the sides of the image are halved or doubled by
/// strided convolutions, and there is no pooling. The defaults are for small images.
/// </summary>
/// <param name="Image">The images on one end.</param>
public sealed record ConvolutionalForm(ImageShape Image)
{
    /// <summary>Filters of the layer next to the image.</summary>
    public long Filters { get; init; } = 16;

    /// <summary>Layers that halve or double the side, at least 1.</summary>
    public int Strides { get; init; } = 2;

    /// <summary>Further layers of 3 x 3 and stride 1 behind each strided one but that which makes an image.</summary>
    public int LayersBetween { get; init; }

    /// <summary>Whether all layers have as many filters; otherwise each halving of the side doubles them.</summary>
    public bool ConstantFilters { get; init; }

    /// <summary>What stands between layers.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>What normalises the layers; never the input of a discriminator or the output of a generator.</summary>
    public Normalisation Normalisation { get; init; }

    /// <summary>Standard deviation that every weight starts with, such as DCGAN's 0.02; null for He's sqrt(2 / fan-in).</summary>
    public double? Deviation { get; init; }

    /// <summary>Side of the smallest layer.</summary>
    /// <exception cref="ArgumentException">The image's side cannot be halved as often.</exception>
    internal long SmallestSide => Strides > 0 && Image.Side % (1L << Strides) == 0
        ? Image.Side >> Strides
        : throw new ArgumentException($"A side of {Image.Side} cannot be halved {Strides} times; expected a multiple of {1L << Strides}.");

    /// <summary>Filters of a layer that many halvings away from the image.</summary>
    internal long FiltersAt(int halvings) => ConstantFilters ? Filters : Filters << (halvings - 1);
}
