using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Replication.Core;

/// <summary>
/// The shapes that the measures and constraints share; each refusal names the shape that came and the one that was expected.
/// </summary>
static class Shapes
{
    /// <summary>The shape as text, e.g. <c>[64, 2]</c>.</summary>
    public static string Of(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    /// <summary>A matrix with rows and columns.</summary>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public static void RequireRows(Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        if (tensor.shape is not [> 0, > 0])
            throw new ArgumentException($"The shape is {Of(tensor)}; expected [n, d] with n and d at least 1.", name);
    }

    /// <summary>Points of the plane.</summary>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public static void RequirePlane(Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        if (tensor.shape is not [> 0, 2])
            throw new ArgumentException($"The shape is {Of(tensor)}; expected [n, 2] with n at least 1.", name);
    }

    /// <summary>Two tensors of one shape: another one would be stretched to it without a word.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireEqual(
        Tensor tensor, Tensor other, [CallerArgumentExpression(nameof(tensor))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (!tensor.shape.SequenceEqual(other.shape))
            throw new ArgumentException($"The shape of '{otherName}' is {Of(other)}; expected {Of(tensor)}, as '{name}' has.", otherName);
    }
}
