using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replication.Runner.Cache;

/// <summary>
/// Rows as JSON, on the wire and in the store. Numbers round-trip to the bit; NaN and infinities, which a diverged run may hold, are
/// written by name.
/// </summary>
internal static class RowJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes an instance of an experiment's row type.</summary>
    public static JsonElement Write(object row) => JsonSerializer.SerializeToElement(row, row.GetType(), Options);

    /// <summary>Reads an instance of a row type.</summary>
    /// <exception cref="JsonException">The values are not those of the type.</exception>
    public static object Read(JsonElement values, Type rowType) =>
        values.Deserialize(rowType, Options) ?? throw new JsonException($"A row of {rowType.Name} is null.");
}
