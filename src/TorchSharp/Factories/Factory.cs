using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What all factories share: defaults of dtype and device, requires_grad, and the way from .NET memory to a tensor.</summary>
internal static unsafe class Factory
{
    internal static Argument Dtype(ScalarType? dtype) => dtype ?? get_default_dtype();

    internal static Argument Device(Device? device) => device ?? get_default_device();

    internal static Tensor Finish(Tensor tensor, bool requires_grad, string[]? names = null)
    {
        if (names is not null) throw new NotSupportedException("named dimensions are not supported");
        if (requires_grad) tensor.requires_grad = true;
        return tensor;
    }

    internal static Tensor FromFlat<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        fixed (T* source = elements) return FromMemory(source, elements.Length, typeof(T), shape, dtype, device, requires_grad, names);
    }

    internal static Tensor FromList<T>(IList<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged => elements switch
        {
            T[] array => FromFlat<T>(array, shape, dtype, device, requires_grad, names),
            List<T> list => FromFlat<T>(CollectionsMarshal.AsSpan(list), shape, dtype, device, requires_grad, names),
            _ => FromFlat<T>(elements.ToArray(), shape, dtype, device, requires_grad, names),
        };

    /// <summary>A tensor of the array's own shape.</summary>
    internal static Tensor FromArray(Array array, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        ArgumentNullException.ThrowIfNull(array);
        var shape = new long[array.Rank];
        for (var i = 0; i < shape.Length; i++) shape[i] = array.GetLongLength(i);
        fixed (byte* source = &MemoryMarshal.GetArrayDataReference(array))
            return FromMemory(source, array.LongLength, array.GetType().GetElementType()!, shape, dtype, device, requires_grad, names);
    }

    internal static Tensor FromMemory(
        void* source, long count, Type element, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        var type = ElementTypes.Of(element);
        nint handle;
        fixed (long* sizes = shape)
            NativeFailure.Check(Abi.abi_tensor_from_memory(source, count * ElementTypes.SizeOf(type), sizes, shape.Length, (int)type, out handle));
        var made = Tensor.Own(handle, (int)Math.Min(int.MaxValue, count * ElementTypes.SizeOf(type) >> 10));
        device ??= get_default_device();
        if ((dtype ?? type) != type || device.type != DeviceType.CPU)
        {
            using var raw = made;
            made = Aten.ToDevice.Call(raw, device, dtype ?? type);
        }

        return Finish(made, requires_grad, names);
    }
}

file static class Aten
{
    internal static readonly Operator ToDevice = new("to.device");
}
