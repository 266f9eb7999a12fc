namespace Replication.Experiments.Tests;

/// <summary>Every line of the sources that is broken to see a test go red, by the part of the house it stands in.</summary>
static class SourceBreaks
{
    public static IEnumerable<SourceBreak> All => [.. ExperimentBreaks.All, .. CoreBreaks.All, .. OracleBreaks.All, .. EvidenceBreaks.All,
        .. RunnerBreaks.All, .. NotebookBreaks.All];
}
