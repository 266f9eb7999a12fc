namespace Replication.Evidence.Tables;

/// <summary>Which rows may stand in an experiment's tables, and in which order. Problems are clauses without a full stop.</summary>
sealed class RowRules(RowSchema schema, IReadOnlyList<Arm> arms)
{
    /// <summary>The rows in the order of their table, once each may stand there.</summary>
    /// <exception cref="EvidenceException">One may not.</exception>
    public IReadOnlyList<MeasuredRow> Ordered(IReadOnlyList<MeasuredRow> rows)
    {
        foreach (var row in rows)
            if (Problem(row) is { } problem) throw new EvidenceException($"{Where(row)}: {problem}.");
        MeasuredRow[] ordered = [.. rows.OrderBy(row => IndexOf(row.Arm)).ThenBy(row => row.Replicate)];
        foreach (var (row, next) in ordered.Zip(ordered.Skip(1)))
        {
            if ((row.Arm, row.Replicate) == (next.Arm, next.Replicate)) throw new EvidenceException($"{Where(row)}: the row stands twice.");
        }

        CheckPairing(ordered, Where);
        return ordered;
    }

    /// <summary>What is wrong with a row's key: arm, replicate, seed.</summary>
    public string? KeyProblem(string arm, int replicate, long seed)
    {
        var index = IndexOf(arm);
        if (index < 0) return $"there is no arm '{arm}'; the arms are {Text.Names(arms.Select(known => known.Name))}";
        if (replicate < 0) return $"the replicate is {replicate}, expected 0 or more";
        if (seed < 0) return $"the seed is {seed}, expected 0 or more";
        return arms[index].Random || replicate == 0 ? null : $"arm '{arm}' is not random: it is measured once, as replicate 0";
    }

    /// <summary>What is wrong with a row's place after another.</summary>
    public string? OrderProblem(MeasuredRow? before, string arm, int replicate) =>
        before is null ? null : (IndexOf(before.Arm), before.Replicate).CompareTo((IndexOf(arm), replicate)) switch
        {
            < 0 => null,
            0 => $"arm '{arm}', replicate {replicate} stands twice",
            _ => $"arm '{arm}', replicate {replicate} comes after arm '{before.Arm}', replicate {before.Replicate}: out of order",
        };

    /// <summary>Arms of one replicate share their seed, or comparisons between them would not be paired as they claim to be.</summary>
    /// <exception cref="EvidenceException">Two do not.</exception>
    public static void CheckPairing(IReadOnlyList<MeasuredRow> rows, Func<MeasuredRow, string> where)
    {
        var firsts = new Dictionary<int, MeasuredRow>();
        foreach (var row in rows)
        {
            firsts.TryAdd(row.Replicate, row);
            if (firsts[row.Replicate] is { } first && first.Seed != row.Seed)
            {
                throw new EvidenceException(
                    $"{where(row)}: the seed is {row.Seed}, but arm '{first.Arm}' ran replicate {row.Replicate} with seed {first.Seed}.");
            }
        }
    }

    string? Problem(MeasuredRow row)
    {
        if (KeyProblem(row.Arm, row.Replicate, row.Seed) is { } key) return key;
        if (!schema.RowType.IsInstanceOfType(row.Values)) return $"the values are a {row.Values.GetType().Name}, expected a {schema.RowType.Name}";
        if (schema.Objection(row.Values) is { } objection) return objection;
        foreach (var series in schema.Series)
        {
            var index = 0;
            foreach (var point in schema.Points(row.Values, series))
            {
                if (series.Points.Objection(point, row.Values) is { } refusal) return $"point {index} of '{series.Name}': {refusal}";
                index++;
            }
        }

        return null;
    }

    int IndexOf(string arm)
    {
        for (var index = 0; index < arms.Count; index++)
            if (arms[index].Name == arm) return index;
        return -1;
    }

    static string Where(MeasuredRow row) => $"{MeasurementTable.MainFile}: arm '{row.Arm}', replicate {row.Replicate}";
}
