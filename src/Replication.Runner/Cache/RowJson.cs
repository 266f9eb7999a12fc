using System.Text.Json;
using System.Text.Json.Serialization;
using Replication.Evidence;
using Replication.Evidence.Tables;

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
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>Writes an instance of an experiment's row type.</summary>
    public static JsonElement Write(object row) => JsonSerializer.SerializeToElement(row, row.GetType(), Options);

    /// <summary>Reads an instance of a row type.</summary>
    /// <exception cref="JsonException">The values are not those of the type.</exception>
    public static object Read(JsonElement values, Type rowType) =>
        values.Deserialize(rowType, Options) ?? throw new JsonException($"A row of {rowType.Name} is null.");

    /// <summary>Why values are not a row that the experiment's tables may hold, such as an unflagged NaN; null where they are one.</summary>
    public static string? Refusal(IStudy study, RowKey key, JsonElement values)
    {
        try
        {
            var row = new MeasuredRow(key.Slot.Arm, key.Slot.Replicate, key.Seed, Read(values, study.RowType));
            MeasurementTable.Of(study).Format([row]);
            return null;
        }
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            // A row's constructor is the experiment's own, and refuses in its own way.
            return refusal.Message;
        }
    }
}
