using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ReLU ReLU(bool inplace = false) => new(inplace);

            public static SELU SELU(bool inplace = false) => new(inplace);

            public static Tanh Tanh() => new(false);

            public static Tanh Tanh(bool inplace = false) => new(inplace);

            public static Sigmoid Sigmoid() => new(false);

            public static Sigmoid Sigmoid(bool inplace) => new(inplace);

            public static SiLU SiLU() => new(false);

            public static SiLU SiLU(bool inplace) => new(inplace);

            public static GELU GELU() => new(false);

            public static GELU GELU(bool inplace) => new(inplace);

            public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

            public static ELU ELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);

            public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);
        }
    }

    namespace Modules
    {
        /// <summary>max(x, 0).</summary>
        public sealed class ReLU : Module<Tensor, Tensor>
        {
            internal ReLU(bool inplace) : base(nameof(ReLU)) => this.inplace = inplace;

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.relu(input, inplace);
        }

        /// <summary>The scaled exponential linear unit (Klambauer et al. 2017).</summary>
        public sealed class SELU : Module<Tensor, Tensor>
        {
            internal SELU(bool inplace) : base(nameof(SELU)) => this.inplace = inplace;

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.selu(input, inplace);
        }

        /// <summary>The hyperbolic tangent.</summary>
        public sealed class Tanh : Module<Tensor, Tensor>
        {
            internal Tanh(bool inplace) : base(nameof(Tanh)) => this.inplace = inplace;

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.tanh(input, inplace);
        }

        /// <summary>1 / (1 + exp(-x)).</summary>
        public sealed class Sigmoid : Module<Tensor, Tensor>
        {
            internal Sigmoid(bool inplace) : base(nameof(Sigmoid)) => this.inplace = inplace;

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.sigmoid(input, inplace);
        }

        /// <summary>x sigmoid(x).</summary>
        public sealed class SiLU : Module<Tensor, Tensor>
        {
            internal SiLU(bool inplace) : base(nameof(SiLU)) => this.inplace = inplace;

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.silu(input, inplace);
        }

        /// <summary>x times the normal distribution function (Hendrycks and Gimpel 2016).</summary>
        public sealed class GELU : Module<Tensor, Tensor>
        {
            internal GELU(bool inplace) : base(nameof(GELU)) => this.inplace = inplace;

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.gelu(input, inplace);
        }

        /// <summary>x, or slope times x where x is negative.</summary>
        public sealed class LeakyReLU : Module<Tensor, Tensor>
        {
            internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU)) =>
                (this.negative_slope, this.inplace) = (negative_slope, inplace);

            public double negative_slope { get; set; }

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.leaky_relu(input, negative_slope, inplace);
        }

        /// <summary>x, or alpha (exp(x) - 1) where x is negative.</summary>
        public sealed class ELU : Module<Tensor, Tensor>
        {
            internal ELU(double alpha, bool inplace) : base(nameof(ELU)) => (this.alpha, this.inplace) = (alpha, inplace);

            public double alpha { get; set; }

            public bool inplace { get; set; }

            public override Tensor forward(Tensor input) => functional.elu(input, alpha, inplace);
        }

        /// <summary>log(1 + exp(beta x)) / beta, and x itself where beta x exceeds the threshold.</summary>
        public sealed class Softplus : Module<Tensor, Tensor>
        {
            internal Softplus(double beta, double threshold) : base(nameof(Softplus)) => (this.beta, this.threshold) = (beta, threshold);

            public double beta { get; set; }

            public double threshold { get; set; }

            public override Tensor forward(Tensor input) => functional.softplus(input, beta, threshold);
        }
    }
}
