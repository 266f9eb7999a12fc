namespace TorchSharp;

public static partial class torch
{
    /// <summary>The limits of a floating-point type: machine epsilon, largest, smallest (most negative) and smallest normal positive number.</summary>
    internal sealed class FInfo
    {
        internal FInfo(int bits, double eps, double max, double tiny) => (this.bits, this.eps, this.max, this.tiny) = (bits, eps, max, tiny);

        internal int bits { get; }

        internal double eps { get; }

        internal double max { get; }

        internal double min => -max;

        internal double tiny { get; }
    }

    /// <exception cref="ArgumentException">Not a floating-point type.</exception>
    internal static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float16 => new(16, Math.Pow(2, -10), 65504, Math.Pow(2, -14)),
        ScalarType.BFloat16 => new(16, Math.Pow(2, -7), Math.Pow(2, 127) * (2 - Math.Pow(2, -7)), Math.Pow(2, -126)),
        ScalarType.Float32 => new(32, Math.Pow(2, -23), float.MaxValue, Math.Pow(2, -126)),
        ScalarType.Float64 => new(64, Math.Pow(2, -52), double.MaxValue, Math.Pow(2, -1022)),
        _ => throw new ArgumentException($"{dtype} is no floating-point type.", nameof(dtype)),
    };
}
