using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    // Tensors from whole arrays. The elements are copied: TorchSharp shares the memory of frombuffer, and nothing here relies on that.
    public static Tensor from_array(Array rawArray, Device? device = null) => Factory.FromArray(rawArray, null, device, false, null);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dtype, device, requires_grad, names);

    public static unsafe Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var element = rawArray.GetType().GetElementType()!;
        var size = ElementTypes.SizeOf(ElementTypes.Of(element));
        if (count < 0) count = rawArray.LongLength - offset;
        if (offset < 0 || count < 0 || offset + count > rawArray.LongLength) throw new ArgumentOutOfRangeException(nameof(offset));
        fixed (byte* source = &MemoryMarshal.GetArrayDataReference(rawArray))
            return Factory.FromMemory(source + offset * size, count, element, [count], dtype, CPU, requires_grad, null);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => Factory.FromArray(data, dtype, device, false, null);

    public static Tensor as_tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);

    public static Tensor as_tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);

    public static Tensor as_tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);

    public static Tensor as_tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null) => tensor(rawArray, dtype, device);
}
