namespace Replication.Evidence;

/// <summary>
/// How two versions of a table are compared: rows are matched by their key columns; a column with a tolerance holds numbers; every other
/// column must hold the same text.
/// </summary>
/// <param name="Keys">Columns that together name a row; at least one.</param>
public sealed record TableTolerances(params IReadOnlyList<string> Keys)
{
    /// <summary>Tolerance by column, each with its reason. A column that the table does not have is a mistake and fails.</summary>
    public IReadOnlyDictionary<string, Tolerance> Columns { get; init; } = new Dictionary<string, Tolerance>();
}
