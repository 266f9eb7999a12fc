using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static BatchNorm1d BatchNorm1d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }

    namespace Modules
    {
        /// <summary>Normalises each feature over the batch, or in evaluation by the running statistics (Ioffe and Szegedy 2015).</summary>
        public abstract class BatchNorm : NormBase
        {
            private protected BatchNorm(string name, long features, double eps, double? momentum, bool affine, bool track, Device? device,
                ScalarType? dtype)
                : base(name, features, eps, momentum, affine, track, device, dtype)
            {
            }

            private protected abstract bool Accepts(long dimensions);

            public override Tensor forward(Tensor input)
            {
                if (!Accepts(input.dim()))
                    throw new ArgumentException($"{GetName()} does not take {input.dim()} dimensions.", nameof(input));
                var mean = running_mean;
                var average = momentum ?? 0;
                if (training && mean is not null)
                {
                    var batches = num_batches_tracked!.add_(1);
                    average = momentum ?? 1.0 / batches.ToDouble();
                }

                return functional.batch_norm(input, mean, running_var, weight, bias, training || mean is null, average, eps);
            }
        }

        /// <summary>Batch normalisation of [N, C] or [N, C, L].</summary>
        public sealed class BatchNorm1d : BatchNorm
        {
            internal BatchNorm1d(long features, double eps, double? momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(nameof(BatchNorm1d), features, eps, momentum, affine, track, device, dtype)
            {
            }

            private protected override bool Accepts(long dimensions) => dimensions is 2 or 3;
        }

        /// <summary>Batch normalisation of [N, C, H, W].</summary>
        public sealed class BatchNorm2d : BatchNorm
        {
            internal BatchNorm2d(long features, double eps, double? momentum, bool affine, bool track, Device? device, ScalarType? dtype)
                : base(nameof(BatchNorm2d), features, eps, momentum, affine, track, device, dtype)
            {
            }

            private protected override bool Accepts(long dimensions) => dimensions is 4;
        }
    }
}
