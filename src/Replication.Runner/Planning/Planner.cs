using System.Reflection;
using Replication.Evidence;
using Replication.Oracles.Randomness;
using Replication.Runner.Cache;
using Replication.Runner.Fingerprints;
using Replication.Runner.Workers;

namespace Replication.Runner.Planning;

/// <summary>Decides, run by run, what is measured and what is reused, and says why.</summary>
/// <param name="store">Stored rows.</param>
/// <param name="code">The code beside the experiments.</param>
/// <param name="native">Digests of the native libraries; asked only when a measurement uses Torch.</param>
internal sealed class Planner(RowStore store, CodeBase code, Lazy<IReadOnlyDictionary<string, string>> native)
{
    readonly Dictionary<string, CodeFingerprint> _walked = new(StringComparer.Ordinal);

    readonly IReadOnlyDictionary<string, string> _variables = KernelVariables.Native(Invocation.Start("worker").Environment);
    readonly IReadOnlyDictionary<string, string> _managedVariables = KernelVariables.Managed(Invocation.Start("worker").Environment);

    readonly OwnFilesDigest _ownFiles = new(OwnFiles.Text);

    // Stored rows by what was measured, for studies that list an arm of another one.
    readonly Dictionary<string, StoredRow> _found = new(StringComparer.Ordinal);

    static readonly IReadOnlyDictionary<string, string> NoLibraries = new Dictionary<string, string>();

    /// <summary>Plans a request; keeps what the code hashes stand for, and changes nothing else.</summary>
    public Plan Plan(RunRequest request) =>
        new(request, [.. request.Studies.SelectMany(study => study.Arms.Select(arm => Part(request, study, arm)))]);

    // Arms whose measurements are one method, with other values captured, share one walk through the code.
    CodeFingerprint CodeOf(IStudy study, Configuration configuration)
    {
        code.Add(study.Assembly);
        var types = configuration.Types.Distinct().ToList();
        var roots = string.Join(' ', configuration.Methods.Select(Identity).Concat(types.Select(Identity)));
        if (!_walked.TryGetValue(roots, out var fingerprint))
        {
            _walked[roots] = fingerprint = CodeGraph.Reach(code, configuration.Methods, types);
            store.Add(fingerprint);
        }

        return fingerprint;
    }

    static string Identity(MemberInfo member) => FormattableString.Invariant($"{member.Module.ModuleVersionId}:{member.MetadataToken}");

    PlannedPart Part(RunRequest request, IStudy study, Arm arm)
    {
        var configuration = Configuration.Of(arm);
        var fingerprint = CodeOf(study, configuration);
        var variables = (fingerprint.UsesTorch ? _variables : _managedVariables).Concat(_ownFiles.Of(fingerprint))
            .ToDictionary(StringComparer.Ordinal);
        var replicates = arm.Random && request.Seeds is { } asked ? asked : study.Replicates(arm, request.Scale);
        var keys = Enumerable.Range(0, replicates)
            .Select(replicate => new RowKey(
                new(study.Path, arm.Name, request.Scale, replicate),
                Seed.Derive(study.Experiment, replicate, request.SuiteSeed),
                request.SuiteSeed,
                request.Device,
                configuration.Settings,
                fingerprint.Hash,
                fingerprint.UsesTorch ? native.Value : NoLibraries,
                RuntimeKernels.Text,
                variables))
            .ToList();
        var stored = Stored(study, keys);
        var others = new Lazy<IReadOnlyList<StoredRow>>(() => store.Rows(study.Path, arm.Name, request.Scale));
        var seconds = Seconds(stored, others, request.Device) ?? study.ExpectedSeconds(arm, request.Scale);
        var runs = keys
            .Select((key, index) => new PlannedRun(study, arm, key, request.Force ? null : stored[index], seconds))
            .ToList();
        return new(study, arm, runs, request.Force ? "forced" : Reason(runs, others));
    }

    List<StoredRow?> Stored(IStudy study, IReadOnlyList<RowKey> keys)
    {
        return [.. keys.Select(key =>
        {
            var measurement = key.Measurement(study.Experiment);
            var found = store.Find(key, values => RowJson.Refusal(study, key, values) is null) ?? _found.GetValueOrDefault(measurement);
            return found is null ? null : _found[measurement] = found;
        })];
    }

    // What the same arm took before: the median of its stored rows.
    static double? Seconds(IReadOnlyList<StoredRow?> stored, Lazy<IReadOnlyList<StoredRow>> others, string device)
    {
        var seen = stored.OfType<StoredRow>().ToList();
        if (seen.Count == 0) seen = [.. others.Value.Where(row => row.Key.Device == device)];
        var seconds = seen.Select(row => row.Seconds).Order().ToList();
        return seconds.Count > 0 ? seconds[seconds.Count / 2] : null;
    }

    string Reason(IReadOnlyList<PlannedRun> runs, Lazy<IReadOnlyList<StoredRow>> others)
    {
        var missing = runs.Where(run => run.Stored is null).Select(run => run.Key).ToList();
        if (missing.Count == 0) return "nothing changed";
        var why = missing.Select(key => WhyMissing(key, others.Value)).Distinct().ToList();
        return string.Join("; ", why.Take(2));
    }

    string WhyMissing(RowKey wanted, IReadOnlyList<StoredRow> others)
    {
        var nearest = others
            .Where(row => row.Key.Slot == wanted.Slot)
            .Select(row => Reasons.Differences(row.Key, wanted, store.Code))
            .Where(differences => differences.Count > 0)
            .MinBy(differences => differences.Count);
        if (nearest is not null) return string.Join("; ", nearest.Take(2));
        if (others.Count > 0) return others.Any(row => row.Key.Code == wanted.Code) ? "not measured yet" : "new seed";
        return store.KnowsArm(wanted.Slot.Experiment, wanted.Slot.Arm)
            ? $"not measured at scale {wanted.Slot.Scale.ToString().ToLowerInvariant()} yet"
            : "not measured yet";
    }
}
