using System.Text.Json;

namespace Replication.Oracles.Tests.Divergences;

/// <summary>The numbers that the scripts under tests/fixtures/divergences computed with mpmath and scipy.</summary>
static class Fixture
{
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "divergences",
            name + ".json")));
        return document.RootElement.Clone();
    }
}
