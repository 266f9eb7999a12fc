using System.Text.Json.Nodes;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>What a cell shows is formatted by the .NET Interactive kernel too: by names alone, as that kernel looks for it.</summary>
public class KernelConventionTests
{
    [Fact]
    public void A_shown_value_names_formatters_for_its_media_types()
    {
        object shown = new Figures.DataTable("t").With("x", [0.5]).Show();
        object attribute = Assert.Single(shown.GetType().GetCustomAttributes(false), one => one.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Value(attribute, "FormatterSourceType")!)!;
        Assert.NotEmpty((string[])Value(attribute, "PreferredMimeTypes")!);

        var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters", [])!.Invoke(source, null)!).ToList();
        Assert.Equal([MediaType.Plotly, MediaType.Html, MediaType.Plain], formatters.Select(formatter => (string)Value(formatter, "MimeType")!));
        Assert.Equal([false, true, true], formatters.Select(formatter => Format(formatter, shown).Handled));
        Assert.Equal("x\n0.5", Format(formatters[2], shown).Text);
    }

    [Fact]
    public void A_shown_figure_has_its_numbers_to_six_digits()
    {
        var figure = JsonNode.Parse("""{"data": [{"x": [0.123456789, 12345678, null, -2], "name": "0.123456789"}]}""")!.AsObject();
        var data = Shown.Figure(figure).Forms[MediaType.Plotly]["data"]![0]!;

        Assert.Equal("[0.123457,12345700,null,-2]", data["x"]!.ToJsonString());
        Assert.Equal("0.123456789", (string?)data["name"]);
    }

    static (bool Handled, string Text) Format(object formatter, object value)
    {
        var writer = new StringWriter();
        var handled = (bool)formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [value, writer])!;
        return (handled, writer.ToString());
    }

    static object? Value(object of, string property) => of.GetType().GetProperty(property)!.GetValue(of);
}
