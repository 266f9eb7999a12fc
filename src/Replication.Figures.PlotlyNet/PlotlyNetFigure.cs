using System.Text.Json;
using System.Text.Json.Nodes;
using Giraffe.ViewEngine;
using Microsoft.FSharp.Collections;
using Newtonsoft.Json;
using Plotly.NET;

namespace Replication.Figures.PlotlyNet;

/// <summary>A figure in the types of Plotly.NET: a chart, and the frames that a chart cannot carry.</summary>
/// <param name="Chart">Traces, layout, configuration, and how a page shows them.</param>
/// <param name="Frames">The moments of the slider, in their order; empty without a slider.</param>
public sealed record PlotlyNetFigure(GenericChart Chart, IReadOnlyList<Frame> Frames)
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        Converters = { new GapConverter() },
        StringEscapeHandling = StringEscapeHandling.EscapeHtml,
    };

    /// <summary>Reads a figure from its JSON, such as a committed <c>.plotly.json</c> file.</summary>
    /// <param name="json">An object with <c>data</c>, <c>layout</c> and, if there are any, <c>config</c> and <c>frames</c>.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    /// <exception cref="KeyNotFoundException">There is no <c>data</c> or no <c>layout</c>, or a trace has no <c>type</c>.</exception>
    public static PlotlyNetFigure Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var figure = document.RootElement;
        var chart = GenericChart.NewMultiChart(
            ListModule.OfSeq(figure.GetProperty("data").EnumerateArray().Select(PlotlyNetObject.Trace)),
            (Layout)PlotlyNetObject.Of("layout", figure.GetProperty("layout")),
            figure.TryGetProperty("config", out var config) ? (Config)PlotlyNetObject.Of("config", config) : new Config(),
            WithoutNetwork());
        return new(chart, figure.TryGetProperty("frames", out var frames)
            ? [.. frames.EnumerateArray().Select(frame => (Frame)PlotlyNetObject.Of("frames", frame))]
            : []);
    }

    /// <summary>
    /// The figure's canonical JSON: as long as nothing was changed, the bytes of the committed file. NaN becomes null, a gap.
    /// </summary>
    /// <exception cref="ArgumentException">A number is infinite.</exception>
    public string ToCanonicalJson()
    {
        var figure = new Dictionary<string, object>
        {
            ["config"] = GenericChart.getConfig(Chart),
            ["data"] = GenericChart.getTraces(Chart),
            ["layout"] = GenericChart.getLayout(Chart),
        };
        if (Frames.Count > 0)
            figure["frames"] = Frames;
        return CanonicalJson.Write(JsonNode.Parse(JsonConvert.SerializeObject(figure, Settings))!);
    }

    /// <summary>
    /// The page that Plotly.NET makes of the chart, with the frames added, so that the slider moves. It holds the plotly.js that Plotly.NET
    /// brings and needs no network. Each call gives the page a new GUID.
    /// </summary>
    /// <exception cref="ArgumentException">A number of a frame is infinite.</exception>
    public string ToHtml()
    {
        var display = WithoutNetwork();
        GenericChart.getDisplayOptions(Chart).ShallowCopyDynamicPropertiesTo(display, true);
        if (Frames.Count > 0)
        {
            var frames = JsonConvert.SerializeObject(Frames, Settings);
            var script = $"""
                <script>
                addEventListener('load', () => Plotly.addFrames(document.querySelector('.js-plotly-plot'), {frames}));
                </script>
                """;
            display = DisplayOptions.addChartDescription(ListModule.OfSeq([HtmlElements.XmlNode.NewText(script)])).Invoke(display);
        }

        return GenericChart.toEmbeddedHTML(GenericChart.setDisplayOptions(display, Chart));
    }

    private static DisplayOptions WithoutNetwork()
    {
        var holdingPlotly = DisplayOptions.setPlotlyReference(PlotlyJSReference.Full).Invoke(new DisplayOptions());
        return DisplayOptions.setDocumentCharset("utf-8").Invoke(holdingPlotly);
    }
}
