using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Copy = new("copy_"), Fill = new("fill_.Scalar"), Zero = new("zero_"),
        Set = new("set_.source_Tensor"), Clone = new("clone"), Contiguous = new("contiguous"), NormalInPlace = new("normal_"),
        UniformInPlace = new("uniform_"), BernoulliP = new("bernoulli_.float"), BernoulliTensor = new("bernoulli_.Tensor"),
        ExponentialInPlace = new("exponential_"), Multinomial = new("multinomial");
}

public static partial class torch
{
    /// <summary>Copies, and new values in place, drawn ones included.</summary>
    public partial class Tensor
    {
        public Tensor clone() => Aten.Clone.Call(this);
        public Tensor contiguous() => Aten.Contiguous.Call(this);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.Copy.InPlace(this, source, nonBlocking);
        public Tensor fill_(Scalar value) => Aten.Fill.InPlace(this, value);
        public Tensor zero_() => Aten.Zero.InPlace(this);
        public Tensor set_(Tensor source) => Aten.Set.InPlace(this, source);

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Aten.NormalInPlace.InPlace(this, mean, std, generator);
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Aten.UniformInPlace.InPlace(this, from, to, generator);
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.BernoulliP.InPlace(this, p, generator);
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Aten.BernoulliTensor.InPlace(this, p, generator);
        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            Aten.ExponentialInPlace.InPlace(this, lambda, generator);
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.Multinomial.Call(this, num_samples, replacement, generator);
    }
}
