using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Replication.Figures.Export;

/// <summary>
/// Still pictures of figures, made by plotly.js in the machine's Chromium. The same figure, browser and fonts give the same bytes:
/// plotly.js draws its ids from a fixed sequence here, and the slider is left out.
/// </summary>
public static class FigureExport
{
    private const int Width = 900;
    private const int PixelRatio = 2;

    // A chart has few colours, and a picture that is indexed by them is a third as large.
    private const int Colours = 256;

    /// <summary>
    /// The attribute of a picture's root element that says which figure it was drawn from: the SHA-256 of its canonical JSON. A picture
    /// that does not carry its figure's attribute is out of date.
    /// </summary>
    /// <param name="figure">Figure JSON.</param>
    public static string Origin(JsonObject figure) =>
        $"data-figure=\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(figure))))}\"";

    /// <summary>Draws figures in one run of the browser.</summary>
    /// <param name="bundle">Path of plotly.min.js, from <see cref="PlotlyBundle.Install"/>.</param>
    /// <param name="figures">Figure JSON, as <see cref="FigureJson"/> builds it or as read from a file.</param>
    /// <returns>One picture per figure, in their order.</returns>
    /// <exception cref="ExternalProgramException">
    /// There is no browser, or it could not draw a figure; the message says which and why.
    /// </exception>
    public static IReadOnlyList<Picture> Draw(string bundle, IReadOnlyList<JsonObject> figures)
    {
        var folder = Directory.CreateTempSubdirectory("replication-export-");
        try
        {
            var page = Path.Combine(folder.FullName, "export.html");
            File.WriteAllText(page, Page(bundle, figures));
            var document = Browser.Document(page);
            return [.. figures.Select((figure, i) => Read(document, figure, i))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Picture Read(string document, JsonObject figure, int index)
    {
        var meta = figure["layout"]!["meta"]!;
        var id = (string)meta["id"]!;
        if (Part(document, "error", index) is { } error)
            throw new ExternalProgramException($"Figure '{id}' could not be drawn: {error}");
        var svg = Part(document, "svg", index);
        var png = Part(document, "png", index);
        if (svg is null || png is null)
            throw new ExternalProgramException($"Figure '{id}' could not be drawn: the browser gave no picture.");
        return new Picture(id, Describe(svg, figure), Convert.FromBase64String(png));
    }

    /// <summary>Title and alt text inside the picture, where a screen reader finds them (SVG 2, section 5.8).</summary>
    private static string Describe(string svg, JsonObject figure)
    {
        var meta = figure["layout"]!["meta"]!;
        var (title, alt) = ((string)meta["title"]!, (string)meta["alt"]!);
        var end = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal));
        var words = $"<title>{WebUtility.HtmlEncode(title)}</title><desc>{WebUtility.HtmlEncode(alt)}</desc>";
        return $"{svg.AsSpan(0, end)} role=\"img\" {Origin(figure)}>{words}{svg.AsSpan(end + 1)}\n";
    }

    private static string? Part(string document, string kind, int index)
    {
        var match = Regex.Match(document, $"<pre id=\"{kind}-{index.ToString(CultureInfo.InvariantCulture)}\">([^<]*)</pre>");
        if (!match.Success)
            return null;
        return kind == "png" ? match.Groups[1].Value : Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value));
    }

    private static string Script(string file) => $"<script src=\"{WebUtility.HtmlEncode(new Uri(Path.GetFullPath(file)).AbsoluteUri)}\"></script>\n";

    private static string Page(string bundle, IReadOnlyList<JsonObject> figures)
    {
        // Serialised with the default encoder, which leaves no '<' that could end the script.
        var json = JsonSerializer.Serialize(figures.Select(figure => JsonNode.Parse(CanonicalJson.Write(figure))));
        return $$"""
            <!doctype html>
            <meta charset="utf-8">
            <body>
            <script>
              let state = 1;
              Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
            </script>
            {{string.Concat(PlotlyBundle.PngWriter(bundle).Prepend(bundle).Select(Script))}}
            <script>
              const put = (kind, i, text) => {
                const pre = document.createElement('pre');
                pre.id = kind + '-' + i;
                pre.textContent = text;
                document.body.append(pre);
              };
              const packed = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
              const base64 = text => packed(new TextEncoder().encode(text));
              const indexed = async address => {
                const image = new Image();
                // Not image.decode(), whose work the browser's virtual time does not wait for.
                await new Promise((loaded, failed) => Object.assign(image, {onload: loaded, onerror: failed, src: address}));
                const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
                canvas.drawImage(image, 0, 0);
                const {data} = canvas.getImageData(0, 0, image.width, image.height);
                return packed(new Uint8Array(UPNG.encode([data.buffer], image.width, image.height, {{Colours}})));
              };
              (async () => {
                let i = 0;
                for (const figure of {{json}}) {
                  try {
                    const {sliders, updatemenus, ...layout} = figure.layout;
                    const still = () => {
                      state = 1;
                      return JSON.parse(JSON.stringify({data: figure.data, layout}));
                    };
                    const size = {width: {{Width}}, height: layout.height};
                    const svg = await Plotly.toImage(still(), {format: 'svg', ...size});
                    put('svg', i, base64(decodeURIComponent(svg.slice(svg.indexOf(',') + 1))));
                    const png = await Plotly.toImage(still(), {format: 'png', scale: {{PixelRatio}}, ...size});
                    put('png', i, await indexed(png));
                  } catch (error) {
                    put('error', i, base64(String(error)));
                  }
                  i++;
                }
              })();
            </script>
            """;
    }
}
