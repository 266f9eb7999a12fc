using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Replication.Figures;

namespace Replication.Notebooks.Kernel;

/// <summary>
/// A figure as markup that draws itself with plotly.js from the network, at most twice the size of its JSON. Until that has come, and
/// where it never comes, a <see cref="SmallDrawing"/> stands in its place.
/// </summary>
static class FigureMarkup
{
    static string Plotly => $"https://cdn.jsdelivr.net/npm/plotly.js-dist-min@{PlotlyBundle.Version}/plotly.min.js";

    /// <summary>The markup. No id is in it: a page may show a figure twice.</summary>
    public static string Of(JsonObject figure)
    {
        var alt = WebUtility.HtmlEncode((string?)figure["layout"]?["meta"]?["alt"] ?? "A figure.");
        return $$"""
            <div role="img" aria-label="{{alt}}">{{SmallDrawing.Of(figure)}}</div><script>(async b=>{
            const z=Uint8Array.from(atob("{{Packed(figure)}}"),c=>c.charCodeAt());
            const f=await new Response(new Blob([z]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
            const P=await(window.replicationPlotly??=new Promise((y,n)=>{const s=document.createElement("script");
            s.onload=()=>y(window.Plotly);s.onerror=n;s.src="{{Plotly}}";document.head.append(s)}));
            const e=document.createElement("div");await P.newPlot(e,f.data,f.layout,f.config);if(f.frames)await P.addFrames(e,f.frames);
            b.replaceChildren(e);P.Plots.resize(e)})(document.currentScript.previousElementSibling).catch(()=>{})</script>
            """;
    }

    static string Packed(JsonObject figure)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(Encoding.UTF8.GetBytes(figure.ToJsonString()));
        return Convert.ToBase64String(packed.ToArray());
    }
}
