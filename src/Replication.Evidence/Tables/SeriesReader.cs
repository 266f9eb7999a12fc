namespace Replication.Evidence.Tables;

/// <summary>Hands out the points of a series' table to the rows that announce them, in order.</summary>
sealed class SeriesReader(SeriesSchema series, string file, IReadOnlyList<CsvText.Row> lines)
{
    readonly List<(object Point, int Line)> _taken = [];
    int _next;

    /// <summary>The next <paramref name="count"/> points, which must be those of the given run.</summary>
    public IReadOnlyList<object> Take(string arm, int replicate, int count)
    {
        _taken.Clear();
        string[] key = [arm, Cell.Format(replicate)];
        for (; _taken.Count < count; _next++)
        {
            var expected = $"expected point {_taken.Count} of {count} of arm '{arm}', replicate {replicate}";
            if (_next == lines.Count) throw new EvidenceException($"{file}:{(lines.Count == 0 ? 1 : lines[^1].Line)}: the table ends; {expected}.");
            var line = lines[_next];
            if (!line.Cells.Take(2).SequenceEqual(key, StringComparer.Ordinal))
                throw new EvidenceException($"{file}:{line.Line}: a point of arm '{line.Cells[0]}', replicate {line.Cells[1]}; {expected}.");
            try
            {
                _taken.Add((series.Points.Create([.. line.Cells.Skip(2)], (_, _) => []), line.Line));
            }
            catch (FormatException exception)
            {
                throw new EvidenceException($"{file}:{line.Line}: {exception.Message}.");
            }
        }

        return [.. _taken.Select(taken => taken.Point)];
    }

    /// <summary>Checks the values of the points last taken, which may depend on a flag of the row that holds them.</summary>
    public void CheckTaken(object row)
    {
        foreach (var (point, line) in _taken)
            if (series.Points.Objection(point, row) is { } objection) throw new EvidenceException($"{file}:{line}: {objection}.");
    }

    /// <summary>Every point has found its row.</summary>
    public void ExpectEnd()
    {
        if (_next < lines.Count)
        {
            var line = lines[_next];
            throw new EvidenceException(
                $"{file}:{line.Line}: a point of arm '{line.Cells[0]}', replicate {line.Cells[1]} too many: "
                + $"{MeasurementTable.MainFile} has no row that counts it.");
        }
    }
}
