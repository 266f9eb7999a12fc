using System.Text.Json.Nodes;

namespace Replication.Figures;

/// <summary>Values to draw that know the table and column they come from. Only <see cref="DataTable"/> makes them.</summary>
public sealed class Series
{
    private readonly Array _cells;

    internal Series(string table, string column, Array cells)
    {
        Source = new Source(table, column);
        _cells = cells;
    }

    /// <summary>The table and column that the values come from.</summary>
    public Source Source { get; }

    /// <summary>Number of values.</summary>
    public int Count => _cells.Length;

    /// <summary>Whether the values are text (categories) and not numbers.</summary>
    public bool IsText => _cells is string[];

    /// <summary>The numbers. Empty for a series of text.</summary>
    public IReadOnlyList<double> Numbers => _cells as double[] ?? [];

    /// <summary>The texts. Empty for a series of numbers.</summary>
    public IReadOnlyList<string> Texts => _cells as string[] ?? [];

    internal JsonArray ToJson() => _cells is double[] numbers
        ? new JsonArray([.. numbers.Select(number => (JsonNode)JsonValue.Create(number))])
        : new JsonArray([.. Texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}

/// <summary>Where a drawn value comes from.</summary>
/// <param name="Table">The table's file name relative to its experiment.</param>
/// <param name="Column">The column's name.</param>
public sealed record Source(string Table, string Column);
