using System.Text.Json;
using Replication.Evidence;
using Replication.Runner.Cache;
using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;
using Replication.Runner.Planning;
using Replication.Runner.Progress;
using Replication.Runner.Results;
using Replication.Runner.Workers;

namespace Replication.Runner.Commands;

/// <summary>One run from plan to published evidence.</summary>
internal sealed class RunSession(Catalog catalog, RunRequest request, ResultsFolder folder, RowStore store, TimeProvider time)
{
    readonly Lazy<NativeLibraries> _native = new(() => NativeProbe.Ask(store));
    readonly Dictionary<RowSlot, StoredRow> _rows = [];
    readonly HashSet<RowSlot> _measured = [];
    readonly List<PlannedRun> _lost = [];

    /// <summary>Prints the plan and stops.</summary>
    public int ShowPlan()
    {
        RequireDevice();
        var plan = MakePlan();
        PlanTable.Print(plan, Terminal.Console);
        Terminal.Line(PlanTable.Summary(plan));
        return ExitCode.Success;
    }

    /// <summary>Plans, measures, judges, draws and writes.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        // Whatever may be wrong with the input is found before anything on disk changes.
        RequireDevice();
        folder.RequireWritable(catalog.Studies);
        using var held = FolderLock.Take(folder.Root);
        Transaction.Finish(folder.Root);
        var replaced = new ReplacedFiles(folder, request);
        replaced.RequireOwn();
        // What stored rows may explain is asked of them below; planning reads them, and notes what it saw.
        foreach (var table in replaced.Unrecorded.Where(table => request.Force || !IsStored(table.Study)))
            replaced.RequireGivenBy(table, rows: null);
        var others = catalog.Studies.Except(request.Studies).Where(folder.HasMeasurements).Select(folder.Read).ToList();
        var plan = MakePlan();
        foreach (var damaged in store.Damaged) Terminal.Error(damaged);
        PlanTable.Print(plan, Terminal.Console);
        Terminal.Line(PlanTable.Summary(plan));
        foreach (var run in plan.Parts.SelectMany(part => part.Runs))
        {
            if (run.Stored is { } stored) _rows[run.Key.Slot] = stored;
        }

        foreach (var table in replaced.Unrecorded) replaced.RequireGivenBy(table, StoredRows(plan, table.Study));

        if (!await MeasureAsync(plan, cancellation)) return ExitCode.Interrupted;
        if (!IsPublished(plan)) Publish(plan, others, time.GetElapsedTime(start).TotalSeconds);
        Report(time.GetElapsedTime(start).TotalSeconds);
        return _lost.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    Plan MakePlan() =>
        new Planner(store, new CodeBase(catalog.Folder), new(() => _native.Value.Identity)).Plan(request);

    void RequireDevice() => CudaDevice.Require(request.Device, () => _native.Value.CudaDevices);

    bool IsStored(IStudy study) => study.Arms.Any(arm => store.KnowsArm(study.Path, arm.Name));

    // Null where a row is still to be measured.
    IReadOnlyList<MeasuredRow>? StoredRows(Plan plan, IStudy study)
    {
        var runs = plan.Parts.Where(part => part.Study == study).SelectMany(part => part.Runs).ToList();
        return runs.All(run => run.Stored is not null) ? [.. runs.Select(Row)] : null;
    }

    // False when the user stopped it.
    async Task<bool> MeasureAsync(Plan plan, CancellationToken cancellation)
    {
        if (plan.ToMeasure.Count == 0) return true;
        var tally = new RunTally(plan, request.Workers);
        var pool = new WorkerPool(catalog.Source, BuildIdentity.Of(catalog), request.Workers);
        try
        {
            if (Terminal.IsLive)
            {
                var live = new LiveProgress(tally, Terminal.Console);
                var work = pool.RunAsync(plan.ToMeasure, KeepAll, new WithLosses(live, plan, _lost), cancellation);
                await live.WatchAsync(work);
                await work;
            }
            else
            {
                var plain = new PlainProgress(tally, Console.Out);
                await pool.RunAsync(plan.ToMeasure, KeepAll, new WithLosses(plain, plan, _lost), cancellation);
            }

            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Terminal.Error($"replicate: stopped; {Kept()}: run again to resume.");
            return false;
        }
        catch (Exception failure) when (ErrorText.IsSystem(failure))
        {
            throw new UserError($"{ErrorText.Of(failure)} The run ended early; {Kept()}: run again to resume.");
        }

        void KeepAll(PlannedRun run, MeasuredReply reply)
        {
            foreach (var served in plan.Served(run)) Keep(served, reply);
        }
    }

    string Kept() => $"{Texts.Count(_measured.Count, "row")} measured by this run {(_measured.Count == 1 ? "is" : "are")} kept";

    void Keep(PlannedRun run, MeasuredReply reply)
    {
        // Where its run is known, and before it is stored.
        if (RowJson.Refusal(run.Study, run.Key, reply.Row) is { } refusal) throw new ArgumentException(refusal);
        var stored = new StoredRow(run.Key, reply.Seconds, reply.Row);
        store.Add(stored);
        _rows[run.Key.Slot] = stored;
        _measured.Add(run.Key.Slot);
    }

    bool IsPublished(Plan plan) =>
        _measured.Count + _lost.Count == 0 && store.Published is { } state && state == PublishedState.Of(catalog, plan, folder);

