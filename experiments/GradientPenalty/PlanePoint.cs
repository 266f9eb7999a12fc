namespace Replication.Experiments;

/// <summary>One point of a critic's value surface.</summary>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Height">f, less its mean over the surface; of a trained critic, over its empirical Lipschitz constant.</param>
sealed record PlanePoint(double X, double Y, double Height)
{
    const int Side = 31;
    const double Reach = 3;

    /// <summary>The grid of every surface: [-3, 3]^2 in steps of 0.2.</summary>
    public static IReadOnlyList<(double X, double Y)> Grid { get; } =
        [.. from i in Enumerable.Range(0, Side) from j in Enumerable.Range(0, Side) select (At(i), At(j))];

    /// <summary>The surface of these values on the grid, in its order.</summary>
    public static IReadOnlyList<PlanePoint> Surface(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return [.. Grid.Zip(values, (at, value) => new PlanePoint(at.X, at.Y, value - mean))];
    }

    static double At(int index) => Math.Round(-Reach + 2 * Reach * index / (Side - 1), 12);
}
