namespace Replication.Experiments;

/// <summary>Two supports of low dimension: the data's and the generator's.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Distance">The least distance between them; 0 where they cross.</param>
/// <param name="Data">The support of P_r, which is uniform on it.</param>
/// <param name="Generated">The support of P_g, which is uniform on it.</param>
sealed record Supports(string Name, double Distance, Curve Data, Curve Generated)
{
    /// <summary>{0} x [0, 1] and {distance} x [0, 1] in the plane: Theorem 2.1's case.</summary>
    public static Supports ParallelSegments(double distance) =>
        new("parallel segments", distance, new Segment([0, 0], [0, 1]), new Segment([distance, 0], [distance, 1]));

    /// <summary>The unit circle of R^3 and the same circle lifted by a distance: Theorem 2.1's case.</summary>
    public static Supports ShiftedCircles(double distance) =>
        new("shifted circles in R^3", distance, new Circle([0, 0, 0], 1), new Circle([0, 0, distance], 1));

    /// <summary>Two segments of length 2 that cross in their middle at an angle: Theorem 2.2's case.</summary>
    public static Supports CrossingSegments(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var name = FormattableString.Invariant($"segments crossing at {degrees} degrees");
        return new(name, 0, new Segment([-1, 0], [1, 0]), new Segment([-cos, -sin], [cos, sin]));
    }

    /// <summary>Two unit circles of the plane that cross in two points: Theorem 2.2's case.</summary>
    public static Supports CrossingCircles() => new("crossing circles", 0, new Circle([0, 0], 1), new Circle([1, 0], 1));
}
