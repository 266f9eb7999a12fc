namespace Replication.Experiments.Tests;

/// <summary>What a kernel shows of a figure, broken.</summary>
static class NotebookBreaks
{
    const string Markup = "src/Replication.Notebooks/Kernel/FigureMarkup.cs", Tests = "Replication.Notebooks.Tests", Filter = "FigureMarkupTests";

    public static IEnumerable<SourceBreak> All =>
    [
        new("a figure that never draws itself", Markup, "await P.newPlot(", "await P.validate(", Tests, Filter),
        new("nothing in a figure's place without a network", Markup, "{{SmallDrawing.Of(figure)}}", "", Tests, Filter),
        new("plotly.js fetched by each figure", Markup, "window.replicationPlotly??=", "window.replicationPlotly=", Tests, Filter),
    ];
}
