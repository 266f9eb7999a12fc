using System.Text.Json;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

/// <summary>A block of tests/fixtures/divergences/closed_forms.json, with the digits that its script vouches for.</summary>
sealed record Block(JsonElement Data, double Tolerance)
{
    public static Block Named(string name)
    {
        var data = Fixture.Read("closed_forms").GetProperty(name);
        return new Block(data, Math.Pow(10, -data.GetProperty("digits").GetInt32()));
    }

    public IEnumerable<JsonElement> Rows => Data.GetProperty("rows").EnumerateArray();

    public double this[string name] => Data.GetProperty(name).GetDouble();
}

static class JsonNumbers
{
    public static double Number(this JsonElement row, string name) => row.GetProperty(name).GetDouble();
}
