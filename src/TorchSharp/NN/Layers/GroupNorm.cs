using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1e-05, bool affine = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }

    namespace Modules
    {
        /// <summary>Normalises groups of channels of each example by themselves.</summary>
        public sealed class GroupNorm : Module<Tensor, Tensor>
        {
            internal GroupNorm(long groups, long channels, double eps, bool affine, Device? device, ScalarType? dtype)
                : base(nameof(GroupNorm))
            {
                (num_groups, num_channels, this.eps, this.affine) = (groups, channels, eps, affine);
                if (!affine) return;
                weight = Initial.Filled(1, [channels], device, dtype);
                bias = Initial.Filled(0, [channels], device, dtype);
            }

            public long num_groups { get; }

            public long num_channels { get; }

            public double eps { get; set; }

            public bool affine { get; }

            public Parameter? weight
            {
                get => _internal_params.TryGetValue(nameof(weight), out var value) ? value : null;
                set => ConditionallyRegisterParameter(nameof(weight), value);
            }

            public Parameter? bias
            {
                get => _internal_params.TryGetValue(nameof(bias), out var value) ? value : null;
                set => ConditionallyRegisterParameter(nameof(bias), value);
            }

            public override Tensor forward(Tensor tensor) => functional.group_norm(tensor, num_groups, weight, bias, eps);
        }
    }
}
