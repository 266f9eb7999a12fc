using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Report;

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
        var rulings = Rulings(folder.Scale, evidence);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var perStudy = OverCores.Each(evidence, one => Files(folder, rulings, one));
        foreach (var (path, text) in perStudy.SelectMany(own => own)) files[path] = text;

        var studies = evidence.SelectMany(one => one.Study.Claims, (one, claim) => (one.Study, Claim: claim.Id))
            .ToDictionary(one => (one.Study.Experiment, one.Claim), one => one.Study);
        files[folder.Readme] = VerdictMarkdown.Render(
            rulings,
            ruling => Reproduction.Command(studies[(ruling.Experiment, ruling.Claim.Id)], folder.Scale),
            folder.Scale == Scale.Standard ? "Verdicts" : $"Verdicts at {folder.Scale.ToString().ToLowerInvariant()} scale");
        return new(files, VerdictMarkdown.Overview(rulings));
    }

    static List<(string Path, string Text)> Files(ResultsFolder folder, IReadOnlyList<Ruling> rulings, Evidenced one)
    {
        var (study, place, own) = (one.Study, folder.Relative(one.Study), Own(rulings, one.Study));
        return
        [
            (Path.Combine(place, ResultsFolder.Verdicts), RecordTable.Format([.. own.Select(VerdictRow.Of)], ResultsFolder.Verdicts)),
            (Path.Combine(place, ResultsFolder.Findings), RecordTable.Format([.. own.SelectMany(FindingRow.Of)], ResultsFolder.Findings)),
            .. study.Summarise(one.Rows).Select(table => (Path.Combine(place, table.Name), DataTableText.Format(table))),
            .. study.Draw(one.Rows).Select(figure =>
                (Path.Combine(place, ResultsFolder.Figures, $"{figure.Id}.plotly.json"), FigureJson.Write(figure))),
        ];
    }

    /// <summary>The rulings on the claims of one study.</summary>
    public static IReadOnlyList<Ruling> Own(IReadOnlyList<Ruling> rulings, IStudy study) =>
        [.. study.Claims.Select(claim => rulings.Single(ruling => ruling.Experiment == study.Experiment && ruling.Claim.Id == claim.Id))];

    /// <summary>The verdict on every claim of every study.</summary>
    public static IReadOnlyList<Ruling> Rulings(Scale scale, IReadOnlyList<Evidenced> evidence) =>
        Verdicts.Of(OverCores.Each(evidence, one => new Judged(one.Study.Experiment, scale, one.Study.Judge(one.Rows, one.Asked))));
}

/// <summary>What follows from measurements.</summary>
/// <param name="Files">Text by path below the results folder.</param>
/// <param name="Overview">The short table of all verdicts, for the front page.</param>
internal sealed record Derived(IReadOnlyDictionary<string, string> Files, string Overview);
