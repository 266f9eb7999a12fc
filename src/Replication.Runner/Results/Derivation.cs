using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Runner.Results;

/// <summary>Everything that follows from the measurements alone: verdicts, figures and the table that people read.</summary>
internal static class Derivation
{
    /// <summary>
    /// Text of every derived file by its path below the results folder, and the table of the front page. The studies are all those that
    /// have measurements, in the catalog's order, since the correction for multiple claims runs over whole papers.
    /// </summary>
    /// <exception cref="EvidenceException">Rows do not fit their study.</exception>
    public static Derived Of(ResultsFolder folder, IReadOnlyList<Evidenced> evidence)
    {
        var verdicts = Verdicts(folder.Scale, evidence);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (study, rows) in evidence)
        {
            var place = folder.Relative(study);
            var own = verdicts.Where(verdict => verdict.Experiment == study.Experiment && study.Claims.Any(claim => claim.Id == verdict.Claim)).ToList();
            files[Path.Combine(place, ResultsFolder.Verdicts)] = RecordTable.Format(own, ResultsFolder.Verdicts);
            foreach (var table in study.Summarise(rows)) files[Path.Combine(place, table.Name)] = DataTableText.Format(table);
            foreach (var figure in study.Draw(rows))
                files[Path.Combine(place, ResultsFolder.Figures, $"{figure.Id}.plotly.json")] = FigureJson.Write(figure);
        }

        var studies = evidence.SelectMany(one => one.Study.Claims, (one, claim) => (one.Study, Claim: claim.Id))
            .ToDictionary(one => (one.Study.Experiment, one.Claim), one => one.Study);
        Paper[] papers = [.. evidence.SelectMany(one => one.Study.Claims).Select(claim => claim.Paper).Distinct()];
        files[folder.Readme] = VerdictMarkdown.Render(
            verdicts,
            papers,
            verdict => Reproduction.Command(studies[(verdict.Experiment, verdict.Claim)].Path, folder.Scale),
            folder.Scale == Scale.Standard ? "Verdicts" : $"Verdicts at {folder.Scale.ToString().ToLowerInvariant()} scale");
        return new(files, VerdictMarkdown.Overview(verdicts, papers));
    }

    /// <summary>The verdict on every claim of every study.</summary>
    public static IReadOnlyList<VerdictRow> Verdicts(Scale scale, IReadOnlyList<Evidenced> evidence) =>
        Evidence.Verdicts.Of(evidence.Select(one => new Judged(one.Study.Experiment, scale, one.Study.Judge(one.Rows))));
}

/// <summary>What follows from measurements.</summary>
/// <param name="Files">Text by path below the results folder.</param>
/// <param name="Overview">The short table of all verdicts, for the front page.</param>
internal sealed record Derived(IReadOnlyDictionary<string, string> Files, string Overview);
