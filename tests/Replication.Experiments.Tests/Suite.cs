using System.Collections.Concurrent;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Discovery;

namespace Replication.Experiments.Tests;

/// <summary>The experiments that lie beside the tests, and their committed evidence, which is read and judged once.</summary>
static class Suite
{
    public static IReadOnlyList<IExperiment> All { get; } = Catalog.Open(AppContext.BaseDirectory).Experiments;

    static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<MeasuredRow>>> Rows = new(StringComparer.Ordinal);

    static readonly ConcurrentDictionary<string, Lazy<Judged>> Committed = new(StringComparer.Ordinal);

    static readonly Lazy<IReadOnlyList<Ruling>> Rulings = new(() => Evidence.Verdicts.Of(All.Select(one => CommittedJudgement(one.Name))));

    public static IExperiment Named(string name) =>
        All.SingleOrDefault(experiment => experiment.Name == name) ?? throw new ArgumentException($"There is no experiment '{name}'.");

    public static IReadOnlyList<MeasuredRow> CommittedRows(string experiment) => Rows.GetOrAdd(
        experiment, name => new(() => MeasurementTable.Of(Named(name)).Read(Path.Combine(Root, "results", name)))).Value;

    /// <summary>
    /// The verdict on one claim, from the rows given for it and the committed ones for every other claim, whose p-values Holm's correction asks.
    /// </summary>
    public static Ruling Verdict(string experiment, string claim, IReadOnlyList<MeasuredRow> rows)
    {
        var assessment = Named(experiment).Assess(claim, rows);
        return Evidence.Verdicts.Of(All.Select(one => CommittedJudgement(one.Name)).Select(judged => judged.Experiment != experiment
                ? judged
                : judged with { Assessments = [.. judged.Assessments.Select(other => other.Claim.Id == claim ? assessment : other)] }))
            .Single(ruling => ruling.Experiment == experiment && ruling.Claim.Id == claim);
    }

    /// <summary>The verdicts of one experiment from the committed rows of all.</summary>
    public static IEnumerable<Ruling> CommittedVerdicts(string experiment) => Rulings.Value.Where(ruling => ruling.Experiment == experiment);

    /// <summary>The checkout that the tests were built from.</summary>
    public static string Root { get; } = Checkout();

    static Judged CommittedJudgement(string experiment) => Committed.GetOrAdd(
        experiment, name => new(() => new Judged(name, Scale.Standard, Named(name).Judge(CommittedRows(name))))).Value;

    static string Checkout()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Replication.sln"))) return folder;
        throw new InvalidOperationException("The checkout of the suite is not above the tests.");
    }
}
