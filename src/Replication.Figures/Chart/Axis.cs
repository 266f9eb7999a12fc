namespace Replication.Figures;

/// <summary>An axis of a panel.</summary>
/// <param name="Title">The quantity, as the paper names it.</param>
/// <param name="Unit">Its unit (<c>nats</c>, <c>iterations</c>); <see cref="Dimensionless"/> where there is none to give.</param>
public sealed record Axis(string Title, string Unit)
{
    /// <summary>The unit of a quantity that has none: ratios, probabilities, coordinates, categories.</summary>
    public const string Dimensionless = "";

    /// <summary>Whether the axis is logarithmic (base 10). All values on it must then be positive.</summary>
    public bool Log { get; init; }

    /// <summary>First and last value shown, in the axis' unit; null leaves it to the data (of all moments, with a slider).</summary>
    public (double First, double Last)? Range { get; init; }

    internal string Label => Unit.Length == 0 ? Title : $"{Title} ({Unit})";
}
