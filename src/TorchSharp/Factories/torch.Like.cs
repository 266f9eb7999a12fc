using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Tensors of another's shape, element type and device. These draw from the default generator: rand_like and randn_like take none.
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Finish(Aten.ZerosLike.Call(input, dtype, Argument.None, device, Argument.None), requires_grad, names);

    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Finish(Aten.OnesLike.Call(input, dtype, Argument.None, device, Argument.None), requires_grad, names);

    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Finish(Aten.EmptyLike.Call(input, dtype, Argument.None, device, Argument.None), requires_grad, names);

    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Finish(Aten.FullLike.Call(input, value, dtype, Argument.None, device, Argument.None), requires_grad, names);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Finish(Aten.RandLike.Call(input, dtype, Argument.None, device, Argument.None), requires_grad);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Finish(Aten.RandnLike.Call(input, dtype, Argument.None, device, Argument.None), requires_grad);
}

file static class Aten
{
    internal static readonly Operator
        ZerosLike = new("zeros_like"), OnesLike = new("ones_like"), EmptyLike = new("empty_like"), FullLike = new("full_like"),
        RandLike = new("rand_like"), RandnLike = new("randn_like");
}
