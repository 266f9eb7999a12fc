using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator AvgPool2d = new("avg_pool2d"), MaxPool2d = new("max_pool2d"),
        AdaptiveAvgPool2d = new("adaptive_avg_pool2d");
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Pooling; a stride that is not given is the kernel's size.</summary>
        public static partial class functional
        {
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.AvgPool2d.Call(input, kernel_size, stride ?? [], padding ?? Zeros, ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Square(kernel_size), Square(stride), Square(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false) =>
                Aten.MaxPool2d.Call(input, kernel_size, strides ?? [], padding ?? Zeros, dilation ?? Ones, ceil_mode);

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Square(kernel_size), Square(stride), Square(padding), Square(dilation), ceil_mode);

            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), Pair(dilation), ceil_mode);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Aten.AdaptiveAvgPool2d.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, Square(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, Pair(output_size));

            internal static long[] Square(long size) => [size, size];

            internal static long[]? Square(long? size) => size is { } s ? [s, s] : null;

            internal static long[] Pair((long, long) size) => [size.Item1, size.Item2];

            internal static long[]? Pair((long, long)? size) => size is { } s ? [s.Item1, s.Item2] : null;
        }
    }
}
