using System.Text.Json.Nodes;
using Replication.Evidence;
using Replication.Figures;

namespace Replication.Report;

/// <summary>One experiment of the report.</summary>
public sealed record ReportExperiment
{
    /// <summary>Name of the experiment and of its folder beside the report's.</summary>
    public required string Name { get; init; }

    /// <summary>What is shown, one line.</summary>
    public required string Title { get; init; }

    /// <summary>The command that measures, judges and draws it again.</summary>
    public required string Command { get; init; }

    /// <summary>The rulings on its claims.</summary>
    public required IReadOnlyList<Ruling> Rulings { get; init; }

    /// <summary>Its figures: figure JSON as <see cref="FigureJson"/> builds it or as read from the results.</summary>
    public required IReadOnlyList<JsonObject> Figures { get; init; }

    /// <summary>File names of its tables in its folder, such as <c>measurements.csv</c>.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>What stood in the way and what differs from the papers, one note each; may be empty.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the measurements come from: commit, versions, machine, wall time, in the order shown.</summary>
    public required IReadOnlyList<ReportFact> Provenance { get; init; }
}

/// <summary>A named fact, such as the commit or the number of threads.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value.</param>
public sealed record ReportFact(string Name, string Value);
