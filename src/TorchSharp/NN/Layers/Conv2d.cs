using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                Conv2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation),
                    padding_mode, groups, bias, device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, functional.Pair(kernel_size), functional.Pair(stride ?? (1, 1)),
                    functional.Pair(padding ?? (0, 0)), functional.Pair(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                Conv2d(in_channels, out_channels, (kernel_size, kernel_size), padding, (stride, stride), (dilation, dilation), padding_mode,
                    groups, bias, device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
                (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, functional.Pair(kernel_size), functional.Pair(stride ?? (1, 1)), padding,
                    functional.Pair(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);
        }
    }

    namespace Modules
    {
        /// <summary>
        /// Convolution of images [N, C, H, W]; initialised as <see cref="Linear"/> is, the fan in being the kernel's volume.
        /// </summary>
        public sealed class Conv2d : Convolution
        {
            /// <summary>Left, right, top, bottom: what a padding other than by zeros adds before the convolution.</summary>
            private readonly long[] _border;

            internal Conv2d(long inputs, long outputs, long[] kernel, long[] strides, long[] padding, long[] dilations, PaddingModes mode,
                long groups, bool hasBias, Device? device, ScalarType? dtype)
                : base(nameof(Conv2d), inputs, outputs, strides, padding, dilations, mode, groups)
            {
                _border = [padding[1], padding[1], padding[0], padding[0]];
                Initialise([outputs, inputs / groups, .. kernel], hasBias, device, dtype);
            }

            internal Conv2d(long inputs, long outputs, long[] kernel, long[] strides, Padding padding, long[] dilations, PaddingModes mode,
                long groups, bool hasBias, Device? device, ScalarType? dtype)
                : base(nameof(Conv2d), inputs, outputs, strides, [0, 0], dilations, mode, groups)
            {
                if (padding is Padding.Same && strides.Any(stride => stride != 1))
                    throw new ArgumentException("Padding.Same needs a stride of 1.", nameof(padding));
                // An odd total puts the extra element after, as PyTorch does.
                var total = dilations.Zip(kernel, (dilation, size) => padding is Padding.Same ? dilation * (size - 1) : 0).ToArray();
                _border = [total[1] / 2, total[1] - total[1] / 2, total[0] / 2, total[0] - total[0] / 2];
                padding_name = padding is Padding.Same ? "same" : "valid";
                Initialise([outputs, inputs / groups, .. kernel], hasBias, device, dtype);
            }

            private string? padding_name { get; }

            public override Tensor forward(Tensor input)
            {
                if (padding_mode is PaddingModes.Zeros or PaddingModes.Constant)
                    return padding_name is { } named
                        ? functional.conv2d(input, weight, bias, strides, named, dilations, groups)
                        : functional.conv2d(input, weight, bias, strides, padding, dilations, groups);
                var padded = functional.pad(input, _border, padding_mode);
                return functional.conv2d(padded, weight, bias, strides, [0, 0], dilations, groups);
            }
        }
    }
}
