using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An argument of an <see cref="Operator"/>. Everything ATen takes converts to it: tensors (null is None), numbers, flags, scalars, shapes,
/// dtypes, devices, generators, text, lists; nullable values become None when empty.
/// </summary>
internal readonly struct Argument
{
    private Argument(SlotKind kind, long bits = 0, int count = 0, object? owner = null) => (Kind, Bits, Count, Owner) = (kind, bits, count, owner);

    internal SlotKind Kind { get; }
    internal int Count { get; }
    internal long Bits { get; }

    /// <summary>What has to stay alive during the call, and where a list keeps its elements.</summary>
    internal object? Owner { get; }

    internal static Argument None => default;

    /// <summary>The schema's default, for an argument that is followed by one that is given.</summary>
    internal static Argument Default => new(SlotKind.SchemaDefault);

    /// <summary>An indexing list (Tensor?[]), where null takes the whole dimension.</summary>
    internal static Argument OptionalTensors(IReadOnlyList<Tensor?> tensors) => new(SlotKind.OptionalTensorList, 0, tensors.Count, tensors);

    internal static Argument Booleans(bool[] values) => new(SlotKind.BooleanList, 0, values.Length, values);

    public static implicit operator Argument(Tensor? value) => value is null ? default : new(SlotKind.Tensor, value.Handle, 0, value);
    public static implicit operator Argument(long value) => new(SlotKind.Integer, value);
    public static implicit operator Argument(long? value) => value is { } v ? v : default(Argument);
    public static implicit operator Argument(double value) => new(SlotKind.Real, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(double? value) => value is { } v ? v : default(Argument);
    public static implicit operator Argument(bool value) => new(SlotKind.Boolean, value ? 1 : 0);
    public static implicit operator Argument(bool? value) => value is { } v ? v : default(Argument);
    public static implicit operator Argument(ScalarType value) => new(SlotKind.Integer, (long)value);
    public static implicit operator Argument(ScalarType? value) => value is { } v ? v : default(Argument);
    public static implicit operator Argument(Device? value) =>
        value is null ? default : new(SlotKind.Device, (long)value.type, value.index);
    public static implicit operator Argument(Generator? value) => value is null ? default : new(SlotKind.Generator, value.Handle, 0, value);
    public static implicit operator Argument(long[]? value) => value is null ? default : new(SlotKind.IntegerList, 0, value.Length, value);
    public static implicit operator Argument(ReadOnlySpan<long> value) => value.ToArray();
    public static implicit operator Argument(double[]? value) => value is null ? default : new(SlotKind.RealList, 0, value.Length, value);
    public static implicit operator Argument(Tensor[] value) => new(SlotKind.TensorList, 0, value.Length, value);
    public static implicit operator Argument(List<Tensor> value) => new(SlotKind.TensorList, 0, value.Count, value);

    public static implicit operator Argument(string? value)
    {
        if (value is null) return default;
        var utf8 = Encoding.UTF8.GetBytes(value);
        return new(SlotKind.Text, 0, utf8.Length, utf8);
    }

    public static implicit operator Argument(Scalar? value) => value switch
    {
        null => default,
        { IsComplex: true } => new(SlotKind.Complex, 0, 2, value),
        { IsReal: true } => value.Real,
        { IsBoolean: true } => value.Integer != 0,
        _ => value.Integer,
    };

    /// <summary>How many 8-byte words the elements of this argument take in the call's buffer.</summary>
    internal int Words => Kind switch
    {
        SlotKind.IntegerList or SlotKind.RealList or SlotKind.TensorList or SlotKind.OptionalTensorList or SlotKind.BooleanList => Count,
        SlotKind.Text => (Count + 7) / 8,
        SlotKind.Complex => 2,
        _ => 0,
    };

    /// <summary>Copies the elements into the call's buffer, so that nothing has to be pinned.</summary>
    internal void CopyElements(Span<long> buffer)
    {
        switch (Owner)
        {
            case long[] integers: integers.CopyTo(buffer); break;
            case double[] reals: Unsafe.As<double[], long[]>(ref reals).AsSpan().CopyTo(buffer); break;
            case bool[] flags:
                for (var i = 0; i < flags.Length; i++) buffer[i] = flags[i] ? 1 : 0;
                break;
            case byte[] utf8: utf8.CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(buffer)); break;
            case IReadOnlyList<Tensor?> tensors:
                for (var i = 0; i < tensors.Count; i++) buffer[i] = tensors[i]?.Handle ?? 0;
                break;
            case Scalar scalar:
                Complex number = scalar.Complex;
                buffer[0] = BitConverter.DoubleToInt64Bits(number.Real);
                buffer[1] = BitConverter.DoubleToInt64Bits(number.Imaginary);
                break;
        }
    }
}
