namespace Replication.Figures.Report;

/// <summary>All that the report shows, as plain data. Everything in it is text to be shown verbatim; nothing is markup.</summary>
public sealed record ReportModel
{
    /// <summary>Name of the suite.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences under the title: what this is and when and from what it was built.</summary>
    public required string Lead { get; init; }

    /// <summary>The papers, in the order of the overview. A claim names its paper by key.</summary>
    public required IReadOnlyList<ReportPaper> Papers { get; init; }

    /// <summary>The experiments, in reading order.</summary>
    public required IReadOnlyList<ReportExperiment> Experiments { get; init; }
}

/// <summary>A paper whose claims are judged.</summary>
/// <param name="Key">Short name, as claims give it.</param>
/// <param name="Title">Title.</param>
/// <param name="Citation">Authors, year, where published.</param>
public sealed record ReportPaper(string Key, string Title, string Citation);
