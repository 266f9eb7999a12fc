using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public enum UpsampleMode
        {
            Nearest = 0,
            Linear = 1,
            Bilinear = 2,
            Bicubic = 3,
            Trilinear = 4,
        }

        public static partial class nn
        {
            public static Identity Identity() => new();

            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

            public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

            public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                new(functional.Square(kernel_size), functional.Square(stride), functional.Square(padding), ceil_mode, count_include_pad,
                    divisor_override);

            public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(functional.Pair(kernel_size), functional.Pair(stride), functional.Pair(padding), ceil_mode, count_include_pad,
                    divisor_override);

            public static Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool? align_corners = null, bool? recompute_scale_factor = null) =>
                new(size, scale_factor, mode, align_corners, recompute_scale_factor ?? false);
        }
    }

    namespace Modules
    {
        /// <summary>Hands its input on; in a Sequential the same data under a handle of its own.</summary>
        public sealed class Identity : Module<Tensor, Tensor>
        {
            internal Identity() : base(nameof(Identity)) { }

            public override Tensor forward(Tensor tensor) => tensor.alias();
        }

        /// <summary>Joins a range of dimensions into one, by default all but the batch.</summary>
        public sealed class Flatten : Module<Tensor, Tensor>
        {
            internal Flatten(long start, long end) : base(nameof(Flatten)) => (start_dim, end_dim) = (start, end);

            public long start_dim { get; set; }

            public long end_dim { get; set; }

            public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
        }

        /// <summary>Splits one dimension into several.</summary>
        public sealed class Unflatten : Module<Tensor, Tensor>
        {
            private readonly long _dim;
            private readonly long[] _sizes;

            internal Unflatten(long dim, long[] sizes) : base(nameof(Unflatten)) => (_dim, _sizes) = (dim, sizes);

            public override Tensor forward(Tensor tensor) => functional.unflatten(tensor, _dim, _sizes);
        }

        /// <summary>In training zeroes elements with probability p and scales the others by 1 / (1 - p).</summary>
        public sealed class Dropout : Module<Tensor, Tensor>
        {
            internal Dropout(double p, bool inplace) : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);

            public double p { get; set; }

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.dropout(input, p, training, inplace);
        }

        /// <summary>Means over windows.</summary>
        public sealed class AvgPool2d : Module<Tensor, Tensor>
        {
            private readonly long[] _kernel;
            private readonly long[]? _stride, _padding;
            private readonly bool _ceil, _countPadding;
            private readonly long? _divisor;

            internal AvgPool2d(long[] kernel, long[]? stride, long[]? padding, bool ceil, bool countPadding, long? divisor)
                : base(nameof(AvgPool2d)) =>
                (_kernel, _stride, _padding, _ceil, _countPadding, _divisor) = (kernel, stride, padding, ceil, countPadding, divisor);

            public override Tensor forward(Tensor input) =>
                functional.avg_pool2d(input, _kernel, _stride, _padding, _ceil, _countPadding, _divisor);
        }

        /// <summary>Resizes to a size or by factors.</summary>
        public sealed class Upsample : Module<Tensor, Tensor>
        {
            private readonly long[]? _size;
            private readonly double[]? _factors;
            private readonly bool? _corners;
            private readonly bool _recompute;

            internal Upsample(long[]? size, double[]? factors, UpsampleMode mode, bool? corners, bool recompute) : base(nameof(Upsample)) =>
                (_size, _factors, this.mode, _corners, _recompute) = (size, factors, mode, corners, recompute);

            public UpsampleMode mode { get; }

            // The modes of interpolation are numbered as those of upsampling.
            public override Tensor forward(Tensor input) =>
                functional.interpolate(input, _size, _factors, (InterpolationMode)mode, _corners, _recompute);
        }
    }
}
