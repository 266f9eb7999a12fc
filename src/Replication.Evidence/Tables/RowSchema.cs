using System.Reflection;

namespace Replication.Evidence.Tables;

/// <summary>
/// The columns of an experiment's tables, read off its row type: every <c>double</c>, <c>int</c>, <c>long</c>, <c>bool</c>, enum or
/// <c>string</c> of the record's primary constructor is a column of <c>measurements.csv</c>, named in kebab-case; every
/// <c>IReadOnlyList&lt;T&gt;</c> of a record <c>T</c> of such columns is a series, kept in a table of its own named after the property
/// and keyed by arm and replicate. A nullable value may be absent. A NaN is refused in every column that is not marked
/// <see cref="MayDivergeAttribute"/>, an infinity also allowed by <see cref="MayBeInfiniteAttribute"/>.
/// </summary>
public sealed class RowSchema
{
    readonly ConstructorInfo _constructor;
    readonly IReadOnlyList<PropertyInfo> _properties;
    readonly object[] _members;

    RowSchema(Type rowType, ConstructorInfo constructor, IReadOnlyList<PropertyInfo> properties, object[] members)
    {
        RowType = rowType;
        _constructor = constructor;
        _properties = properties;
        _members = members;
        Columns = [.. members.OfType<Column>()];
        Series = [.. members.OfType<SeriesSchema>()];
    }

    /// <summary>The record.</summary>
    public Type RowType { get; }

    /// <summary>Its scalar columns, in the order of the primary constructor.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Its series, in the order of the primary constructor.</summary>
    public IReadOnlyList<SeriesSchema> Series { get; }

    /// <summary>Reads the schema off a record type.</summary>
    /// <exception cref="ArgumentException">The type is no record of supported columns; the message names the parameter and says why.</exception>
    public static RowSchema Of(Type row) => Of(row, holder: null);

    static RowSchema Of(Type row, Type? holder)
    {
        var constructor = row.GetConstructors().Where(candidate => candidate.GetParameters().Length > 0).ToArray() is [var only]
            ? only
            : throw new ArgumentException($"{row.Name} needs exactly one public constructor with parameters: a record's primary one.", nameof(row));
        var parameters = constructor.GetParameters();
        var properties = parameters.Select(parameter => row.GetProperty(parameter.Name!)
            ?? throw new ArgumentException($"{row.Name}.{parameter.Name} is a parameter without a property of its name.", nameof(row))).ToArray();
        var members = parameters.Select(parameter => Member(row, holder, parameter)).ToArray();

        var names = members.Select(member => member is Column column ? column.Name : ((SeriesSchema)member).CountColumn);
        var taken = Keys.Concat(names).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (taken is not null) throw new ArgumentException($"{row.Name}: two columns are named '{taken.Key}'.", nameof(row));
        if (members.OfType<SeriesSchema>().Any(series => series.File is MeasurementTable.MainFile or "verdicts.csv"))
            throw new ArgumentException($"{row.Name}: a series cannot be named 'measurements' or 'verdicts'.", nameof(row));
        return new RowSchema(row, constructor, properties, members);
    }

    /// <summary>The columns that key a row of measurements.</summary>
    internal static IReadOnlyList<string> Keys { get; } = ["arm", "replicate", "seed"];

    static object Member(Type row, Type? holder, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return holder is null
                ? new SeriesSchema(Kebab.Of(parameter.Name!), Of(type.GetGenericArguments()[0], holder: row))
                : throw new ArgumentException($"{row.Name}.{parameter.Name}: a series cannot hold a series.", nameof(row));
        }

        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (!Cell.Supports(value))
            throw new ArgumentException($"{row.Name}.{parameter.Name}: a {type.Name} is neither a column nor a series.", nameof(row));
        var flag = parameter.GetCustomAttribute<MayDivergeAttribute>()?.Flag;
        if (flag is not null && Flag(row, flag) is null && (holder is null || Flag(holder, flag) is null))
            throw new ArgumentException($"{row.Name}.{parameter.Name}: there is no bool property '{flag}' to flag divergence.", nameof(row));
        var infinite = parameter.GetCustomAttribute<MayBeInfiniteAttribute>() is not null;
        if (value != typeof(double) && (infinite || flag is not null))
            throw new ArgumentException($"{row.Name}.{parameter.Name}: only a double may diverge or be infinite.", nameof(row));
        return new Column(Kebab.Of(parameter.Name!), parameter.Name!, value, value != type, infinite, flag);
    }

    static PropertyInfo? Flag(Type row, string name) =>
        row.GetProperty(name) is { } property && property.PropertyType == typeof(bool) ? property : null;

    /// <summary>The header of this record's own columns: scalars, and for each series the number of its points.</summary>
    internal IEnumerable<string> Header => _members.Select(member => member is Column column ? column.Name : ((SeriesSchema)member).CountColumn);

    /// <summary>The cells of a record under <see cref="Header"/>.</summary>
    internal IEnumerable<string> Cells(object record) => _members.Select((member, index) =>
        Cell.Format(member is Column ? _properties[index].GetValue(record) : ((System.Collections.ICollection)Points(record, index)).Count));

    /// <summary>The value of a record in one of its columns.</summary>
    internal object? Value(object record, Column column) => _properties[Array.IndexOf(_members, column)].GetValue(record);

    /// <summary>The points of a record's series.</summary>
    internal IEnumerable<object> Points(object record, SeriesSchema series) => Points(record, Array.IndexOf(_members, series)).Cast<object>();

    System.Collections.IEnumerable Points(object record, int index) => (System.Collections.IEnumerable)_properties[index].GetValue(record)!;

    /// <summary>Why a record may not stand in a table, as a clause; null where it may.</summary>
    internal string? Objection(object record, object? holder = null)
    {
        for (var index = 0; index < _members.Length; index++)
        {
            if (_members[index] is Column column)
            {
                var objection = column.Objection(_properties[index].GetValue(record), name => Flagged(record, holder, name));
                if (objection is not null) return objection;
            }
        }

        return null;
    }

    static bool Flagged(object record, object? holder, string name) =>
        (bool)(Flag(record.GetType(), name) is { } own ? own.GetValue(record)! : Flag(holder!.GetType(), name)!.GetValue(holder)!);

    /// <summary>Makes a record of its cells; a series' cell is the number of its points, which <paramref name="points"/> hands over.</summary>
    internal object Create(IReadOnlyList<string> cells, Func<SeriesSchema, int, IReadOnlyList<object>> points) =>
        _constructor.Invoke([.. _members.Select((member, index) => member switch
        {
            Column column => column.Parse(cells[index]),
            SeriesSchema series => series.List(points(series, series.ParseCount(cells[index]))),
            _ => throw new InvalidOperationException(),
        })]);
}
