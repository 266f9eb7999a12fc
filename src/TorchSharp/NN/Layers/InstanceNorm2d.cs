using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static InstanceNorm2d InstanceNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = false,
                bool track_running_stats = false, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }

    namespace Modules
    {
        /// <summary>Normalises each channel of each image of [N, C, H, W] by itself.</summary>
        public sealed class InstanceNorm2d : NormBase
        {
            internal InstanceNorm2d(long features, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(nameof(InstanceNorm2d), features, eps, momentum, affine, track, device, dtype)
            {
            }

            public override Tensor forward(Tensor input)
            {
                if (input.dim() != 4) throw new ArgumentException($"InstanceNorm2d does not take {input.dim()} dimensions.", nameof(input));
                return functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats,
                    momentum ?? 0.1, eps);
            }
        }
    }
}
