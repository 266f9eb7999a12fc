using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>The straight segment between two points, with u = 0 and u = 1 at its ends.</summary>
public sealed class Segment : Curve
{
    readonly double[] _from, _to;

    /// <summary>Describes it.</summary>
    /// <param name="from">The end at u = 0: d finite coordinates.</param>
    /// <param name="to">The end at u = 1: as many, not all the same as those of <paramref name="from"/>.</param>
    /// <exception cref="ArgumentException">The ends differ in dimension, coincide or are not finite.</exception>
    public Segment(IReadOnlyList<double> from, IReadOnlyList<double> to)
        : base(from.Count)
    {
        if (from.Count != to.Count || from.SequenceEqual(to) || !from.Concat(to).All(double.IsFinite))
            throw new ArgumentException("A segment needs two different finite ends of one dimension.", nameof(to));
        (_from, _to) = ([.. from], [.. to]);
    }

    /// <inheritdoc />
    public override Tensor At(Tensor u) => Row(_from, u) * (1 - u) + Row(_to, u) * u;

    private protected override double DistanceFrom(ReadOnlySpan<double> point)
    {
        double along = 0, length = 0;
        for (var k = 0; k < Dimension; k++)
        {
            along += (point[k] - _from[k]) * (_to[k] - _from[k]);
            length += (_to[k] - _from[k]) * (_to[k] - _from[k]);
        }

        var u = Math.Clamp(along / length, 0, 1);
        double square = 0;
        for (var k = 0; k < Dimension; k++)
        {
            var off = point[k] - (_from[k] * (1 - u) + _to[k] * u);
            square += off * off;
        }

        return Math.Sqrt(square);
    }
}
