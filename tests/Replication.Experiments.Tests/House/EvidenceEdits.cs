using Replication.Evidence.Tables;

namespace Replication.Experiments.Tests;

/// <summary>Committed evidence retouched in a copy of it: <c>replicate verify</c> must name each file that was.</summary>
static class EvidenceEdits
{
    public static IEnumerable<Attempt> All => Suite.All.SelectMany(study => new[]
    {
        new Attempt($"verify/{study.Path}", "a digit of each measured table", 3, () => EachMustBeNoticed(
            MeasurementTable.Of(study).Files.Select(file => Path.Combine(study.Path, file)))),
        new Attempt($"verify/{study.Path}", "a digit of each file that follows from them", 3, () =>
        {
            using var copy = new EvidenceCopy();
            string[] files =
            [
                .. Directory.EnumerateFiles(Path.Combine(copy.Results, study.Path), "*", SearchOption.AllDirectories)
                    .Where(file => Path.GetExtension(file) is ".csv" or ".json" && Path.GetFileName(file) != "provenance.json")
                    .Select(file => Path.GetRelativePath(copy.Results, file))
                    .Except(MeasurementTable.Of(study).Files.Select(file => Path.Combine(study.Path, file))),
            ];
            foreach (var file in files) Edit(Path.Combine(copy.Results, file), text => text.Length);
            return copy.MustName(files);
        }),
        new Attempt($"verify/{study.Path}", "a digit of a digest in the provenance", 3, () =>
        {
            using var copy = new EvidenceCopy();
            Edit(Path.Combine(copy.Results, study.Path, "provenance.json"), text => text.LastIndexOf('"'));
            return copy.MustName(["provenance.json"]);
        }),
        new Attempt($"verify/{study.Path}", "the end of each picture", 3, () =>
        {
            using var copy = new EvidenceCopy();
            string[] pictures =
            [
                .. Directory.EnumerateFiles(Path.Combine(copy.Results, study.Path, "figures"))
                    .Where(file => Path.GetExtension(file) is ".svg" or ".png"),
            ];
            foreach (var picture in pictures) File.WriteAllBytes(picture, File.ReadAllBytes(picture)[..^8]);
            return copy.MustName(pictures.Select(picture => Path.GetRelativePath(copy.Results, picture)));
        }),
    }).Concat(
    [
        Page("a digit of the verdicts on the front page", "README.md", text => text.IndexOf("<!-- /verdicts -->", StringComparison.Ordinal)),
        Page("a digit of the table of verdicts", "results/README.md", text => text.Length),
        Page("a digit of the manifest", "results/manifest.csv", text => text.Length),
    ]);

    /// <summary>The last digit before a place, one higher; 9 becomes 0.</summary>
    public static string WithDigitChanged(string text, int before)
    {
        var at = text.LastIndexOfAny([.. "0123456789"], before - 1);
        return at < 0 ? throw new InvalidOperationException("There is no digit.") : $"{text[..at]}{(char)('0' + (text[at] - '0' + 1) % 10)}{text[(at + 1)..]}";
    }

    // Each in a copy of its own: nothing is derived from a table that is refused, and a count of points is missed in the series that it counts.
    static Attempt.Result EachMustBeNoticed(IEnumerable<string> tables)
    {
        Attempt.Result[] results =
        [
            .. tables.Select(file =>
            {
                using var copy = new EvidenceCopy();
                Edit(Path.Combine(copy.Results, file), text => text.Length);
                return copy.MustName([Path.GetFileName(file) == MeasurementTable.MainFile ? Path.GetDirectoryName(file)! : file]);
            }),
        ];
        return Array.Find(results, result => !result.Caught) ?? new(true, $"holds -> {results.Length} of {results.Length} files noticed", null);
    }

    static Attempt Page(string name, string page, Func<string, int> before) => new("verify/pages", name, 3, () =>
    {
        using var copy = new EvidenceCopy();
        Edit(Path.Combine(copy.Folder, page), before);
        return copy.MustName([Path.GetFileName(page)]);
    });

    static void Edit(string path, Func<string, int> before)
    {
        var text = File.ReadAllText(path);
        File.WriteAllText(path, WithDigitChanged(text, before(text)));
    }
}
