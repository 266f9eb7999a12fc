using System.Reflection;
using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Experiments.Tests;

/// <summary>The experiments that lie beside the tests, and their committed evidence.</summary>
static class Suite
{
    public static IReadOnlyList<IExperiment> All { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Select(path => Assembly.Load(AssemblyName.GetAssemblyName(path)))
            .SelectMany(assembly => assembly.GetCustomAttributes<ExperimentAttribute>())
            .Select(attribute => (IExperiment)attribute.Definition.GetMethod("Define", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!)
            .OrderBy(experiment => experiment.Name, StringComparer.Ordinal),
    ];

    public static IExperiment Named(string name) => All.Single(experiment => experiment.Name == name);

    public static IReadOnlyList<MeasuredRow> CommittedRows(string experiment) =>
        MeasurementTable.Of(Named(experiment)).Read(Path.Combine(Root(), "results", experiment));

    /// <summary>Verdicts by claim id, from the rows given for one experiment and the committed ones for all others.</summary>
    public static IReadOnlyDictionary<string, VerdictRow> Verdicts(string experiment, IReadOnlyList<MeasuredRow> rows) =>
        Evidence.Verdicts.Of(All.Select(one => new Judged(one.Name, Scale.Standard, one.Judge(one.Name == experiment ? rows : CommittedRows(one.Name)))))
            .Where(verdict => verdict.Experiment == experiment)
            .ToDictionary(verdict => verdict.Claim, StringComparer.Ordinal);

    /// <summary>The rows of an experiment with one arm's values put in another's place: what a run would look like with its ingredient swapped.</summary>
    public static IReadOnlyList<MeasuredRow> Replace(this IReadOnlyList<MeasuredRow> rows, string arm, string by) =>
    [
        .. rows.Where(row => row.Arm != arm),
        .. rows.Where(row => row.Arm == by).Select(row => row with { Arm = arm }),
    ];

    static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Replication.sln"))) return folder;
        throw new InvalidOperationException("The checkout of the suite is not above the tests.");
    }
}
