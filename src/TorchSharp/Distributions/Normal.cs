using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            public static Normal Normal(Tensor loc, Tensor scale, Generator? generator = null) => new(loc, scale, generator);

            public static Normal Normal(double loc, double scale = 1, Generator? generator = null) =>
                new(tensor(loc), tensor(scale), generator);

            public static Normal Normal(float loc, float scale = 1, Generator? generator = null) =>
                new(tensor(loc), tensor(scale), generator);
        }
    }

    namespace Modules
    {
        /// <summary>The normal distribution with mean loc and standard deviation scale.</summary>
        public sealed class Normal : distributions.Distribution
        {
            internal Normal(Tensor loc, Tensor scale, Generator? generator) : this(broadcast_tensors(loc, scale), generator)
            {
            }

            private Normal(IList<Tensor> parameters, Generator? generator) : base(generator, parameters[0].shape) =>
                (loc, scale) = (parameters[0], parameters[1]);

            public Tensor loc { get; }

            public Tensor scale { get; }

            public override Tensor mean => loc;

            public override Tensor stddev => scale;

            public override Tensor variance => scale.square();

            public override Tensor rsample(params long[] sample_shape) =>
                loc + empty(Extended(sample_shape), dtype: loc.dtype, device: loc.device).normal_(0, 1, generator) * scale;

            public override Tensor log_prob(Tensor value) =>
                -(value - loc).square() / (2 * variance) - scale.log() - Math.Log(Math.Sqrt(2 * Math.PI));

            public override Tensor entropy() => 0.5 + 0.5 * Math.Log(2 * Math.PI) + scale.log();

            public Tensor cdf(Tensor value) => 0.5 * (1 + ((value - loc) / (scale * Math.Sqrt(2))).erf());

            public Tensor icdf(Tensor value) => loc + scale * (2 * value - 1).erfinv() * Math.Sqrt(2);
        }
    }
}
