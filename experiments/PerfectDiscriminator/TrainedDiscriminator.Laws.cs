namespace Replication.Experiments;

/// <summary>Data and generator as a discriminator meets them.</summary>
/// <param name="Dimension">Dimension of the space.</param>
/// <param name="Data">Draws [count, dimension] samples of P_r.</param>
/// <param name="Generated">Draws [count, dimension] samples of P_g.</param>
sealed record PairOfLaws(int Dimension, Func<long, Generator, Tensor> Data, Func<long, Generator, Tensor> Generated)
{
    /// <summary>The uniform laws on two curves, with N(0, noise^2 I) added to both.</summary>
    public static PairOfLaws On(Supports pair, double noise = 0)
    {
        Tensor Draw(Curve curve, long count, Generator stream) => noise == 0
            ? curve.Sample(count, stream)
            : curve.Sample(count, stream) + randn(count, curve.Dimension, generator: stream, device: stream.device) * noise;
        return new(
            pair.Data.Dimension,
            (count, stream) => Draw(pair.Data, count, stream),
            (count, stream) => Draw(pair.Generated, count, stream));
    }

    /// <summary>Beta(2, 5) and Beta(5, 2) on the segment [0, 1] x {0}: the second and the fifth of six uniform numbers by size.</summary>
    public static PairOfLaws Aligned()
    {
        var segment = new Segment([0, 0], [1, 0]);
        Tensor Ordered(long rank, long count, Generator stream) =>
            segment.At(sort(rand(count, 6, generator: stream, device: stream.device), 1).values.narrow(1, rank - 1, 1));
        return new(2, (count, stream) => Ordered(2, count, stream), (count, stream) => Ordered(5, count, stream));
    }
}
