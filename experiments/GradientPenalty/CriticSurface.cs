namespace Replication.Experiments;

/// <summary>The values of a critic over [-3, 3]^2 in steps of 0.2, and a map of them.</summary>
static class CriticSurface
{
    static readonly double[] Ticks = [.. Enumerable.Range(0, 31).Select(i => Math.Round(-3 + 6.0 * i / 30, 12))];

    /// <summary>The places, in the order of every surface.</summary>
    public static IReadOnlyList<(double X, double Y)> Grid { get; } = [.. from x in Ticks from y in Ticks select (x, y)];

    /// <summary>The surface of values on the grid.</summary>
    public static IReadOnlyList<Point> Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return [.. Grid.Zip(values, (at, value) => new Point(at.X, at.Y, value - mean))];
    }

    /// <summary>Level sets, with samples over them.</summary>
    public static Panel Map(string title, Points<Point> surface, params IReadOnlyList<Trace> samples) => new(Across("x"), Across("y"))
    {
        Title = title,
        EqualScale = true,
        Traces = [new Contours("critic", surface[at => at.X], surface[at => at.Y], surface[at => at.Height]), .. samples],
    };

    static Axis Across(string name) => new(name, Axis.Dimensionless) { Range = (-3, 3) };

    /// <summary>f at one place, less its mean over the surface; of a trained critic, over its empirical Lipschitz constant.</summary>
    internal sealed record Point(double X, double Y, double Height);
}
