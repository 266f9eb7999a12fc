using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            public static MultivariateNormal MultivariateNormal(Tensor loc, Tensor? covariance_matrix = null,
                Tensor? precision_matrix = null, Tensor? scale_tril = null, Generator? generator = null) =>
                new(loc, covariance_matrix, precision_matrix, scale_tril, generator);
        }
    }

    namespace Modules
    {
        /// <summary>The normal distribution of vectors, given by one of its covariance, its precision and its Cholesky factor.</summary>
        public sealed class MultivariateNormal : distributions.Distribution
        {
            internal MultivariateNormal(Tensor loc, Tensor? covariance, Tensor? precision, Tensor? factor, Generator? generator)
                : base(generator, loc.shape[..^1], loc.shape[^1..])
            {
                if (new[] { covariance, precision, factor }.Count(given => given is not null) != 1)
                    throw new ArgumentException("Exactly one of covariance_matrix, precision_matrix and scale_tril has to be given.");
                this.loc = loc;
                scale_tril = factor ?? linalg.cholesky(covariance ?? linalg.inv(precision!));
            }

            public Tensor loc { get; }

            public Tensor scale_tril { get; }

            public Tensor covariance_matrix => scale_tril.matmul(scale_tril.mT);

            public Tensor precision_matrix => linalg.inv(covariance_matrix);

            public override Tensor mean => loc;

            public override Tensor variance => scale_tril.square().sum(-1).expand(loc.shape);

            public override Tensor rsample(params long[] sample_shape)
            {
                var eps = empty(Extended(sample_shape), dtype: loc.dtype, device: loc.device).normal_(0, 1, generator);
                return loc + scale_tril.matmul(eps.unsqueeze(-1)).squeeze(-1);
            }

            public override Tensor log_prob(Tensor value)
            {
                var whitened = linalg.solve(scale_tril, (value - loc).unsqueeze(-1)).squeeze(-1);
                return -0.5 * (loc.size(-1) * Math.Log(2 * Math.PI) + whitened.square().sum(-1)) - HalfLogDeterminant;
            }

            public override Tensor entropy() => 0.5 * loc.size(-1) * (1 + Math.Log(2 * Math.PI)) + HalfLogDeterminant;

            private Tensor HalfLogDeterminant => scale_tril.diagonal(0, -2, -1).log().sum(-1);
        }
    }
}
