using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Linear = new("linear"), Conv2d = new("conv2d"), Conv2dNamed = new("conv2d.padding"),
        ConvTranspose2d = new("conv_transpose2d.input"), OneHot = new("one_hot"), Pad = new("pad"), Embedding = new("embedding"),
        EmbeddingRenorm = new("embedding_renorm_"), Unflatten = new("unflatten.int");
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Affine maps, convolutions, padding and one-hot codes.</summary>
        public static partial class functional
        {
            private static readonly long[] Ones = [1, 1], Zeros = [0, 0];

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.Linear.Call(input, weights, bias);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                Aten.Conv2d.Call(input, weight, bias, strides ?? Ones, padding ?? Zeros, dilation ?? Ones, groups);

            /// <summary>Padding by name, "same" or "valid", which modules know as <see cref="Padding"/>.</summary>
            internal static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias, long[] strides, string padding, long[] dilation,
                long groups) =>
                Aten.Conv2dNamed.Call(input, weight, bias, strides, padding, dilation, groups);

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null,
                long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Aten.ConvTranspose2d.Call(input, weight, bias, strides ?? Ones, padding ?? Zeros, output_padding ?? Zeros, groups,
                    dilation ?? Ones);

            internal static Tensor unflatten(Tensor input, long dim, long[] sizes) => Aten.Unflatten.Call(input, dim, sizes);

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.OneHot.Call(x, num_classes);

            internal static Tensor embedding(Tensor indices, Tensor weight, long padding_idx, bool scale_grad_by_freq, bool sparse) =>
                Aten.Embedding.Call(weight, indices, padding_idx, scale_grad_by_freq, sparse);

            /// <summary>Shrinks, in place, the rows looked up whose norm exceeds the bound.</summary>
            internal static void embedding_renorm_(Tensor weight, Tensor indices, double max_norm, double norm_type)
            {
                using var _ = no_grad();
                Aten.EmbeddingRenorm.InPlace(weight, indices, max_norm, norm_type);
            }

            /// <summary>Pads from the last dimension backwards: (left, right, top, bottom, ...).</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Aten.Pad.Call(input, pad, Name(mode), mode is PaddingModes.Constant or PaddingModes.Zeros ? value : Argument.None);

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad, pad }, mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2 }, mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            private static string Name(PaddingModes mode) => mode switch
            {
                PaddingModes.Reflect => "reflect",
                PaddingModes.Replicate => "replicate",
                PaddingModes.Circular => "circular",
                _ => "constant",
            };
        }
    }
}
