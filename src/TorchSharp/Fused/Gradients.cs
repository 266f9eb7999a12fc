using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Fused;

/// <summary>What is done to the gradients of many tensors, in one native call.</summary>
internal static unsafe class Gradients
{
    /// <summary>Sets them to null.</summary>
    internal static void Clear(IEnumerable<Tensor> tensors)
    {
        using var handles = new HandleList(tensors);
        NativeFailure.Check(Abi.abi_tensors_clear_grad(handles.Pointer, handles.Count));
    }

    /// <summary>Fills those that exist with zeros, cut off from any graph that made them.</summary>
    internal static void Zero(IEnumerable<Tensor> tensors)
    {
        using var handles = new HandleList(tensors);
        NativeFailure.Check(Abi.abi_tensors_zero_grad(handles.Pointer, handles.Count));
    }
}
