using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);

            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }

    namespace Modules
    {
        /// <summary>y = x W^T + b; W [out, in] and b drawn from U(-1/sqrt(in), 1/sqrt(in)), weight first, as in PyTorch.</summary>
        public sealed class Linear : Module<Tensor, Tensor>
        {
            internal Linear(long inputs, long outputs, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
            {
                weight = Initial.Uninitialised([outputs, inputs], device, dtype);
                if (hasBias) bias = Initial.Uninitialised([outputs], device, dtype);
                Initial.Affine(weight, bias);
            }

            internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
            {
                this.weight = weight;
                this.bias = bias;
            }

            public Parameter weight
            {
                get => _internal_params[nameof(weight)];
                set => ConditionallyRegisterParameter(nameof(weight), value);
            }

            public Parameter? bias
            {
                get => _internal_params.TryGetValue(nameof(bias), out var value) ? value : null;
                set => ConditionallyRegisterParameter(nameof(bias), value);
            }

            public long in_features => weight.size(1);

            public long out_features => weight.size(0);

            public override Tensor forward(Tensor tensor) => functional.linear(tensor, weight, bias);
        }
    }
}
