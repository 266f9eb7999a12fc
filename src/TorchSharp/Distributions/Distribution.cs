
namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>
        /// A batch of distributions: samples have the shape that is asked for, then the batch's, then that of one event.
        /// </summary>
        public abstract class Distribution
        {
            private protected readonly Generator? generator;

            private protected Distribution(Generator? generator, long[] batch_shape, long[]? event_shape = null) =>
                (this.generator, this.batch_shape, this.event_shape) = (generator, batch_shape, event_shape ?? []);

            public Size batch_shape { get; }

            public Size event_shape { get; }

            public abstract Tensor mean { get; }

            public abstract Tensor variance { get; }

            public virtual Tensor stddev => variance.sqrt();

            /// <summary>A draw that gradients flow through, where the distribution has one.</summary>
            /// <exception cref="NotSupportedException">It has none: take <see cref="sample(long[])"/>.</exception>
            public virtual Tensor rsample(params long[] sample_shape) =>
                throw new NotSupportedException($"{GetType().Name} has no reparameterised draw; take sample.");

            /// <summary>A draw without gradients.</summary>
            public virtual Tensor sample(params long[] sample_shape)
            {
                using var _ = no_grad();
                return rsample(sample_shape);
            }

            public abstract Tensor log_prob(Tensor value);

            public abstract Tensor entropy();

            private protected long[] Extended(long[] sample_shape) => [.. sample_shape, .. batch_shape, .. event_shape];
        }

        /// <summary>The one of probabilities and logits that is not given, from the other.</summary>
        private static (Tensor Probs, Tensor Logits) ProbsAndLogits(Tensor? probs, Tensor? logits, Func<Tensor, Tensor> toLogits,
            Func<Tensor, Tensor> toProbs)
        {
            if (probs is null == logits is null) throw new ArgumentException("Exactly one of probs and logits has to be given.");
            return (probs ?? toProbs(logits!), logits ?? toLogits(probs!));
        }
    }
}
