using System.Globalization;
using System.Text.Json.Nodes;

namespace Replication.Figures.Tests.Json;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "0")]
    [InlineData(3.0, "3")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(double.NaN, "null")]
    public void Numbers_have_one_form(double number, string text) =>
        Assert.Equal(text + "\n", CanonicalJson.Write(JsonValue.Create(number)));

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Infinity_is_refused(double number) =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write(new JsonObject { ["x"] = number }));

    [Fact]
    public void Keys_are_in_ordinal_order_whatever_the_order_of_insertion() =>
        Assert.Equal(
            "{\n  \"B\": 1,\n  \"a\": {\n    \"x\": [1, null, \"é<\"],\n    \"y\": {}\n  }\n}\n",
            CanonicalJson.Write(new JsonObject
            {
                ["a"] = new JsonObject { ["y"] = new JsonObject(), ["x"] = new JsonArray(1, double.NaN, "é<") },
                ["B"] = 1.0,
            }));

    [Fact]
    public void Text_survives_parsing_unchanged()
    {
        foreach (var figure in Gallery.All)
        {
            var text = FigureJson.Write(figure);
            Assert.Equal(text, CanonicalJson.Write(JsonNode.Parse(text)!));
        }
    }

    [Fact]
    public void Culture_changes_nothing()
    {
        var before = FigureJson.Write(Gallery.Training);
        var (culture, german) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = german;
            Assert.Equal(before, FigureJson.Write(Gallery.Training));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
