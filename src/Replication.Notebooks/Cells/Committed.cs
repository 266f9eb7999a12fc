using System.Text.Json.Nodes;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Report;

namespace Replication.Notebooks;

/// <summary>The committed evidence, as <c>results/</c> holds it: what a notebook sets a live run beside.</summary>
public static class Committed
{
    /// <summary>A table of a study, such as <c>Committed.Table("ParallelLines/descent", "descent")</c>.</summary>
    /// <param name="study">Path of the study, <c>Experiment/study</c>.</param>
    /// <param name="table">Name of the table, without <c>.csv</c>.</param>
    /// <exception cref="NotebookException">There is no such table.</exception>
    public static DataTable Table(string study, string table) => DataTableText.Parse(Read(study, $"{table}.csv"), $"{table}.csv");

    /// <summary>The verdicts on a study's claims, and what was found for each.</summary>
    /// <param name="study">Path of the study, <c>Experiment/study</c>.</param>
    /// <param name="claims">Ids of the claims, in the order wanted; none for all.</param>
    /// <exception cref="NotebookException">There is no such study or claim.</exception>
    public static IReadOnlyList<CommittedVerdict> Verdicts(string study, params string[] claims)
    {
        var findings = Rows<FindingRow>(study, "findings.csv").ToLookup(row => row.Claim, StringComparer.Ordinal);
        CommittedVerdict[] rows =
            [.. Rows<VerdictRow>(study, "verdicts.csv").Select(row => new CommittedVerdict(row, [.. findings[row.Claim]]))];
        return claims.Length == 0
            ? rows
            : [.. claims.Select(id => rows.FirstOrDefault(row => row.Claim == id)
                ?? throw new NotebookException($"{study} has no claim '{id}'; it has {string.Join(", ", rows.Select(row => row.Claim))}."))];
    }

    /// <summary>A figure of a study, as it was drawn from the committed tables.</summary>
    /// <param name="study">Path of the study, <c>Experiment/study</c>.</param>
    /// <param name="figure">Id of the figure.</param>
    /// <exception cref="NotebookException">There is no such figure.</exception>
    public static Shown Figure(string study, string figure)
    {
        var json = JsonNode.Parse(Read(study, "figures", $"{figure}.plotly.json"))!.AsObject();
        var picture = Place(study, "figures", $"{figure}.png");
        return Shown.Figure(json, File.Exists(picture) ? picture : null);
    }

    static IReadOnlyList<T> Rows<T>(string study, string file)
        where T : class => RecordTable.Parse<T>(Read(study, file), $"results/{study}/{file}");

    static string Place(string study, params string[] file) => Path.Combine([Checkout.Root, "results", study, .. file]);

    static string Read(string study, params string[] file)
    {
        var path = Place(study, file);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new NotebookException($"There is no {string.Join('/', ["results", study, .. file])}: has the study been run and committed?");
    }
}

/// <summary>A committed verdict with what was found for the claim and its control.</summary>
/// <param name="Verdict">The claim and its verdict.</param>
/// <param name="Findings">The parts of both findings.</param>
public sealed record CommittedVerdict(VerdictRow Verdict, IReadOnlyList<FindingRow> Findings)
{
    /// <summary>Id of the claim.</summary>
    public string Claim => Verdict.Claim;

    /// <summary>Key of the claim's paper.</summary>
    public string Paper => Verdict.Paper;
}
