namespace Replication.Evidence.Tables;

/// <summary>
/// Marks a <c>double</c> of a row that training can drive out of the finite numbers. NaN and infinities are then values of it, in rows
/// whose flag is true and in no other: divergence is a measurement, a NaN without its flag is an accident.
/// </summary>
/// <param name="flag">
/// Name of a <c>bool</c> property of the same record or, for a point of a series, of the row that holds the series:
/// <c>nameof(Row.Diverged)</c>.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MayDivergeAttribute(string flag) : Attribute
{
    /// <summary>Name of the flag's property.</summary>
    public string Flag { get; } = flag;
}
