using System.Text.Json;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Replication.Figures.PlotlyNet;

/// <summary>
/// Values of figure JSON as Plotly.NET holds them. An object has the type that Plotly.NET gives to its key: functions such as
/// <c>Chart.withLine</c> change an object of that type, and replace any other.
/// </summary>
internal static class PlotlyNetObject
{
    private static readonly Dictionary<string, Func<DynamicObj.DynamicObj>> Types = new(StringComparer.Ordinal)
    {
        ["annotations"] = () => new Annotation(),
        ["buttons"] = () => new UpdateMenuButton(),
        ["colorbar"] = () => new ColorBar(),
        ["config"] = () => new Config(),
        ["contours"] = () => new Plotly.NET.TraceObjects.Contours(),
        ["currentvalue"] = () => new SliderCurrentValue(),
        ["font"] = () => new Font(),
        ["frames"] = () => new Frame(),
        ["grid"] = () => new LayoutGrid(),
        ["layout"] = () => new Layout(),
        ["legend"] = () => new Legend(),
        ["line"] = () => new Plotly.NET.Line(),
        ["margin"] = () => new Margin(),
        ["marker"] = () => new Marker(),
        ["minor"] = () => new Minor(),
        ["pad"] = () => new Padding(),
        ["pattern"] = () => new Pattern(),
        ["shapes"] = () => new Shape(),
        ["sliders"] = () => new Plotly.NET.LayoutObjects.Slider(),
        ["steps"] = () => new SliderStep(),
        ["template"] = () => new Template(),
        ["tickfont"] = () => new Font(),
        ["title"] = () => new Title(),
        ["updatemenus"] = () => new UpdateMenu(),
        ["xaxis"] = () => new LinearAxis(),
        ["yaxis"] = () => new LinearAxis(),
    };

    /// <summary>A trace of the plane: all traces of the suite are.</summary>
    internal static Plotly.NET.Trace Trace(JsonElement json) => Filled(new Trace2D(json.GetProperty("type").GetString()), json);

    /// <summary>The object that stands at a key; <c>xaxis2</c> is of the same type as <c>xaxis</c>.</summary>
    internal static DynamicObj.DynamicObj Of(string key, JsonElement json) =>
        Filled(Types.TryGetValue(key.TrimEnd([.. "0123456789"]), out var make) ? make() : new DynamicObj.DynamicObj(), json);

    private static T Filled<T>(T made, JsonElement json)
        where T : DynamicObj.DynamicObj
    {
        foreach (var member in json.EnumerateObject())
            made.SetProperty(member.Name, Value(member.Name, member.Value));
        return made;
    }

    private static object? Value(string key, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Of(key, json),
        JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number) =>
            json.EnumerateArray().Select(item => item.GetDouble()).ToArray(),
        JsonValueKind.Array => Items([.. json.EnumerateArray().Select(item => Value(key, item))]),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out var integer) ? integer : json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => null,
    };

    // An array of the one type that all items have: Plotly.NET adds an annotation to annotations, and forgets an array of objects.
    private static Array Items(object?[] items)
    {
        var type = items.Select(item => item?.GetType()).Distinct().ToArray() is [{ } one] ? one : typeof(object);
        var array = Array.CreateInstance(type, items.Length);
        items.CopyTo(array, 0);
        return array;
    }
}
