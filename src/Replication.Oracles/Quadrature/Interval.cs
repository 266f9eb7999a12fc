namespace Replication.Oracles.Quadrature;

/// <summary>An interval of the extended real line. The ends may be infinite, never NaN.</summary>
/// <param name="Lower">The lower end, below <paramref name="Upper"/> or equal to it.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>The whole real line.</summary>
    public static readonly Interval Line = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>No interior: a point, ends in the wrong order (as an empty intersection has them), or a NaN end.</summary>
    public bool IsNull => !(Lower < Upper);

    /// <summary>The common part of two intervals; <see cref="IsNull"/> when they share at most a point.</summary>
    public Interval Intersect(Interval other) => new(Math.Max(Lower, other.Lower), Math.Min(Upper, other.Upper));

    /// <summary>The parts of this interval outside another, from left to right; none, one or two, all with an interior.</summary>
    public IEnumerable<Interval> Without(Interval other)
    {
        var left = Intersect(new Interval(double.NegativeInfinity, other.Lower));
        var right = Intersect(new Interval(other.Upper, double.PositiveInfinity));
        if (!left.IsNull) yield return left;
        if (!right.IsNull) yield return right;
    }
}
