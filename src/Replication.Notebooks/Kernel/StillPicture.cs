using System.Text.Json.Nodes;
using Replication.Figures;
using Replication.Figures.Export;

namespace Replication.Notebooks.Kernel;

/// <summary>A picture of a live figure, for a kernel to show beside it.</summary>
static class StillPicture
{
    static readonly Lazy<string?> Bundle = new(() =>
    {
        try
        {
            Browser.Find();
            return PlotlyBundle.Installed(Path.Combine(Checkout.Root, "artifacts", "plotly"));
        }
        catch (Exception absent) when (absent is ExternalProgramException or NotebookException)
        {
            return null;
        }
    });

    /// <summary>Whether there is a browser on this machine, and plotly.js, which is not downloaded for it.</summary>
    public static bool CanBeMade => Bundle.Value is not null;

    /// <summary>The picture as PNG; null where it cannot be made.</summary>
    public static byte[]? Of(JsonObject figure)
    {
        if (Bundle.Value is not { } bundle) return null;
        try
        {
            return FigureExport.Draw(bundle, [figure])[0].Png;
        }
        catch (ExternalProgramException)
        {
            return null;
        }
    }
}
