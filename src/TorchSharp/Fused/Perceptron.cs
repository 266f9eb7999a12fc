using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Fused;

/// <summary>
/// A chain of linear layers, each followed by ReLU, LeakyReLU or nothing, as one node of the graph (native/perceptron.cpp).
/// </summary>
internal static unsafe class Perceptron
{
    /// <summary>The slope of "no activation" on the negative numbers; ReLU's is 0.</summary>
    internal const double NoActivation = 1;

    /// <summary>
    /// The output for an input of shape [batch, features]; <paramref name="biases"/> holds 0 where a layer has none, <paramref name="slopes"/> each
    /// activation's slope on the negative numbers. Null when the ordinary operators have to do it: anything but contiguous float32 on the CPU, an input
    /// that is no matrix, shapes that do not fit.
    /// </summary>
    internal static Tensor? Forward(Tensor input, ReadOnlySpan<nint> weights, ReadOnlySpan<nint> biases, ReadOnlySpan<double> slopes)
    {
        nint output;
        int kib;
        fixed (nint* w = weights, b = biases)
        fixed (double* s = slopes)
            NativeFailure.Check(Abi.abi_perceptron_forward(input.Handle, w, b, s, weights.Length, out output, out kib));
        GC.KeepAlive(input);
        return output == 0 ? null : Tensor.Own(output, kib);
    }
}
