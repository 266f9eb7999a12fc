using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replication.Oracles.Tests.Statistics;

/// <summary>Reference data made by the scripts in tests/fixtures.</summary>
static class Fixture
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static T Read<T>(string path)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", path));
        return JsonSerializer.Deserialize<T>(text, Options) ?? throw new InvalidDataException(path);
    }
}
