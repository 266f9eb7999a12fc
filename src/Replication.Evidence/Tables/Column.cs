namespace Replication.Evidence.Tables;

/// <summary>One scalar column of a table.</summary>
/// <param name="Name">Name in the header: the property's, in kebab-case.</param>
/// <param name="Property">Name of the record's property.</param>
/// <param name="Type">
/// <see cref="double"/>, <see cref="int"/>, <see cref="long"/>, <see cref="bool"/>, <see cref="string"/> or an enum.
/// </param>
/// <param name="Optional">Whether a cell may be empty: the property is nullable, the quantity does not exist in every arm.</param>
/// <param name="MayBeInfinite">Whether infinities are values of it (<see cref="MayBeInfiniteAttribute"/>).</param>
/// <param name="DivergenceFlag">
/// Name of the <c>bool</c> property that allows NaN and infinities where it is true (<see cref="MayDivergeAttribute"/>); null where none does.
/// </param>
public sealed record Column(
    string Name, string Property, Type Type, bool Optional = false, bool MayBeInfinite = false, string? DivergenceFlag = null)
{
    /// <summary>Reads a cell.</summary>
    /// <exception cref="FormatException">The text is no value of this column; the message is a clause that names the column.</exception>
    internal object? Parse(string text)
    {
        if (text.Length == 0 && Optional) return null;
        try
        {
            return Cell.Parse(text, Type);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"column '{Name}': {exception.Message}", exception);
        }
    }

    /// <summary>Why a value may not stand in this column, as a clause; null where it may.</summary>
    internal string? Objection(object? value, Func<string, bool> flag)
    {
        if (value is null) return Optional ? null : $"column '{Name}': a value is missing";
        if (value is not double number || !RunDivergence.Of(number, MayBeInfinite)) return null;
        if (DivergenceFlag is not null && flag(DivergenceFlag)) return null;
        var unless = DivergenceFlag is null ? "" : $" unless '{Kebab.Of(DivergenceFlag)}' is true";
        return $"column '{Name}': {Cell.Format(number)} is not allowed{unless}";
    }
}
