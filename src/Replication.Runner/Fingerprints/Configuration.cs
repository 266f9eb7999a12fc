using System.Collections;
using System.Globalization;
using System.Reflection;
using Replication.Evidence;

namespace Replication.Runner.Fingerprints;

/// <summary>
/// An arm taken apart: every value it holds by its path, every method its delegates lead to, and every type its objects have. What decides no
/// row is left out: its description, and how often it is run.
/// </summary>
internal sealed class Configuration
{
    readonly SortedDictionary<string, string> _settings = new(StringComparer.Ordinal);
    readonly List<MethodBase> _methods = [];
    readonly List<Type> _types = [];
    readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    Configuration()
    {
    }

    /// <summary>Path (e.g. <c>Sigma</c>, <c>Widths[1]</c>) to value in invariant, round-trip text.</summary>
    public IReadOnlyDictionary<string, string> Settings => _settings;

    /// <summary>Methods that the arm's delegates call.</summary>
    public IReadOnlyList<MethodBase> Methods => _methods;

    /// <summary>Types of the objects that the arm holds.</summary>
    public IReadOnlyList<Type> Types => _types;

    /// <summary>Takes an arm apart.</summary>
    public static Configuration Of(Arm arm)
    {
        var configuration = new Configuration();
        configuration._types.Add(arm.GetType());
        configuration.Fields("", arm);
        configuration._settings.Remove(nameof(Arm.Description));
        configuration._settings.Remove(nameof(Arm<object>.Seeds));
        return configuration;
    }

    void Value(string path, object? value)
    {
        switch (value)
        {
            case null:
                _settings[path] = "null";
                break;
            case string text:
                _settings[path] = text;
                break;
            case Type type:
                _settings[path] = type.ToString();
                _types.Add(type);
                break;
            case Delegate function:
                foreach (var call in function.GetInvocationList())
                {
                    _methods.Add(call.Method);
                    if (call.Target is { } target) Object(path, target);
                }

                break;
            case IFormattable plain when value.GetType().IsPrimitive || value.GetType().IsEnum || value is decimal or TimeSpan or DateTime:
                _settings[path] = plain.ToString(null, CultureInfo.InvariantCulture);
                break;
            case bool flag:
                _settings[path] = flag ? "true" : "false";
                break;
            case char character:
                _settings[path] = character.ToString();
                break;
            case IEnumerable items when value is ICollection || IsFramework(value.GetType()):
                Items(path, items);
                break;
            default:
                Object(path, value);
                break;
        }
    }

    static bool IsFramework(Type type) => type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;

    void Items(string path, IEnumerable items)
    {
        var index = 0;
        foreach (var item in items) Value(string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), item);
        _settings[$"{path}.Count"] = index.ToString(CultureInfo.InvariantCulture);
    }

    void Object(string path, object value)
    {
        if (!value.GetType().IsValueType && !_seen.Add(value)) return;
        _types.Add(value.GetType());
        Fields(path, value);
    }

    void Fields(string path, object value)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
                if (name.Length == 0) name = field.Name;
                Value(path.Length == 0 ? name : $"{path}.{name}", field.GetValue(value));
            }
        }
    }
}
