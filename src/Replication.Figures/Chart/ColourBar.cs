namespace Replication.Figures;

/// <summary>The colour scale that all heat maps and filled contours of a figure share, with its bar.</summary>
/// <param name="Title">The quantity shown by colour.</param>
/// <param name="Unit">Its unit; <see cref="Axis.Dimensionless"/> where there is none.</param>
public sealed record ColourBar(string Title, string Unit)
{
    /// <summary>Lowest and highest value of the scale; null leaves it to the data.</summary>
    public (double Low, double High)? Range { get; init; }

    internal string Label => Unit.Length == 0 ? Title : $"{Title} ({Unit})";
}
