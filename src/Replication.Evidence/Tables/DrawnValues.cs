using Replication.Figures;

namespace Replication.Evidence.Tables;

/// <summary>Whether a study's figures show its tables and nothing else.</summary>
public static class DrawnValues
{
    /// <summary>
    /// One line for each drawn value that stands neither in the tables of the measurements nor in a summary of them: figure, place, value.
    /// </summary>
    /// <exception cref="EvidenceException">The rows are not such as the tables hold.</exception>
    /// <exception cref="InvalidFigureException">A figure breaks a rule of figures.</exception>
    public static IReadOnlyList<string> WithoutSource(IStudy study, IReadOnlyList<MeasuredRow> rows)
    {
        DataTable[] tables = [.. MeasurementTable.Of(study).DataTables(rows), .. study.Summarise(rows)];
        return
        [
            .. from figure in study.Draw(rows)
               from value in figure.Unsourced(tables)
               select $"figure '{figure.Id}': {value.Where}: {value.Value}",
        ];
    }
}
