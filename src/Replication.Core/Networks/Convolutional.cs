using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>
/// Convolutional players for images that are kept as rows, so that a game of rows serves them. Biases start at 0 and the scales of
/// normalisations at 1.
/// </summary>
public static class Convolutional
{
    const long Kernel = 4, Stride = 2, Padding = 1;      // halves or doubles a side exactly

    /// <summary>
    /// A generator: a linear layer to the smallest image, which is DCGAN's first transposed convolution, transposed convolutions up to the
    /// image's side, and tanh.
    /// </summary>
    /// <param name="form">Its form.</param>
    /// <param name="latent">Width of the latent.</param>
    /// <param name="stream">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <returns>A network from [n, latent] to [n, numbers of an image] in [-1, 1], float32.</returns>
    /// <exception cref="ArgumentException">The image's side cannot be halved as often as the form asks.</exception>
    public static Sequential Generator(ConvolutionalForm form, long latent, Generator stream, Device device)
    {
        var (side, top) = (form.SmallestSide, form.FiltersAt(form.Strides));
        var layers = new List<Module<Tensor, Tensor>>
        {
            Started(Linear(latent, top * side * side, device: device), latent, form, stream), Unflatten(1, [top, side, side]),
        };
        Finish(layers, form, top, device);
        for (var halvings = form.Strides; halvings >= 1; halvings--)
        {
            var (inputs, last) = (form.FiltersAt(halvings), halvings == 1);
            AddBetween(layers, form, inputs, stream, device);
            var outputs = last ? form.Image.Channels : form.FiltersAt(halvings - 1);
            // A pixel is reached by (kernel / stride)^2 of a kernel's weights.
            layers.Add(Started(
                ConvTranspose2d(inputs, outputs, Kernel, Stride, Padding, device: device), inputs * Kernel * Kernel / (Stride * Stride), form, stream));
            if (!last) Finish(layers, form, outputs, device);
        }

        return Sequential([.. layers, Tanh(), Flatten()]);
    }

    /// <summary>
    /// A discriminator or critic: strided convolutions down to the smallest image, and a linear layer to one number.
    /// </summary>
    /// <param name="form">Its form; the layer next to the image is not normalised.</param>
    /// <param name="stream">Source of the initial weights.</param>
    /// <param name="device">Where the parameters live.</param>
    /// <returns>A network from [n, numbers of an image] to [n, 1], float32.</returns>
    /// <exception cref="ArgumentException">The image's side cannot be halved as often as the form asks.</exception>
    public static Sequential Discriminator(ConvolutionalForm form, Generator stream, Device device)
    {
        var layers = Descent(form, stream, device);
        var features = form.FiltersAt(form.Strides) * form.SmallestSide * form.SmallestSide;
        return Sequential([.. layers, Started(Linear(features, 1, device: device), features, form, stream)]);
    }

    /// <summary>Strided convolutions from rows of images to rows of features.</summary>
    internal static List<Module<Tensor, Tensor>> Descent(ConvolutionalForm form, Generator stream, Device device)
    {
        _ = form.SmallestSide;
        var layers = new List<Module<Tensor, Tensor>> { Unflatten(1, [form.Image.Channels, form.Image.Side, form.Image.Side]) };
        for (var halvings = 1; halvings <= form.Strides; halvings++)
        {
            var (inputs, outputs) = (halvings == 1 ? form.Image.Channels : form.FiltersAt(halvings - 1), form.FiltersAt(halvings));
            layers.Add(Started(Conv2d(inputs, outputs, Kernel, Stride, Padding, device: device), inputs * Kernel * Kernel, form, stream));
            if (halvings == 1) layers.Add(form.Activation.Layer());
            else Finish(layers, form, outputs, device);
            AddBetween(layers, form, outputs, stream, device);
        }

        layers.Add(Flatten());
        return layers;
    }

    /// <summary>A layer with its weights started by the form and its biases at 0.</summary>
    /// <param name="layer">A layer with the parameters <c>weight</c> and <c>bias</c>.</param>
    /// <param name="fanIn">Inputs that an output depends on.</param>
    /// <param name="form">What the weights start from.</param>
    /// <param name="stream">Source of the weights.</param>
    internal static Module<Tensor, Tensor> Started(Module<Tensor, Tensor> layer, long fanIn, ConvolutionalForm form, Generator stream)
    {
        using var guard = no_grad();
        Initialisation.Normal(layer.get_parameter("weight")!, form.Deviation ?? Math.Sqrt(2.0 / fanIn), stream);
        layer.get_parameter("bias")!.zero_();
        return layer;
    }

    static void AddBetween(List<Module<Tensor, Tensor>> layers, ConvolutionalForm form, long filters, Generator stream, Device device)
    {
        for (var layer = 0; layer < form.LayersBetween; layer++)
        {
            layers.Add(Started(Conv2d(filters, filters, 3, padding: 1, device: device), 9 * filters, form, stream));
            Finish(layers, form, filters, device);
        }
    }

    static void Finish(List<Module<Tensor, Tensor>> layers, ConvolutionalForm form, long filters, Device device)
    {
        if (form.Normalisation == Normalisation.Batch) layers.Add(BatchNorm2d(filters, device: device));
        if (form.Normalisation == Normalisation.Layer) layers.Add(LayerNorm(filters, device));
        layers.Add(form.Activation.Layer());
    }

    /// <summary>One group of all channels, with a scale and a shift for each channel; TorchSharp leaves both as memory happens to be.</summary>
    static GroupNorm LayerNorm(long filters, Device device)
    {
        var layer = GroupNorm(1, filters, device: device);
        using var guard = no_grad();
        layer.weight!.fill_(1);
        layer.bias!.zero_();
        return layer;
    }
}
