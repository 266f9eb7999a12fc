using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Ranges, grids and identities.
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>Integers give an int64 tensor, and a floating-point bound or step gives the default floating-point type.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        dtype ??= start.IsReal || stop.IsReal || step.IsReal ? get_default_dtype() : ScalarType.Int64;
        return Factory.Finish(Aten.Arange.Call(start, stop, step, dtype, Argument.None, Factory.Device(device), Argument.None), requires_grad);
    }

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Finish(Aten.Linspace.Call(start, end, steps, Factory.Dtype(dtype), Argument.None, Factory.Device(device), Argument.None), requires_grad);

    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Finish(Aten.Logspace.Call(start, end, steps, @base, Factory.Dtype(dtype), Argument.None, Factory.Device(device), Argument.None), requires_grad);

    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Finish(
            Aten.Eye.Call(rows, columns < 0 ? rows : columns, Factory.Dtype(dtype), Argument.None, Factory.Device(device), Argument.None), requires_grad, names);
}

file static class Aten
{
    internal static readonly Operator Arange = new("arange.start_step"), Linspace = new("linspace"), Logspace = new("logspace"), Eye = new("eye.m");
}
