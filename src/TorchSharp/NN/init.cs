using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Qr = new("linalg_qr");
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initialisers: each fills its tensor in place, without recording gradients, from the same draws as PyTorch's.</summary>
        public static class init
        {
            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            /// <summary>What keeps the variance of activations; <paramref name="param"/> is the slope of leaky ReLU.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + param * param)),
                _ => 1.0,
            };

            /// <returns>How many inputs feed one output, and how many outputs one input feeds.</returns>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Fans are those of a tensor of at least two dimensions.", nameof(tensor));
                var receptive = shape[2..].Aggregate(1L, (product, size) => product * size);
                return (shape[1] * receptive, shape[0] * receptive);
            }

            public static Tensor constant_(Tensor tensor, Scalar val) => Ungraded(() => tensor.fill_(val));

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Ungraded(() => tensor.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Ungraded(() => tensor.normal_(mean, std, generator));

            /// <summary>The normal distribution cut to [a, b], by inverting its distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2,
                Generator? generator = null)
            {
                double lower = NormalCdf((a - mean) / std), upper = NormalCdf((b - mean) / std);
                return Ungraded(() =>
                    tensor.uniform_(2 * lower - 1, 2 * upper - 1, generator).erfinv_().mul_(std * Math.Sqrt(2.0)).add_(mean).clamp_(a, b));
            }

            /// <summary>Glorot and Bengio 2010: variance 2 / (fan in + fan out).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>He et al. 2015: variance gain^2 / fan.</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>A (semi-)orthogonal matrix, from the QR decomposition of a normal one (Saxe et al. 2013).</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.dim() < 2)
                    throw new ArgumentException("Only a tensor of at least two dimensions can be orthogonal.", nameof(tensor));
                if (tensor.numel() == 0) return tensor;
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var rows = tensor.size(0);
                var columns = tensor.numel() / rows;
                var flattened = empty([rows, columns], dtype: tensor.dtype, device: tensor.device).normal_();
                if (rows < columns) flattened = flattened.t();
                var (q, r) = Aten.Qr.Call2(flattened.contiguous());
                q = q * r.diag().sign();
                if (rows < columns) q = q.t();
                tensor.view_as(q).copy_(q);
                return tensor.mul_(gain);
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode is FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double NormalCdf(double x)
            {
                using var scope = NewDisposeScope();
                return (1 + tensor(x / Math.Sqrt(2.0)).erf().item<double>()) / 2;
            }

            private static Tensor Ungraded(Func<Tensor> fill)
            {
                using var _ = no_grad();
                return fill();
            }
        }
    }
}
