namespace Replication.Figures;

/// <summary>The value that a reference line stands at: from a table, or a closed form that the figure names.</summary>
public sealed record Level
{
    internal Level(double value, string table, string column)
    {
        Value = value;
        Source = new Source(table, column);
    }

    private Level(double value, string formula)
    {
        Value = value;
        Formula = formula;
    }

    /// <summary>A closed form that no measurement changes, such as <c>Level.ClosedForm("log 2", Math.Log(2))</c>.</summary>
    /// <param name="formula">How the reader would write it; the figure records it beside the value.</param>
    /// <param name="value">Its value, in the axis' unit; finite.</param>
    /// <exception cref="ArgumentException">The formula is empty or the value is not finite.</exception>
    public static Level ClosedForm(string formula, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(formula);
        if (!double.IsFinite(value))
            throw new ArgumentException($"A reference line cannot stand at {value}.", nameof(value));
        return new Level(value, formula);
    }

    /// <summary>The value, in the axis' unit.</summary>
    public double Value { get; }

    /// <summary>The table and column the value comes from; null for a closed form.</summary>
    public Source? Source { get; }

    /// <summary>The closed form in the reader's words; null for a value from a table.</summary>
    public string? Formula { get; }
}
