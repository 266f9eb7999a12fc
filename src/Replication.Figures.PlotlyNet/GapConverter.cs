using System.Globalization;
using Newtonsoft.Json;

namespace Replication.Figures.PlotlyNet;

/// <summary>Writes NaN as null, a gap, and refuses an infinite number. Plotly.NET writes both as text.</summary>
internal sealed class GapConverter : JsonConverter
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => objectType == typeof(double) || objectType == typeof(float);

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (double.IsInfinity(number))
            throw new ArgumentException("A figure cannot show an infinite number; say what happens there by a gap and a note.");
        writer.WriteValue(double.IsNaN(number) ? null : value);
    }

    /// <inheritdoc/>
    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
