namespace Replication.Oracles.Quadrature;

/// <summary>
/// A piece of the line on which a rule works, in a coordinate that is always finite: <c>x = t</c> between finite ends,
/// <c>x = Origin ± Scale * t / (1 - t)</c> for t in [0, 1] towards an infinite one.
/// </summary>
readonly record struct Panel(double From, double To, double Origin, double Scale, int Direction)
{
    /// <summary>Cuts a range into panels at the breaks inside it. A range that is infinite both ways without a break is cut at 0.</summary>
    public static IReadOnlyList<Panel> Cut(Interval range, IEnumerable<double> breaks)
    {
        var inner = breaks.Where(b => b > range.Lower && b < range.Upper && double.IsFinite(b)).Distinct().Order().ToList();
        if (inner.Count == 0 && double.IsInfinity(range.Lower) && double.IsInfinity(range.Upper)) inner.Add(0);
        var spread = inner.Count > 1 ? inner[^1] - inner[0] : 1;
        List<double> ends = [range.Lower, .. inner, range.Upper];
        return [.. ends.Zip(ends.Skip(1), (a, b) =>
            double.IsInfinity(a) ? new Panel(0, 1, b, spread, -1)
            : double.IsInfinity(b) ? new Panel(0, 1, a, spread, 1)
            : new Panel(a, b, 0, 0, 0))];
    }

    /// <summary>The point of the line at coordinate t.</summary>
    public double Point(double t) => Direction == 0 ? t : Origin + (Direction * Scale * t / (1 - t));

    /// <summary>The derivative of <see cref="Point"/> in size, by which the integrand is multiplied.</summary>
    public double Stretch(double t) => Direction == 0 ? 1 : Scale / ((1 - t) * (1 - t));

    /// <summary>The middle, at which the panel is cut in two.</summary>
    public double Middle => From + (0.5 * (To - From));

    /// <summary>Whether double arithmetic still tells the halves apart.</summary>
    public bool CanSplit => From < Middle && Middle < To && To - From > 1e-13 * Math.Max(Math.Abs(From), Math.Abs(To));

    /// <summary>The two halves.</summary>
    public (Panel Left, Panel Right) Split() => (this with { To = Middle }, this with { From = Middle });
}
