using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>
/// What a cell shows is formatted by the .NET Interactive kernel too: by names alone, as that kernel looks for it. It asks for each media
/// type that a value's type prefers, and where a formatter gives nothing it shows an empty text or a tree of the object.
/// </summary>
public class KernelConventionTests
{
    static readonly string Results = Path.Combine(Checkout.Root, "results");

    /// <summary>Every committed figure, by study and id.</summary>
    public static TheoryData<string> Figures => [.. Directory.GetFiles(Results, "*.plotly.json", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetRelativePath(Results, Path.Combine(path, "..", ".."))}/{Path.GetFileName(path).Split('.')[0]}")];

    [Fact]
    public void A_table_is_shown_as_markup_and_text_and_as_nothing_else()
    {
        var forms = InKernel(new Figures.DataTable("t").With("x", [0.5]).Show());
        Assert.Equal([MediaType.Html, MediaType.Plain], forms.Keys);
        Assert.Contains("<td", forms[MediaType.Html], StringComparison.Ordinal);
        Assert.Equal("x\n0.5", forms[MediaType.Plain]);
    }

    [Fact]
    public void A_live_figure_is_shown_as_figure_markup_picture_and_text_and_as_nothing_else()
    {
        var forms = InKernel(Smallest.Show());
        Assert.Equal([MediaType.Plotly, MediaType.Html, MediaType.Png, MediaType.Plain], forms.Keys);
        Assert.Equal(Smallest.AltText, forms[MediaType.Plain]);
        Assert.Equal("PNG", Encoding.ASCII.GetString(Convert.FromBase64String(forms[MediaType.Png])[1..4]));
        IsSmallFigure(forms);
    }

    [Fact]
    public void Over_Jupyter_which_would_make_a_string_of_it_a_figure_s_JSON_is_left_to_the_markup()
    {
        const string Source = """
            namespace Microsoft.DotNet.Interactive.Jupyter;
            public class JupyterRequestContext { internal static JupyterRequestContext Current { get; set; } = new(); }
            """;
        var image = new MemoryStream();
        var kernel = CSharpCompilation.Create(
            "Microsoft.DotNet.Interactive.Jupyter", [CSharpSyntaxTree.ParseText(Source)], Execution.SuiteAssemblies.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(kernel.Emit(image).Success);
        var current = Assembly.Load(image.ToArray()).GetType("Microsoft.DotNet.Interactive.Jupyter.JupyterRequestContext")!
            .GetProperty("Current", BindingFlags.Static | BindingFlags.NonPublic)!;

        Assert.Equal([MediaType.Html, MediaType.Png, MediaType.Plain], InKernel(Smallest.Show()).Keys);
        current.SetValue(null, null);
        Assert.Equal([MediaType.Plotly, MediaType.Html, MediaType.Png, MediaType.Plain], InKernel(Smallest.Show()).Keys);
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_committed_figure_comes_with_its_picture(string path)
    {
        var (study, figure) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        var forms = InKernel(Committed.Figure(study, figure));
        Assert.Equal([MediaType.Plotly, MediaType.Html, MediaType.Png, MediaType.Plain], forms.Keys);
        var picture = File.ReadAllBytes(Path.Combine(Results, study, "figures", $"{figure}.png"));
        Assert.Equal(picture, Convert.FromBase64String(forms[MediaType.Png]));
        IsSmallFigure(forms);
    }

    [Fact]
    public void A_shown_figure_has_its_numbers_to_six_digits()
    {
        var figure = JsonNode.Parse("""{"data": [{"x": [0.123456789, 12345678, null, -2], "name": "0.123456789"}]}""")!.AsObject();
        var data = Shown.Figure(figure).Forms[MediaType.Plotly]["data"]![0]!;

        Assert.Equal("[0.123457,12345700,null,-2]", data["x"]!.ToJsonString());
        Assert.Equal("0.123456789", (string?)data["name"]);
    }

    /// <summary>A figure with as little in it as a figure can have.</summary>
    internal static Figures.Figure Smallest
    {
        get
        {
            var table = new Figures.DataTable("t").With("x", [1, 2]);
            return Sketch.Of(
                new Figures.PaperLocus("WGAN", "Figure 1"), "T", "A line.",
                new Figures.Axis("x", ""), new Figures.Axis("y", ""), new Figures.Line("l", table["x"], table["x"]));
        }
    }

    /// <summary>What the kernel makes of a value, by media type, in the order that it prefers.</summary>
    internal static IReadOnlyDictionary<string, string> InKernel(object shown)
    {
        var attributes = shown.GetType().GetCustomAttributes(true);
        object attribute = Assert.Single(attributes, one => one.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Value(attribute, "FormatterSourceType")!)!;
        var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters", [])!.Invoke(source, null)!)
            .ToDictionary(formatter => (string)Value(formatter, "MimeType")!);
        var forms = new OrderedDictionary<string, string>();
        foreach (var type in (string[])Value(attribute, "PreferredMimeTypes")!)
        {
            var writer = new StringWriter();
            var format = formatters[type].GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!;
            Assert.True((bool)format.Invoke(formatters[type], [shown, writer])!, $"{type} is left to the kernel");
            Assert.NotEqual("", writer.ToString());
            forms.Add(type, writer.ToString());
        }

        Assert.Equal(forms.Count, formatters.Count);
        return forms;
    }

    static void IsSmallFigure(IReadOnlyDictionary<string, string> forms)
    {
        var (json, html) = (forms[MediaType.Plotly], forms[MediaType.Html]);
        Assert.Equal(JsonValueKind.Object, JsonNode.Parse(json)!.GetValueKind());
        Assert.InRange(html.Length, 1, 2 * json.Length);
        // What a reader without a network sees.
        var from = html.IndexOf("<svg", StringComparison.Ordinal);
        var to = html.IndexOf("</svg>", StringComparison.Ordinal) + "</svg>".Length;
        var drawing = XElement.Parse(html[from..to]);
        var panels = JsonNode.Parse(json)!["layout"]!.AsObject().Count(member => member.Key.StartsWith("xaxis", StringComparison.Ordinal));
        // A frame, and what is in it: a path, or texts.
        var written = JsonNode.Parse(json)!["data"]!.AsArray().Count(trace => (string?)trace!["mode"] == "text");
        Assert.True(drawing.Elements("path").Count() >= 2 * panels - written, "a panel is empty");
        Assert.True(written == 0 || drawing.Elements("text").Count(text => (string?)text.Attribute("font-family") == "monospace") > written, "texts are missing");
        Assert.True(drawing.Elements("text").Count() > 4 * panels, "an axis has no ticks");
        Assert.DoesNotMatch("NaN|Infinity|∞", html[from..to]);
    }

    static object? Value(object of, string property) => of.GetType().GetProperty(property)!.GetValue(of);
}
