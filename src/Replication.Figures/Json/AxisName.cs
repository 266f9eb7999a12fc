using System.Globalization;

namespace Replication.Figures;

/// <summary>
/// plotly.js' names for the axes of the n-th panel, counted from zero: <c>x</c>, <c>x2</c> in traces, <c>xaxis</c>, <c>xaxis2</c> in
/// layouts.
/// </summary>
internal static class AxisName
{
    internal static string Reference(char axis, int panel) =>
        panel == 0 ? axis.ToString() : string.Create(CultureInfo.InvariantCulture, $"{axis}{panel + 1}");

    internal static string Layout(char axis, int panel) =>
        panel == 0 ? $"{axis}axis" : string.Create(CultureInfo.InvariantCulture, $"{axis}axis{panel + 1}");
}
