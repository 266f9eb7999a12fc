using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null,
                double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null,
                ScalarType? dtype = null) =>
                new(num_embeddings, embedding_dims, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, device, dtype);
        }
    }

    namespace Modules
    {
        /// <summary>A table of vectors looked up by index; drawn from N(0, 1), the padding row being zero.</summary>
        public sealed class Embedding : Module<Tensor, Tensor>
        {
            private readonly long _padding;
            private readonly double? _maxNorm;
            private readonly double _normType;
            private readonly bool _scaled, _sparse;

            internal Embedding(long count, long size, long? padding, double? maxNorm, double normType, bool scaled, bool sparse,
                Device? device, ScalarType? dtype) : base(nameof(Embedding))
            {
                (_padding, _maxNorm, _normType, _scaled, _sparse) = (padding ?? -1, maxNorm, normType, scaled, sparse);
                weight = Initial.Uninitialised([count, size], device, dtype);
                init.normal_(weight);
                if (padding is not { } row) return;
                using var scope = NewDisposeScope();
                init.zeros_(weight.detach().select(0, row));
            }

            public Parameter weight
            {
                get => _internal_params[nameof(weight)];
                set => ConditionallyRegisterParameter(nameof(weight), value);
            }

            public override Tensor forward(Tensor input)
            {
                if (_maxNorm is { } norm) functional.embedding_renorm_(weight, input.contiguous(), norm, _normType);
                return functional.embedding(input, weight, _padding, _scaled, _sparse);
            }
        }
    }
}
