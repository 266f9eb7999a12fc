using System.Globalization;
using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>The baselines of a smoke run retouched in a copy of them: the comparison must name what was, and no cell beside it.</summary>
static class BaselineEdits
{
    const string Suffix = ".verified.csv";

    public static IEnumerable<Attempt> All => Suite.All.SelectMany(study => new[]
    {
        Cells(study, "a number of each column beyond its tolerance", Beyond),
        Cells(study, "a number of each column that is none", (_, _) => "NaN"),
        Lines(study, "a column that vanished and a new one", lines => [lines[0], lines[1] + "-once", .. lines[2..]],
            lines => [$"column '{lines[1].Split(',')[^1]}-once' has vanished", $"column '{lines[1].Split(',')[^1]}' is not in the baseline"]),
        Lines(study, "a row that vanished and a new one", lines => [.. lines[..^1], "once-" + lines[^1]],
            lines => [$"row arm=once-{Key(lines[^1])} is missing", $"row arm={Key(lines[^1])} is not in the baseline"]),
        Lines(study, "no reason", lines => lines[1..], _ => ["does not begin with its reason"]),
        Lines(study, "no baseline", _ => null, _ => ["There is no baseline."]),
        new($"baselines/{study.Path}", "a baseline that no table asks for", 3, () =>
        {
            using var copy = new Copy(study);
            File.Copy(copy.Files.First(), Path.Combine(copy.Folder, "once" + Suffix));
            var orphans = copy.Snapshots.Orphans(SmokeTables.Of(study).Select(table => table.Name));
            return new(orphans.SequenceEqual(["once"]), $"none -> {string.Join(", ", orphans)}", "The orphan is not named.");
        }),
    });

    /// <summary>
    /// Half as far again from a number as its tolerance allows, towards zero, where a share of it allows less; the next number where nothing is allowed.
    /// </summary>
    static string Beyond(double number, Tolerance tolerance) =>
        (number - (tolerance.Allowed(number) is > 0 and var allowed ? Math.CopySign(1.5 * allowed, number) : 1)).ToString("R", CultureInfo.InvariantCulture);

    // One cell of each column with a tolerance, in the middle of the table; each by itself, so that what is reported can only be that cell.
    static Attempt Cells(IStudy study, string name, Func<double, Tolerance, string> broken) =>
        new($"baselines/{study.Path}", name, 3, () =>
        {
            using var copy = new Copy(study);
            var (cells, missed) = (0, new List<string>());
            foreach (var table in SmokeTables.Of(study))
            {
                var path = Path.Combine(copy.Folder, table.Name + Suffix);
                var before = File.ReadAllLines(path);
                foreach (var (column, tolerance) in table.Tolerances.Columns)
                {
                    var at = before[1].Split(',').IndexOf(column);
                    var (row, line) = Middle(before, cells => Finite(cells[at]) is not null);
                    var changed = broken(Finite(line[at])!.Value, tolerance);
                    Write(path, [.. before[..row], string.Join(',', [.. line[..at], changed, .. line[(at + 1)..]]), .. before[(row + 1)..]]);
                    var told = (Baselines.Report(table, copy.Snapshots) ?? "").Split('\n').Where(said => said.Contains(": expected ", StringComparison.Ordinal)).ToArray();
                    if (told is [var one] && one.StartsWith($"arm={Key(before[row])}: {column}: expected {changed}, got {line[at]}; ", StringComparison.Ordinal)) cells++;
                    else missed.Add($"{table.Name}, line {row + 1}, {column}: {line[at]} -> {changed}; reported: {string.Join('\n', told)}");
                }

                Write(path, before);
            }

            return new(cells > 0 && missed.Count == 0, $"holds -> {cells} of {cells + missed.Count} cells named", string.Join('\n', missed));
        });

    static Attempt Lines(IStudy study, string name, Func<string[], string[]?> broken, Func<string[], string[]> reported) =>
        new($"baselines/{study.Path}", name, 3, () =>
        {
            using var copy = new Copy(study);
            var before = copy.Files.ToDictionary(path => path, File.ReadAllLines);
            foreach (var (path, lines) in before)
            {
                if (broken(lines) is { } changed) Write(path, changed);
                else File.Delete(path);
            }

            var reports = Baselines.Reports(study, copy.Snapshots);
            string[] missed =
            [
                .. from file in before
                   from words in reported(file.Value)
                   where !reports.Any(report => report.StartsWith(Path.GetFileName(file.Key)[..^Suffix.Length] + ":", StringComparison.Ordinal) && report.Contains(words, StringComparison.Ordinal))
                   select $"{Path.GetFileName(file.Key)}: not reported: {words}",
            ];
            return new(missed.Length == 0, $"holds -> {reports.Count} of {before.Count} tables named", string.Join('\n', [.. missed, .. reports]));
        });

    /// <summary>The row of a kind that is nearest to the middle, and its cells; a row with a comma in a text is of no kind.</summary>
    static (int Row, string[] Cells) Middle(string[] lines, Predicate<string[]> kind) => Enumerable.Range(2, lines.Length - 2)
        .OrderBy(row => Math.Abs(row - lines.Length / 2))
        .Select(row => (row, Cells: lines[row].Split(',')))
        .First(row => row.Cells.Length == lines[1].Split(',').Length && kind(row.Cells));

    static double? Finite(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static string Key(string line) => line.Split(',') is [var arm, var number, ..] ? $"{arm}, line={number}" : throw new InvalidOperationException($"'{line}' has no keys.");

    static void Write(string path, IEnumerable<string> lines) => File.WriteAllText(path, string.Join('\n', [.. lines, ""]));

    /// <summary>A study's baselines in a folder of their own, which the smoke run agrees with.</summary>
    sealed class Copy : IDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-");

        public Copy(IStudy study)
        {
            foreach (var path in Directory.EnumerateFiles(Baselines.Folder, $"{SmokeTables.Prefix(study)}.*{Suffix}"))
                File.Copy(path, Path.Combine(Folder, Path.GetFileName(path)));
            if (Baselines.Reports(study, Snapshots) is [var report, ..])
                throw new InvalidOperationException($"The smoke run does not agree with its committed baselines:\n{report}");
        }

        public string Folder => _folder.FullName;

        public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*" + Suffix);

        public TableSnapshots Snapshots => new(Folder, new Acceptance(null, null));

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
