using System.Globalization;
using Replication.Experiments.Tests;

if (args is [KernelRuns.Tables, var folder, .. var computed])
{
    SmokeTables.Write(folder, computed);
    return 0;
}

// `make kernels`: how far the processor's kernels move the smoke tables.
if (args is ["kernels", .. var measured])
{
    if (Array.Find(measured, name => !Suite.All.Any(study => study.Experiment == name)) is { } none)
    {
        Console.Error.WriteLine($"There is no experiment '{none}'.");
        return 2;
    }

    KernelRuns.Measure(measured);
    return 0;
}

// `make sabotage`: breaks everything that is registered, or what the guards named as arguments stand before, and prints who noticed.
Attempt[] attempts = [.. Attempt.All.Where(attempt => args.Length == 0 || args.Any(attempt.Guards))];
if (Array.Find(args, path => !Array.Exists(attempts, attempt => attempt.Guards(path))) is { } unknown)
{
    Console.Error.WriteLine($"No sabotage is registered for '{unknown}'; expected an experiment, Experiment/claim, verify, baselines, notebook, or tests/Project.Tests.");
    return 2;
}

var workers = Environment.ProcessorCount;
var guards = attempts.Select(attempt => attempt.Guard).Distinct().Count();
Print($"{attempts.Length} sabotages of {guards} guards; about {Math.Ceiling(attempts.Sum(attempt => attempt.Seconds) / workers / 60)} min on {workers} cores.\n");

var (guard, name) = (attempts.Max(attempt => attempt.Guard.Length), Math.Min(70, attempts.Max(attempt => attempt.Name.Length)));
var done = 0;
var began = TimeProvider.System.GetTimestamp();
var survivors = new List<(Attempt Attempt, string Obstacle)>();
Print($"{"",11}{"guard".PadRight(guard)}  {"sabotage".PadRight(name)}  outcome");
// The longest first, so that no core waits for another at the end.
Parallel.ForEach(
    attempts.OrderByDescending(attempt => attempt.Seconds).Chunk(1), new ParallelOptions { MaxDegreeOfParallelism = workers }, chunk => Run(chunk[0]));

foreach (var (attempt, obstacle) in survivors) Print($"\nSURVIVED: {attempt.Guard}: {attempt.Name}\n{obstacle}");

Print($"\n{"guards".PadRight(guard)}  sabotages  caught  survived");
foreach (var group in attempts.GroupBy(attempt => attempt.Group))
{
    var survived = survivors.Count(survivor => survivor.Attempt.Group == group.Key);
    Print($"{group.Key.PadRight(guard)}  {group.Count(),9}  {group.Count() - survived,6}  {survived,8}");
}

var code = survivors.Count == 0 ? 0 : 1;
var minutes = TimeProvider.System.GetElapsedTime(began).TotalMinutes;
Print($"{"all".PadRight(guard)}  {attempts.Length,9}  {attempts.Length - survivors.Count,6}  {survivors.Count,8}  in {minutes:0.0} min: exit code {code}");
return code;

void Run(Attempt attempt)
{
    var start = TimeProvider.System.GetTimestamp();
    var result = attempt.Try();
    var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    lock (survivors)
    {
        if (!result.Caught) survivors.Add((attempt, result.Obstacle ?? ""));
        var progress = string.Create(CultureInfo.InvariantCulture, $"{++done}/{attempts.Length}");
        var outcome = $"{(result.Caught ? "caught  " : "SURVIVED")}  {result.Change}";
        Print($"{progress,9}  {attempt.Guard.PadRight(guard)}  {attempt.Name.PadRight(name)}  {outcome}  {seconds:0.0} s");
    }
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
