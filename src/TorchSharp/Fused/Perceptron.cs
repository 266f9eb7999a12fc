using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Fused;

/// <summary>
/// A chain of linear layers, each followed by ReLU, LeakyReLU or nothing, as one node of the graph (native/perceptron.cpp).
/// </summary>
internal static unsafe class Perceptron
{
    private const int MostModules = 64;

    /// <summary>The slope of "no activation" on the negative numbers; ReLU's is 0.</summary>
    internal const double NoActivation = 1;

    /// <summary>The output of modules one after another, or null when they are no such chain, are hooked, or the node cannot do it.</summary>
    internal static Tensor? Forward(Tensor input, List<IModule<Tensor, Tensor>> modules)
    {
        if (modules.Count > MostModules) return null;
        Span<nint> weights = stackalloc nint[modules.Count], biases = stackalloc nint[modules.Count];
        Span<double> slopes = stackalloc double[modules.Count];
        var layers = 0;
        foreach (var module in modules)
        {
            switch (module)
            {
                case Linear { HasHooks: false } linear:
                    weights[layers] = linear.weight.Handle;
                    biases[layers] = linear.bias?.Handle ?? 0;
                    slopes[layers++] = NoActivation;
                    break;
                // In place or not is one here: only a layer's own output is written to.
                case ReLU { HasHooks: false } when layers > 0 && slopes[layers - 1] == NoActivation:
                    slopes[layers - 1] = 0;
                    break;
                case LeakyReLU { HasHooks: false, negative_slope: > 0 and < 1 } leaky when layers > 0 && slopes[layers - 1] == NoActivation:
                    slopes[layers - 1] = leaky.negative_slope;
                    break;
                default:
                    return null;
            }
        }

        var output = Forward(input, weights[..layers], biases[..layers], slopes[..layers]);
        GC.KeepAlive(modules);
        return output;
    }

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
