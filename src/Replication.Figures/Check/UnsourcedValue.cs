namespace Replication.Figures;

/// <summary>A drawn value that its named table and column do not hold.</summary>
/// <param name="Where">Trace and attribute, or reference line, in words.</param>
/// <param name="Value">The value as the figure has it.</param>
public sealed record UnsourcedValue(string Where, string Value);
