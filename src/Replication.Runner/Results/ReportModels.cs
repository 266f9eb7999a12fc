using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Report;

namespace Replication.Runner.Results;

/// <summary>Makes the report's model of the evidence.</summary>
internal static class ReportModels
{
    /// <summary>The model of all experiments that have measurements.</summary>
    public static ReportModel Of(ResultsFolder folder, IReadOnlyList<Evidenced> evidence)
    {
        var rulings = Derivation.Rulings(folder.Scale, evidence);
        return new()
        {
            Title = "Replication",
            Lead = "Claims of papers on generative adversarial networks and their likelihood-based relatives. Each is measured over seeds, "
                + "judged against a closed form, an exact solver or a declared limit, and paired with a control that must fail.",
            Experiments = [.. evidence.Select(one => Experiment(folder, one, Derivation.Own(rulings, one.Study)))],
        };
    }

    static ReportExperiment Experiment(ResultsFolder folder, Evidenced one, IReadOnlyList<Ruling> rulings) => new()
    {
        Name = one.Study.Path,
        Title = one.Study.Title,
        Command = Reproduction.Command(one.Study, folder.Scale),
        Rulings = rulings,
        Figures = [.. one.Study.Draw(one.Rows).Select(figure => FigureJson.Build(figure))],
        Tables = [.. MeasurementTable.Of(one.Study).Files, ResultsFolder.Verdicts, ResultsFolder.Findings],
        Provenance = Facts(Path.Combine(folder.Of(one.Study), ResultsFolder.Provenance)),
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
