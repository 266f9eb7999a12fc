using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            public static Uniform Uniform(Tensor low, Tensor high, Generator? generator = null) => new(low, high, generator);
        }
    }

    namespace Modules
    {
        /// <summary>The uniform distribution on [low, high).</summary>
        public sealed class Uniform : distributions.Distribution
        {
            internal Uniform(Tensor low, Tensor high, Generator? generator) : this(broadcast_tensors(low, high), generator)
            {
            }

            private Uniform(IList<Tensor> parameters, Generator? generator) : base(generator, parameters[0].shape) =>
                (low, high) = (parameters[0], parameters[1]);

            public Tensor low { get; }

            public Tensor high { get; }

            public override Tensor mean => (high + low) / 2;

            public override Tensor variance => (high - low).square() / 12;

            public override Tensor rsample(params long[] sample_shape) =>
                low + rand(Extended(sample_shape), dtype: low.dtype, device: low.device, generator: generator) * (high - low);

            public override Tensor log_prob(Tensor value) =>
                value.ge(low).logical_and(value.lt(high)).to_type(low.dtype).log() - (high - low).log();

            public override Tensor entropy() => (high - low).log();

            public Tensor cdf(Tensor value) => ((value - low) / (high - low)).clamp(0, 1);

            public Tensor icdf(Tensor value) => value * (high - low) + low;
        }
    }
}
