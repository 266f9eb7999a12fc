using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            public static Categorical Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) =>
                new(ProbsAndLogits(probs is null ? null : probs / probs.sum(-1, keepdim: true),
                    logits is null ? null : logits.log_softmax(-1), p => p.log(), l => l.exp()), generator);

            /// <summary>All categories alike.</summary>
            public static Categorical Categorical(int categories, Generator? generator = null) =>
                Categorical(probs: ones(categories) / categories, generator: generator);
        }
    }

    namespace Modules
    {
        /// <summary>One of several categories, whose normalised probabilities are the last dimension.</summary>
        public sealed class Categorical : distributions.Distribution
        {
            internal Categorical((Tensor Probs, Tensor Logits) parameters, Generator? generator)
                : base(generator, parameters.Probs.shape[..^1]) =>
                (probs, logits) = parameters;

            public Tensor probs { get; }

            public Tensor logits { get; }

            /// <summary>Not a number: categories have no mean.</summary>
            public override Tensor mean => full((long[])batch_shape, double.NaN, dtype: probs.dtype, device: probs.device);

            /// <summary>Not a number: categories have no variance.</summary>
            public override Tensor variance => mean;

            public override Tensor sample(params long[] sample_shape)
            {
                using var _ = no_grad();
                var count = sample_shape.Aggregate(1L, (product, size) => product * size);
                var rows = probs.reshape(-1, probs.size(-1));
                return multinomial(rows, count, true, generator).t().reshape(Extended(sample_shape));
            }

            public override Tensor log_prob(Tensor value)
            {
                var index = value.to_type(ScalarType.Int64).unsqueeze(-1);
                var table = logits.expand([.. value.shape, logits.size(-1)]);
                return table.gather(-1, index).squeeze(-1);
            }

            public override Tensor entropy() => -(probs * logits.clamp_min(finfo(logits.dtype).min)).sum(-1);
        }
    }
}
