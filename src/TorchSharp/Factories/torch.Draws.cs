using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Draws that are no plain rand or randn.
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        Factory.Finish(
            Aten.Randint.Call(low, high, (long[])size, generator, dtype ?? ScalarType.Int64, Argument.None, Factory.Device(device), Argument.None),
            requires_grad, names);

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) => randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Factory.Finish(
            Aten.Randperm.Call(n, generator, dtype ?? ScalarType.Int64, Argument.None, Factory.Device(device), Argument.None), requires_grad);

    public static Tensor randperm(long n, Tensor @out, Generator? generator = null)
    {
        using var drawn = Aten.Randperm.Call(n, generator, @out.dtype, Argument.None, @out.device, Argument.None);
        return Aten.Set.InPlace(@out, drawn);
    }

    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Aten.NormalTensors.Call(mean, std, generator);

    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Factory.Finish(
            Aten.Normal.Call(mean, std, size, generator, Factory.Dtype(dtype), Argument.None, Factory.Device(device), Argument.None), requires_grad, names);

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => Aten.Bernoulli.Call(input, generator);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        Aten.Multinomial.Call(input, num_samples, replacement, generator);
}

file static class Aten
{
    internal static readonly Operator
        Randint = new("randint.low_generator"), Randperm = new("randperm.generator"), Set = new("set_.source_Tensor"),
        NormalTensors = new("normal.Tensor_Tensor"), Normal = new("normal.float_float"), Bernoulli = new("bernoulli"), Multinomial = new("multinomial");
}
