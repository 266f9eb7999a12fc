using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>A rectangle of the plane with sides along the axes; sides may be infinite.</summary>
/// <param name="X">The range of the first coordinate.</param>
/// <param name="Y">The range of the second coordinate.</param>
public readonly record struct Rectangle(Interval X, Interval Y)
{
    /// <summary>The whole plane.</summary>
    public static readonly Rectangle Plane = new(Interval.Line, Interval.Line);

    /// <summary>No interior.</summary>
    public bool IsNull => X.IsNull || Y.IsNull;

    /// <summary>The common part of two rectangles.</summary>
    public Rectangle Intersect(Rectangle other) => new(X.Intersect(other.X), Y.Intersect(other.Y));

    /// <summary>This rectangle outside another, as at most four rectangles that do not overlap.</summary>
    public IEnumerable<Rectangle> Without(Rectangle other)
    {
        foreach (var side in X.Without(other.X)) yield return this with { X = side };
        var middle = X.Intersect(other.X);
        if (middle.IsNull) yield break;
        foreach (var side in Y.Without(other.Y)) yield return new Rectangle(middle, side);
    }
}
