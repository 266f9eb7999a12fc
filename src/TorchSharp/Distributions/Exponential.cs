using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            public static Exponential Exponential(Tensor rate, Generator? generator = null) => new(rate, generator);
        }
    }

    namespace Modules
    {
        /// <summary>The density rate exp(-rate x) on [0, infinity).</summary>
        public sealed class Exponential : distributions.Distribution
        {
            internal Exponential(Tensor rate, Generator? generator) : base(generator, rate.shape) => this.rate = rate;

            public Tensor rate { get; }

            public override Tensor mean => rate.reciprocal();

            public override Tensor variance => rate.pow(-2);

            public override Tensor rsample(params long[] sample_shape) =>
                empty(Extended(sample_shape), dtype: rate.dtype, device: rate.device).exponential_(1, generator) / rate;

            public override Tensor log_prob(Tensor value) => rate.log() - rate * value;

            public override Tensor entropy() => 1 - rate.log();

            public Tensor cdf(Tensor value) => 1 - (-rate * value).exp();

            public Tensor icdf(Tensor value) => -(-value).log1p() / rate;
        }
    }
}
