namespace Replication.Evidence.Tables;

/// <summary>
/// The columns of an experiment's tables, read off its row type: every <c>double</c>, <c>int</c>, <c>long</c>, <c>bool</c>, enum or
/// <c>string</c> of the record's primary constructor is a column of <c>measurements.csv</c>; every <c>IReadOnlyList&lt;T&gt;</c> of a
/// record <c>T</c> of such columns is a series, kept in a table of its own named after the property.
/// </summary>
public sealed class RowSchema
{
}
