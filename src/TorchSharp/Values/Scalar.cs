using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A number as an argument of an operator. Purely managed: nothing native is allocated, <see cref="Dispose"/> has nothing to do. Integers are
/// kept as 64-bit integers and floating-point numbers as doubles.
/// </summary>
public sealed class Scalar : IDisposable
{
    private readonly ScalarType _type;
    private readonly double _imaginary;

    private Scalar(ScalarType type, long integer, double real, double imaginary) =>
        (_type, Integer, Real, _imaginary) = (type, integer, real, imaginary);

    internal long Integer { get; }
    internal double Real { get; }
    internal Complex Complex => new(Real, _imaginary);
    internal bool IsReal => _type is ScalarType.Float64;
    internal bool IsBoolean => _type is ScalarType.Bool;
    internal bool IsComplex => _type is ScalarType.ComplexFloat64;

    /// <summary>The number as a double, whatever its kind (the real part of a complex one).</summary>
    internal double AsDouble => IsReal || IsComplex ? Real : Integer;

    /// <summary>Int64, Float64, Bool or ComplexFloat64.</summary>
    public ScalarType Type => _type;

    public static implicit operator Scalar(byte value) => OfInteger(value);
    public static implicit operator Scalar(sbyte value) => OfInteger(value);
    public static implicit operator Scalar(short value) => OfInteger(value);
    public static implicit operator Scalar(int value) => OfInteger(value);
    public static implicit operator Scalar(long value) => OfInteger(value);
    public static implicit operator Scalar(float value) => OfReal(value);
    public static implicit operator Scalar(double value) => OfReal(value);
    public static implicit operator Scalar(Half value) => OfReal((double)value);
    public static implicit operator Scalar(bool value) => new(ScalarType.Bool, value ? 1 : 0, 0, 0);
    public static implicit operator Scalar((float, float) value) => new(ScalarType.ComplexFloat64, 0, value.Item1, value.Item2);
    public static implicit operator Scalar(Complex value) => new(ScalarType.ComplexFloat64, 0, value.Real, value.Imaginary);

    public void Dispose()
    {
    }

    private static Scalar OfInteger(long value) => new(ScalarType.Int64, value, 0, 0);

    private static Scalar OfReal(double value) => new(ScalarType.Float64, 0, value, 0);
}
