using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which .NET type holds an element of which <see cref="ScalarType"/>.</summary>
internal static class ElementTypes
{
    internal static int SizeOf(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotSupportedException($"elements of type {type}"),
    };

    /// <exception cref="NotSupportedException">No tensor has elements of <paramref name="element"/>.</exception>
    internal static ScalarType Of(Type element) =>
        element == typeof(float) ? ScalarType.Float32
        : element == typeof(double) ? ScalarType.Float64
        : element == typeof(long) ? ScalarType.Int64
        : element == typeof(int) ? ScalarType.Int32
        : element == typeof(bool) ? ScalarType.Bool
        : element == typeof(byte) ? ScalarType.Byte
        : element == typeof(sbyte) ? ScalarType.Int8
        : element == typeof(short) ? ScalarType.Int16
        : element == typeof(Half) ? ScalarType.Float16
        : element == typeof((float Real, float Imaginary)) ? ScalarType.ComplexFloat32
        : element == typeof(Complex) ? ScalarType.ComplexFloat64
        : throw new NotSupportedException($"a tensor cannot hold elements of the .NET type {element}");
}
