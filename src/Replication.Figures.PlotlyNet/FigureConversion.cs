namespace Replication.Figures.PlotlyNet;

/// <summary>The way from a figure to Plotly.NET.</summary>
public static class FigureConversion
{
    /// <summary>The figure in the types of Plotly.NET, after all rules of <see cref="FigureRules"/> held.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="theme">Its style; the suite's own unless one is given.</param>
    /// <exception cref="InvalidFigureException">A rule is broken; the message lists all that are.</exception>
    public static PlotlyNetFigure ToPlotlyNet(this Figure figure, Theme? theme = null) =>
        PlotlyNetFigure.Parse(FigureJson.Write(figure, theme));
}
