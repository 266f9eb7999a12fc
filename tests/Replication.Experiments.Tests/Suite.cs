using System.Collections.Concurrent;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Discovery;

namespace Replication.Experiments.Tests;

/// <summary>The studies of the experiments that lie beside the tests, and their committed evidence, which is read and judged once.</summary>
static class Suite
{
    public static IReadOnlyList<IStudy> All { get; } = Catalog.Open(AppContext.BaseDirectory).Studies;

    static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<MeasuredRow>>> Rows = new(StringComparer.Ordinal);

    static readonly ConcurrentDictionary<string, Lazy<Judged>> Committed = new(StringComparer.Ordinal);

    static readonly Lazy<IReadOnlyList<Ruling>> Rulings = new(() => Evidence.Verdicts.Of(All.Select(one => CommittedJudgement(one.Path))));

    /// <summary>The study of a path, <c>Experiment/study</c>.</summary>
    public static IStudy Named(string path) =>
        All.SingleOrDefault(study => study.Path == path) ?? throw new ArgumentException($"There is no study '{path}'.");

    /// <summary>The study of an experiment that judges a claim.</summary>
    public static IStudy Of(string experiment, string claim) =>
        All.SingleOrDefault(study => study.Experiment == experiment && study.Claims.Any(one => one.Id == claim))
        ?? throw new ArgumentException($"There is no claim '{experiment}/{claim}'.");

    /// <summary>The committed rows of the study of a path.</summary>
    public static IReadOnlyList<MeasuredRow> CommittedRows(string path) => Rows.GetOrAdd(
        path, name => new(() => MeasurementTable.Of(Named(name)).Read(Path.Combine(Root, "results", name)))).Value;

    /// <summary>
    /// The verdict on one claim, from the rows given for it and the committed ones for every other claim, whose p-values Holm's correction asks.
    /// </summary>
    public static Ruling Verdict(string experiment, string claim, IReadOnlyList<MeasuredRow> rows)
    {
        var assessment = Of(experiment, claim).Assess(claim, rows);
        return Evidence.Verdicts.Of(All.Select(one => CommittedJudgement(one.Path)).Select(judged => judged.Experiment != experiment
                ? judged
                : judged with { Assessments = [.. judged.Assessments.Select(other => other.Claim.Id == claim ? assessment : other)] }))
            .Single(ruling => ruling.Experiment == experiment && ruling.Claim.Id == claim);
    }

    /// <summary>The verdict on a claim from the committed rows of all.</summary>
    public static Ruling CommittedVerdict(string experiment, string claim) =>
        Rulings.Value.Single(ruling => ruling.Experiment == experiment && ruling.Claim.Id == claim);

    /// <summary>The verdicts of one study from the committed rows of all.</summary>
    public static IEnumerable<Ruling> CommittedVerdicts(IStudy study) =>
        study.Claims.Select(claim => CommittedVerdict(study.Experiment, claim.Id));

    /// <summary>The checkout that the tests were built from.</summary>
    public static string Root { get; } = Checkout();

    static Judged CommittedJudgement(string path) => Committed.GetOrAdd(
        path, name => new(() => new Judged(Named(name).Experiment, Scale.Standard, Named(name).Judge(CommittedRows(name))))).Value;

    static string Checkout()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Replication.sln"))) return folder;
        throw new InvalidOperationException("The checkout of the suite is not above the tests.");
    }
}
