using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Figures.Report;

namespace Replication.Runner.Results;

/// <summary>Makes the report's model of the evidence.</summary>
internal static class ReportModels
{
    const string Title = "Replication";

    /// <summary>The model of all experiments that have measurements.</summary>
    public static ReportModel Of(ResultsFolder folder, IReadOnlyList<Evidenced> evidence)
    {
        var assessments = evidence.ToDictionary(one => one.Study.Path, one => one.Study.Judge(one.Rows), StringComparer.Ordinal);
        var verdicts = Derivation.Verdicts(folder.Scale, evidence);
        return new()
        {
            Title = Title,
            Lead = "Claims of papers on generative adversarial networks and their likelihood-based relatives, each measured by a program over seeds, "
                + "judged by a machine against an oracle, with a control that must fail.",
            Papers = [.. assessments.Values.SelectMany(list => list).Select(one => one.Claim.Paper).DistinctBy(paper => paper.Key)
                .Select(paper => new ReportPaper(paper.Key, paper.Title, paper.Citation))],
            Experiments = [.. evidence.Select(one => Experiment(
                folder, one, assessments[one.Study.Path], Own(verdicts, one.Study)))],
        };
    }

    static IReadOnlyList<VerdictRow> Own(IReadOnlyList<VerdictRow> verdicts, IStudy study) =>
        [.. study.Claims.Select(claim => verdicts.Single(verdict => verdict.Experiment == study.Experiment && verdict.Claim == claim.Id))];

    static ReportExperiment Experiment(
        ResultsFolder folder, Evidenced one, IReadOnlyList<Assessment> assessments, IReadOnlyList<VerdictRow> verdicts) => new()
        {
            Name = one.Study.Path,
            Title = one.Study.Title,
            Command = Reproduction.Command(one.Study.Path, folder.Scale),
            Claims = [.. verdicts.Zip(assessments, Claim)],
            Figures = [.. one.Study.Draw(one.Rows).Select(figure => FigureJson.Build(figure))],
            Tables = [.. MeasurementTable.Of(one.Study).Files, ResultsFolder.Verdicts],
            Provenance = Facts(Path.Combine(folder.Of(one.Study), ResultsFolder.Provenance)),
        };

    static ReportClaim Claim(VerdictRow verdict, Assessment assessment) => new()
    {
        Id = verdict.Claim,
        Paper = verdict.Paper,
        Locus = verdict.Locus,
        Statement = verdict.Statement,
        Formula = assessment.Claim.Formula,
        Published = verdict.Published,
        Verdict = verdict.Verdict switch
        {
            Verdict.Reproduced => ReportVerdict.Reproduced,
            Verdict.ReproducedWithDeviation => ReportVerdict.ReproducedWithDeviation,
            Verdict.NotReproduced => ReportVerdict.NotReproduced,
            _ => ReportVerdict.Inconclusive,
        },
        Because = Reason.Parts(verdict.Reason),
        Statistic = verdict.Statistic,
        Criterion = verdict.Criterion,
        Ours = assessment.Finding.Ours,
        Low = assessment.Finding.Low,
        High = assessment.Finding.High,
        Interval = assessment.Finding.Interval,
        Expected = assessment.Finding.Expected,
        Margin = assessment.Finding.Margin,
        Seeds = verdict.Seeds,
        PValue = verdict.PHolm,
        Control = verdict.Control,
        ControlFailed = verdict.ControlFailed,
        ControlBecause = assessment.Control.Because,
        Deviation = verdict.Deviation.Length == 0 ? null : verdict.Deviation,
    };

    // Every scalar of the provenance, in its order.
    static IReadOnlyList<ReportFact> Facts(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject facts
                ? [.. facts.Where(fact => fact.Value is JsonValue).Select(fact => new ReportFact(Words(fact.Key), fact.Value!.ToString()))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    static string Words(string camelCase) =>
        string.Concat(camelCase.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
