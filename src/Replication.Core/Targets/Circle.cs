using static TorchSharp.torch;

namespace Replication.Core.Targets;

/// <summary>
/// A circle parallel to the plane of the first two coordinates; u is the angle in turns, so that uniform u is uniform arc length.
/// </summary>
public sealed class Circle : Curve
{
    readonly double[] _centre;
    readonly double _radius;

    /// <summary>Describes it.</summary>
    /// <param name="centre">d finite coordinates, d at least 2.</param>
    /// <param name="radius">Positive and finite.</param>
    /// <exception cref="ArgumentException">The centre or the radius is not as said.</exception>
    public Circle(IReadOnlyList<double> centre, double radius)
        : base(centre.Count)
    {
        if (centre.Count < 2 || !centre.All(double.IsFinite))
            throw new ArgumentException("A circle needs a finite centre of two or more coordinates.", nameof(centre));
        if (!(radius > 0 && double.IsFinite(radius))) throw new ArgumentException("A circle needs a positive, finite radius.", nameof(radius));
        (_centre, _radius) = ([.. centre], radius);
    }

    /// <inheritdoc />
    public override Tensor At(Tensor u)
    {
        var angle = u * (2 * Math.PI);
        Tensor[] around = [angle.cos() * _radius, angle.sin() * _radius];
        var offset = Dimension == 2 ? cat(around, 1) : cat([.. around, zeros(u.shape[0], Dimension - 2, dtype: u.dtype, device: u.device)], 1);
        return offset + Row(_centre, u);
    }

    private protected override double DistanceFrom(ReadOnlySpan<double> point)
    {
        var inPlane = double.Hypot(point[0] - _centre[0], point[1] - _centre[1]) - _radius;
        var square = inPlane * inPlane;
        for (var k = 2; k < Dimension; k++) square += (point[k] - _centre[k]) * (point[k] - _centre[k]);
        return Math.Sqrt(square);
    }
}
