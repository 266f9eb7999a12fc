using static TorchSharp.torch;

namespace Replication.Torch.Tests.Fixtures;

/// <summary>How near a tensor has to be to what PyTorch computed.</summary>
static class Agreement
{
    /// <summary>
    /// A few units in the last place of the largest element: the same operators run, but another build may sum in another order.
    /// </summary>
    public static double Tolerance(ScalarType type) => type == ScalarType.Float64 ? 1e-14 : 1e-6;

    /// <summary>Same type, same shape, and no element further off than the tolerance times the largest expected magnitude.</summary>
    public static void Near(Tensor expected, Tensor actual, string what, double? tolerance = null)
    {
        Same(expected, actual, what);
        if (!is_floating_point(expected.dtype))
        {
            Assert.True(expected.cpu().bytes.SequenceEqual(actual.contiguous().bytes),
                $"{what}: expected {Show(expected)}, got {Show(actual)}");
            return;
        }

        var (wanted, got) = (Values(expected), Values(actual));
        var scale = wanted.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var allowed = (tolerance ?? Tolerance(expected.dtype)) * scale;
        for (var i = 0; i < wanted.Length; i++)
            Assert.True(wanted[i].Equals(got[i]) || Math.Abs(wanted[i] - got[i]) <= allowed,
                $"{what}, element {i}: expected {wanted[i]:R}, got {got[i]:R}, allowed {allowed:E2}");
    }

    /// <summary>Same type, same shape, same bytes.</summary>
    public static void Identical(Tensor expected, Tensor actual, string what)
    {
        Same(expected, actual, what);
        Assert.True(expected.bytes.SequenceEqual(actual.detach().contiguous().bytes),
            $"{what}: expected {Show(expected)}, got {Show(actual)}");
    }

    static void Same(Tensor expected, Tensor actual, string what)
    {
        Assert.True(expected.dtype == actual.dtype, $"{what}: expected {expected.dtype}, got {actual.dtype}");
        Assert.True(expected.shape.SequenceEqual(actual.shape),
            $"{what}: expected [{string.Join(", ", expected.shape)}], got [{string.Join(", ", actual.shape)}]");
    }

    static double[] Values(Tensor tensor) => tensor.detach().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();

    static string Show(Tensor tensor) => string.Join(" ", Values(tensor).Take(12).Select(value => value.ToString("R")));
}
