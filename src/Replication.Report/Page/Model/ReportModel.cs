using Replication.Evidence;

namespace Replication.Report;

/// <summary>All that the report shows. Every text in it is shown verbatim; nothing is markup.</summary>
public sealed record ReportModel
{
    /// <summary>Name of the suite.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences under the title: what this is and when and from what it was built.</summary>
    public required string Lead { get; init; }

    /// <summary>The experiments, in reading order.</summary>
    public required IReadOnlyList<ReportExperiment> Experiments { get; init; }

    /// <summary>The papers of the claims, in order of first appearance.</summary>
    internal IEnumerable<Paper> Papers => Rulings.Select(ruling => ruling.Claim.Paper).DistinctBy(paper => paper.Key);

    /// <summary>The rulings of all experiments.</summary>
    internal IEnumerable<Ruling> Rulings => Experiments.SelectMany(experiment => experiment.Rulings);
}
