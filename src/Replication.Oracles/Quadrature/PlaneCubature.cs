namespace Replication.Oracles.Quadrature;

/// <summary>
/// Adaptive cubature over a rectangle of the plane by the product of two Gauss-Kronrod rules. Replacing Kronrod's weights by Gauss's in one
/// coordinate tells how much error comes from that coordinate; the worse one is cut. Pure and thread-safe.
/// </summary>
public static class PlaneCubature
{
    /// <summary>How many cells (of 441 evaluations each) the rule may make before it gives up.</summary>
    public const int DefaultMaxCells = 20000;

    /// <summary>Integrates f over <paramref name="x"/> times <paramref name="y"/>; every end may be infinite.</summary>
    /// <param name="f">The integrand of (x, y); must be finite at every point asked for.</param>
    /// <param name="x">The range of x; a null range in either coordinate integrates to exactly 0.</param>
    /// <param name="y">The range of y.</param>
    /// <param name="tolerance">The error to reach; <see cref="Tolerance.Plane"/> when absent.</param>
    /// <param name="xBreaks">Where to cut x first (peaks, kinks).</param>
    /// <param name="yBreaks">Where to cut y first.</param>
    /// <param name="maxCells">The most cells to make.</param>
    /// <exception cref="QuadratureException">The tolerance was not reached, or the integrand was NaN or infinite somewhere.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A NaN end or a senseless tolerance.</exception>
    /// <remarks>SciPy: <c>scipy.integrate.dblquad</c>.</remarks>
    /// <example>
    /// <code>
    /// var integral = PlaneCubature.Integrate((x, y) => x * y * y, new Interval(0, 1), new Interval(0, 3));
    /// Console.WriteLine(integral.Value.ToString("F9"));  // 4.500000000
    /// </code>
    /// </example>
    public static Integral Integrate(
        Func<double, double, double> f, Interval x, Interval y, Tolerance? tolerance = null,
        IEnumerable<double>? xBreaks = null, IEnumerable<double>? yBreaks = null, int maxCells = DefaultMaxCells)
    {
        ArgumentNullException.ThrowIfNull(f);
        foreach (var end in (ReadOnlySpan<double>)[x.Lower, x.Upper, y.Lower, y.Upper])
            if (double.IsNaN(end)) throw new ArgumentOutOfRangeException(nameof(x), "The ends of a range must not be NaN.");
        var goal = tolerance ?? Tolerance.Plane;
        goal.Validate();
        if (x.IsNull || y.IsNull) return Integral.Exact(0);
        var across = Panel.Cut(x, xBreaks ?? []);
        var up = Panel.Cut(y, yBreaks ?? []);
        var start = from column in across from row in up select new Tile(column, row, true);
        return AdaptiveCells.Refine(
            start, tile => Apply(f, tile), tile => tile.Split(), KronrodRule.Nodes.Length * KronrodRule.Nodes.Length, goal, maxCells);
    }

    static Cell<Tile> Apply(Func<double, double, double> f, Tile tile)
    {
        var n = KronrodRule.Nodes.Length;
        double halfX = 0.5 * (tile.X.To - tile.X.From), halfY = 0.5 * (tile.Y.To - tile.Y.From);
        Span<double> values = stackalloc double[n * n];
        double both = 0, gaussX = 0, gaussY = 0, magnitude = 0;
        for (var i = 0; i < n; i++)
        {
            var s = tile.X.Middle + (halfX * KronrodRule.Nodes[i]);
            double px = tile.X.Point(s), stretch = tile.X.Stretch(s);
            for (var j = 0; j < n; j++)
            {
                var t = tile.Y.Middle + (halfY * KronrodRule.Nodes[j]);
                var py = tile.Y.Point(t);
                var z = f(px, py) * stretch * tile.Y.Stretch(t);
                if (!double.IsFinite(z))
                    throw new QuadratureException($"The integrand is not finite at ({px:R}, {py:R}).",
                        new Integral(z, double.PositiveInfinity, (i * n) + j + 1));
                values[(i * n) + j] = z;
                both += KronrodRule.Kronrod[i] * KronrodRule.Kronrod[j] * z;
                gaussX += KronrodRule.Gauss[i] * KronrodRule.Kronrod[j] * z;
                gaussY += KronrodRule.Kronrod[i] * KronrodRule.Gauss[j] * z;
                magnitude += KronrodRule.Kronrod[i] * KronrodRule.Kronrod[j] * Math.Abs(z);
            }
        }
        double variation = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                variation += KronrodRule.Kronrod[i] * KronrodRule.Kronrod[j] * Math.Abs(values[(i * n) + j] - (0.25 * both));
        var area = halfX * halfY;
        double errorX = Math.Abs(both - gaussX), errorY = Math.Abs(both - gaussY);
        var error = KronrodRule.Error(area * (errorX + errorY), area * variation, area * magnitude);
        return new Cell<Tile>(tile with { CutX = errorX >= errorY }, area * both, error);
    }

    readonly record struct Tile(Panel X, Panel Y, bool CutX)
    {
        public (Tile, Tile)? Split()
        {
            if (CutX ? !X.CanSplit : !Y.CanSplit) return null;
            var (low, high) = (CutX ? X : Y).Split();
            return CutX ? (this with { X = low }, this with { X = high }) : (this with { Y = low }, this with { Y = high });
        }
    }
}
