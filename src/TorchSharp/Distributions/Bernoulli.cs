using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            public static Bernoulli Bernoulli(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) =>
                new(ProbsAndLogits(probs, logits, p => p.log() - (-p).log1p(), l => l.sigmoid()), generator);

            public static Bernoulli Bernoulli(double? probs, double? logits, Generator? generator = null) =>
                Bernoulli(probs is { } p ? tensor(p) : null, logits is { } l ? tensor(l) : null, generator);

            public static Bernoulli Bernoulli(float? probs, float? logits, Generator? generator = null) =>
                Bernoulli(probs is { } p ? tensor(p) : null, logits is { } l ? tensor(l) : null, generator);
        }
    }

    namespace Modules
    {
        /// <summary>1 with probability probs, else 0; logits = log(probs / (1 - probs)).</summary>
        public sealed class Bernoulli : distributions.Distribution
        {
            internal Bernoulli((Tensor Probs, Tensor Logits) parameters, Generator? generator) : base(generator, parameters.Probs.shape) =>
                (probs, logits) = parameters;

            public Tensor probs { get; }

            public Tensor logits { get; }

            public override Tensor mean => probs;

            public override Tensor variance => probs * (1 - probs);

            public override Tensor sample(params long[] sample_shape)
            {
                using var _ = no_grad();
                return bernoulli(probs.expand(Extended(sample_shape)), generator);
            }

            public override Tensor log_prob(Tensor value) =>
                -nn.functional.binary_cross_entropy_with_logits(logits.expand_as(value), value, reduction: nn.Reduction.None);

            public override Tensor entropy() => nn.functional.binary_cross_entropy_with_logits(logits, probs, reduction: nn.Reduction.None);
        }
    }
}
