using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            // Trap: bias stands before device; pass device and dtype by name.
            public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }

    namespace Modules
    {
        /// <summary>Normalises over the last dimensions (Ba et al. 2016).</summary>
        public sealed class LayerNorm : Module<Tensor, Tensor>
        {
            private readonly long[] _shape;

            internal LayerNorm(long[] shape, double eps, bool affine, bool hasBias, Device? device, ScalarType? dtype)
                : base(nameof(LayerNorm))
            {
                (_shape, this.eps, elementwise_affine) = (shape, eps, affine);
                if (!affine) return;
                weight = Initial.Filled(1, shape, device, dtype);
                if (hasBias) bias = Initial.Filled(0, shape, device, dtype);
            }

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

            public double eps { get; set; }

            public bool elementwise_affine { get; }

            public override Tensor forward(Tensor tensor) => functional.layer_norm(tensor, _shape, weight, bias, eps);
        }
    }
}
