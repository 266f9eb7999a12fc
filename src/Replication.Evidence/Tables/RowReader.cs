namespace Replication.Evidence.Tables;

/// <summary>Reads the lines of the main table, each with the points it announces.</summary>
sealed class RowReader(RowSchema schema, RowRules rules, string file, IReadOnlyDictionary<SeriesSchema, SeriesReader> points)
{
    static readonly Column Replicate = new("replicate", "Replicate", typeof(int));
    static readonly Column Seed = new("seed", "Seed", typeof(long));

    /// <summary>All rows, every point handed out.</summary>
    /// <exception cref="EvidenceException">A line, or a point of a series, is not what may stand there.</exception>
    public IReadOnlyList<MeasuredRow> Read(IReadOnlyList<CsvText.Row> lines)
    {
        var rows = new List<MeasuredRow>();
        foreach (var line in lines) rows.Add(Read(line, rows.LastOrDefault()));
        foreach (var reader in points.Values) reader.ExpectEnd();
        var at = rows.Zip(lines).ToDictionary(pair => (pair.First.Arm, pair.First.Replicate), pair => pair.Second.Line);
        RowRules.CheckPairing(rows, row => $"{file}:{at[(row.Arm, row.Replicate)]}");
        return rows;
    }

    MeasuredRow Read(CsvText.Row line, MeasuredRow? before)
    {
        try
        {
            var arm = line.Cells[0];
            var (replicate, seed) = ((int)Replicate.Parse(line.Cells[1])!, (long)Seed.Parse(line.Cells[2])!);
            Refuse(rules.KeyProblem(arm, replicate, seed) ?? rules.OrderProblem(before, arm, replicate));
            var values = schema.Create([.. line.Cells.Skip(3)], (series, count) => points[series].Take(arm, replicate, count));
            Refuse(schema.Objection(values));
            foreach (var reader in points.Values) reader.CheckTaken(values);
            return new MeasuredRow(arm, replicate, seed, values);
        }
        catch (FormatException exception)
        {
            throw new EvidenceException($"{file}:{line.Line}: {exception.Message}.");
        }
    }

    static void Refuse(string? problem)
    {
        if (problem is not null) throw new FormatException(problem);
    }
}
