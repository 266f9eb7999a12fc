using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            public static Laplace Laplace(Tensor loc, Tensor scale, Generator? generator = null) => new(loc, scale, generator);

            public static Laplace Laplace(double loc, double scale = 1, Generator? generator = null) =>
                new(tensor(loc), tensor(scale), generator);

            public static Laplace Laplace(float loc, float scale = 1, Generator? generator = null) =>
                new(tensor(loc), tensor(scale), generator);
        }
    }

    namespace Modules
    {
        /// <summary>The density exp(-|x - loc| / scale) / (2 scale).</summary>
        public sealed class Laplace : distributions.Distribution
        {
            internal Laplace(Tensor loc, Tensor scale, Generator? generator) : this(broadcast_tensors(loc, scale), generator)
            {
            }

            private Laplace(IList<Tensor> parameters, Generator? generator) : base(generator, parameters[0].shape) =>
                (loc, scale) = (parameters[0], parameters[1]);

            public Tensor loc { get; }

            public Tensor scale { get; }

            public override Tensor mean => loc;

            public override Tensor variance => 2 * scale.square();

            // PyTorch's transform of one uniform: (eps - 1, 1), so that the logarithm stays finite.
            public override Tensor rsample(params long[] sample_shape)
            {
                var epsilon = finfo(loc.dtype).eps;
                var u = empty(Extended(sample_shape), dtype: loc.dtype, device: loc.device).uniform_(epsilon - 1, 1, generator);
                return loc - scale * u.sign() * (-u.abs()).log1p();
            }

            public override Tensor log_prob(Tensor value) => -(2 * scale).log() - (value - loc).abs() / scale;

            public override Tensor entropy() => 1 + (2 * scale).log();

            public Tensor cdf(Tensor value) => 0.5 - 0.5 * (value - loc).sign() * (-(value - loc).abs() / scale).expm1();

            public Tensor icdf(Tensor value) => loc - scale * (value - 0.5).sign() * (-2 * (value - 0.5).abs()).log1p();
        }
    }
}
