using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The single element of a tensor, converted.</summary>
public static partial class TensorExtensionMethods
{
    public static double ToDouble(this Tensor value) => value.ToScalar().AsDouble;

    public static float ToSingle(this Tensor value) => (float)value.ToDouble();

    public static long ToInt64(this Tensor value)
    {
        using var scalar = value.ToScalar();
        return scalar.IsReal ? checked((long)scalar.Real) : scalar.Integer;
    }

    public static int ToInt32(this Tensor value) => checked((int)value.ToInt64());

    public static byte ToByte(this Tensor value) => checked((byte)value.ToInt64());

    public static bool ToBoolean(this Tensor value) => value.ToDouble() != 0;
}
