using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>
/// How the built-in layers make and first fill their parameters and buffers: outside of any dispose scope, as TorchSharp does.
/// </summary>
internal static class Initial
{
    internal static Parameter Uninitialised(long[] shape, Device? device, ScalarType? dtype) =>
        Owned(empty(shape, dtype: dtype, device: device));

    internal static Parameter Filled(double value, long[] shape, Device? device, ScalarType? dtype) =>
        Owned(full(shape, value, dtype: dtype ?? get_default_dtype(), device: device));

    internal static Tensor Buffer(Tensor tensor) => tensor.DetachFromDisposeScope();

    /// <summary>Kaiming's uniform with slope sqrt(5), that is U(-1/sqrt(fan in), 1/sqrt(fan in)); the bias after the weight.</summary>
    internal static void Affine(Parameter weight, Parameter? bias)
    {
        init.kaiming_uniform_(weight, Math.Sqrt(5.0));
        if (bias is null) return;
        var (fanIn, _) = init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        init.uniform_(bias, -bound, bound);
    }

    private static Parameter Owned(Tensor tensor)
    {
        var parameter = new Parameter(tensor);
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
