namespace Replication.Evidence;

/// <summary>The assessments of one experiment, as <see cref="IStudy.Judge"/> returns them.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Scale">The scale its rows were measured at.</param>
/// <param name="Assessments">One per claim.</param>
public sealed record Judged(string Experiment, Scale Scale, IReadOnlyList<Assessment> Assessments);
