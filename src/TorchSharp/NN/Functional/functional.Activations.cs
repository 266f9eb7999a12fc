using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Elu = new("elu"), EluInPlace = new("elu_"), Gelu = new("gelu"), GeluInPlace = new("gelu_"),
        Selu = new("selu"), SeluInPlace = new("selu_"), Silu = new("silu"), SiluInPlace = new("silu_"), LogSigmoid = new("log_sigmoid"),
        Dropout = new("dropout"), DropoutInPlace = new("dropout_");
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Activation functions and dropout.</summary>
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? input.leaky_relu_(negative_slope) : input.leaky_relu(negative_slope);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? Aten.EluInPlace.InPlace(x, alpha) : Aten.Elu.Call(x, alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? Aten.SeluInPlace.InPlace(x) : Aten.Selu.Call(x);

            public static Tensor gelu(Tensor x) => Aten.Gelu.Call(x);

            public static Tensor gelu(Tensor x, bool inplace) => inplace ? Aten.GeluInPlace.InPlace(x) : Aten.Gelu.Call(x);

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Aten.SiluInPlace.InPlace(x) : Aten.Silu.Call(x);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();

            public static Tensor logsigmoid(Tensor x) => Aten.LogSigmoid.Call(x);

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.DropoutInPlace.InPlace(input, p, training) : Aten.Dropout.Call(input, p, training);
        }
    }
}
