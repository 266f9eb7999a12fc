using System.Text.Json.Nodes;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Report;

namespace Replication.Notebooks;

/// <summary>The committed evidence, as <c>results/</c> holds it: what a notebook sets a live run beside.</summary>
public static class Committed
{
    /// <summary>A table of an experiment, such as <c>Committed.Table("ParallelLines", "descent")</c>.</summary>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="table">Name of the table, without <c>.csv</c>.</param>
    /// <exception cref="NotebookException">There is no such table.</exception>
    public static DataTable Table(string experiment, string table) => DataTableText.Parse(Read(experiment, $"{table}.csv"), $"{table}.csv");

    /// <summary>The verdicts on an experiment's claims, and what was found for each.</summary>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="claims">Ids of the claims, in the order wanted; none for all.</param>
    /// <exception cref="NotebookException">There is no such experiment or claim.</exception>
    public static IReadOnlyList<CommittedVerdict> Verdicts(string experiment, params string[] claims)
    {
        var findings = Rows<FindingRow>(experiment, "findings.csv").ToLookup(row => row.Claim, StringComparer.Ordinal);
        CommittedVerdict[] rows =
            [.. Rows<VerdictRow>(experiment, "verdicts.csv").Select(row => new CommittedVerdict(row, [.. findings[row.Claim]]))];
        return claims.Length == 0
            ? rows
            : [.. claims.Select(id => rows.FirstOrDefault(row => row.Claim == id)
                ?? throw new NotebookException($"{experiment} has no claim '{id}'; it has {string.Join(", ", rows.Select(row => row.Claim))}."))];
    }

    /// <summary>A figure of an experiment, as it was drawn from the committed tables.</summary>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="figure">Id of the figure.</param>
    /// <exception cref="NotebookException">There is no such figure.</exception>
    public static Shown Figure(string experiment, string figure) =>
        Shown.Figure(JsonNode.Parse(Read(experiment, "figures", $"{figure}.plotly.json"))!.AsObject());

    static IReadOnlyList<T> Rows<T>(string experiment, string file)
        where T : class => RecordTable.Parse<T>(Read(experiment, file), $"results/{experiment}/{file}");

    static string Read(string experiment, params string[] file)
    {
        var path = Path.Combine([Checkout.Root, "results", experiment, .. file]);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new NotebookException($"There is no {string.Join('/', ["results", experiment, .. file])}: has the experiment been run and committed?");
    }
}

/// <summary>A committed verdict with what was found for the claim and its control.</summary>
/// <param name="Verdict">The claim and its verdict.</param>
/// <param name="Findings">The parts of both findings.</param>
public sealed record CommittedVerdict(VerdictRow Verdict, IReadOnlyList<FindingRow> Findings)
{
    /// <summary>Id of the claim.</summary>
    public string Claim => Verdict.Claim;
}