    void Publish(Plan plan, IReadOnlyList<Evidenced> others, double seconds)
    {
        var lacking = _lost.Select(run => run.Study).ToHashSet();
        var complete = plan.Parts.GroupBy(part => part.Study)
            .Where(parts => !lacking.Contains(parts.Key))
            .Select(parts => new Evidenced(parts.Key, [.. parts.SelectMany(part => part.Runs).Select(Row)], Asked(parts)))
            .ToList();
        if (complete.Count == 0) return;
        // An experiment with a missing row keeps the evidence it has.
        var kept = lacking.Where(folder.HasMeasurements).Where(study => !request.Force || IsReadable(study)).Select(folder.Read);
        var left = Publication.Write(folder, catalog, complete, [.. others, .. kept], (one, tables) => ProvenanceOf(plan, one, tables, seconds));
        foreach (var file in left) Terminal.Error(file);
        // What is told of a file is told again by the next run.
        if (_lost.Count + left.Count == 0) store.Published = PublishedState.Of(catalog, plan, folder);
    }

    static Dictionary<string, int> Asked(IEnumerable<PlannedPart> parts) =>
        parts.ToDictionary(part => part.Arm.Name, part => part.Runs.Count, StringComparer.Ordinal);

    bool IsReadable(IStudy study)
    {
        try
        {
            folder.Read(study);
            return true;
        }
        catch (EvidenceException)
        {
            return false;
        }
    }

    MeasuredRow Row(PlannedRun run) => new(
        run.Arm.Name, run.Key.Slot.Replicate, run.Key.Seed, RowJson.Read(_rows[run.Key.Slot].Values, run.Study.RowType));

    // Null when nothing was measured and the tables are those whose origin is recorded already.
    string? ProvenanceOf(Plan plan, Evidenced one, IReadOnlyDictionary<string, string> tables, double seconds)
    {
        var runs = plan.Parts.Where(part => part.Study == one.Study).SelectMany(part => part.Runs).ToList();
        var digests = tables.ToDictionary(table => table.Key, table => Digest.Of(table.Value), StringComparer.Ordinal);
        var path = Path.Combine(folder.Of(one.Study), ResultsFolder.Provenance);
        var measured = runs.Count(run => _measured.Contains(run.Key.Slot));
        if (measured == 0 && Describes(path, digests)) return null;

        var (commit, dirty) = Surroundings.Checkout();
        var native = runs.Select(run => run.Key.Native).FirstOrDefault(libraries => libraries.Count > 0);
        return new Provenance
        {
            Experiment = one.Study.Path,
            Command = Reproduction.Command(one.Study, request),
            Commit = commit,
            Dirty = dirty,
            Scale = request.Scale.ToString().ToLowerInvariant(),
            SuiteSeed = request.SuiteSeed,
            Seeds = request.Seeds,
            Runs = one.Asked,
            Device = request.Device,
            Code = [.. runs.Select(run => run.Key.Code).Distinct()],
            Versions = Surroundings.Versions([one.Study.Assembly]),
            NativeLibraries = native ?? new Dictionary<string, string>(),
            OperatingSystem = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
            Processor = Surroundings.Processor(),
            Kernels = RuntimeKernels.Text,
            Variables = runs.Select(run => run.Key.Variables).MaxBy(variables => variables.Count)!,
            Cores = Environment.ProcessorCount,
            Workers = request.Workers,
            Rows = runs.Count,
            RowsMeasured = measured,
            WallSeconds = Math.Round(seconds, 1),
            MeasuringSeconds = Math.Round(runs.Sum(run => _rows[run.Key.Slot].Seconds), 1),
            Sha256 = digests,
        }.ToText();
    }

    static bool Describes(string path, IReadOnlyDictionary<string, string> digests)
    {
        try
        {
            var recorded = Provenance.Digests(File.ReadAllText(path));
            return recorded.Count == digests.Count && digests.All(digest => recorded.GetValueOrDefault(digest.Key) == digest.Value);
        }
        catch (Exception missing) when (missing is IOException or JsonException)
        {
            return false;
        }
    }

    void Report(double seconds)
    {
        foreach (var run in _lost)
        {
            var order = new WorkOrder(run.Study.Path, run.Arm.Name, run.Key.Slot.Replicate, run.Key.Seed, request.Scale, request.Device);
            var replay = ReplayCommand.For(order, request.SuiteSeed, Reproduction.Assembly(run.Study));
            Terminal.Error($"missing: {run.Key.Slot}; replay it with: {replay}");
        }

        if (_lost.Count > 0)
        {
            var names = _lost.Select(run => run.Study.Path).Distinct();
            Terminal.Error($"replicate: {Texts.Count(_lost.Count, "row")} missing, so the evidence of {string.Join(", ", names)} was left as it was; "
                + "the other rows are kept: run again to measure what is missing.");
            return;
        }

        var place = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.Root);
        var experiments = request.Studies.Select(study => study.Experiment).Distinct().Count();
        Terminal.Line($"Evidence of {Texts.Count(experiments, "experiment")} is in {place} ({Texts.Duration(seconds)}).");
    }

    // Notes the lost runs beside showing them.
    sealed class WithLosses(IRunObserver display, Plan plan, List<PlannedRun> lost) : IRunObserver
    {
        public void Started(PlannedRun run) => display.Started(run);

        public void Progressed(PlannedRun run, double share) => display.Progressed(run, share);

        public void Finished(PlannedRun run, double seconds) => display.Finished(run, seconds);

        public void Lost(PlannedRun run, string reason)
        {
            lost.AddRange(plan.Served(run));
            display.Lost(run, reason);
        }
    }
}
