using Replication.Figures.Export;
using Replication.Figures.Tests.Plotly;

namespace Replication.Figures.Tests.Export;

/// <summary>Pictures of two runs of the browser, shared by the tests that look at them.</summary>
public sealed class DrawnFigures
{
    public DrawnFigures()
    {
        var bundle = new PlotlyFixture().Bundle;
        Gallery = FigureExport.Draw(bundle, [.. Tests.Gallery.All.Select(figure => FigureJson.Build(figure))]);
        Pair = FigureExport.Draw(bundle, [FigureJson.Build(Tests.Gallery.Modes), FigureJson.Build(Titled)]);
    }

    /// <summary>A figure whose words need escapes.</summary>
    internal static Figure Titled { get; } = Tests.Gallery.Counts with { Title = "a < b", AltText = "three & more" };

    /// <summary>The gallery, in its order.</summary>
    public IReadOnlyList<Picture> Gallery { get; }

    /// <summary>The gallery's second figure, drawn first, and <see cref="Titled"/>.</summary>
    public IReadOnlyList<Picture> Pair { get; }
}
