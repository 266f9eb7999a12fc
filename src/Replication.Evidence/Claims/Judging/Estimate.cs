namespace Replication.Evidence;

/// <summary>A number over seeds with its interval, and how that was made.</summary>
sealed record Estimate(double Value, double Low, double High, string Interval)
{
    /// <summary>The part with these numbers.</summary>
    public Part In(Part part) => part with { Value = Value, Low = Low, High = High, Interval = Interval };
}
