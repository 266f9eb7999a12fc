using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size, long stride = 1,
                long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                ConvTranspose2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding),
                    (output_padding, output_padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

            public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size,
                (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, functional.Pair(kernel_size), functional.Pair(stride ?? (1, 1)),
                    functional.Pair(padding ?? (0, 0)), functional.Pair(output_padding ?? (0, 0)), functional.Pair(dilation ?? (1, 1)),
                    padding_mode, groups, bias, device, dtype);
        }
    }

    namespace Modules
    {
        /// <summary>
        /// The transpose of <see cref="Conv2d"/>: its kernel is [in, out / groups, height, width], so its fan in is that of the
        /// outputs.
        /// </summary>
        public sealed class ConvTranspose2d : Convolution
        {
            private readonly long[] _outputPadding;

            internal ConvTranspose2d(long inputs, long outputs, long[] kernel, long[] strides, long[] padding, long[] outputPadding,
                long[] dilations, PaddingModes mode, long groups, bool hasBias, Device? device, ScalarType? dtype)
                : base(nameof(ConvTranspose2d), inputs, outputs, strides, padding, dilations, mode, groups)
            {
                if (mode is not (PaddingModes.Zeros or PaddingModes.Constant))
                    throw new ArgumentException("A transposed convolution pads with zeros only.", nameof(mode));
                _outputPadding = outputPadding;
                Initialise([inputs, outputs / groups, .. kernel], hasBias, device, dtype);
            }

            public override Tensor forward(Tensor input) =>
                functional.conv_transpose2d(input, weight, bias, strides, padding, _outputPadding, dilations, groups);
        }
    }
}
