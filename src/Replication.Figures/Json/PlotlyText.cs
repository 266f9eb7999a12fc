namespace Replication.Figures;

/// <summary>Text as plotly.js shows it verbatim: it reads some HTML in titles and labels, which plain text must not trigger.</summary>
internal static class PlotlyText
{
    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
