using System.Diagnostics;
using System.Globalization;
using Replication.Evidence.Tables;
using Replication.Figures;
using Replication.Runner.Workers;

namespace Replication.Experiments.Tests;

/// <summary>
/// <c>make kernels</c>: every smoke table with every set of kernels, each in a process of its own, and how far apart they are.
/// </summary>
static class KernelRuns
{
    /// <summary>
    /// The argument with which the process that computes is started, before the folder to write to and the experiments, if not all.
    /// </summary>
    public const string Tables = "tables";

    /// <summary>
    /// Measures the spreads and writes them beside the baselines. What was measured of other experiments stays. A processor that lacks a
    /// set of kernels narrows no spread: another may have measured it with them.
    /// </summary>
    /// <param name="experiments">Whose tables are measured; none stands for all.</param>
    public static void Measure(IReadOnlyList<string> experiments)
    {
        var here = Kernels.Others.Where(kernels => kernels.AreHere).ToArray();
        foreach (var kernels in Kernels.Others.Except(here)) Print($"{kernels.Name}: not on this processor");
        var own = Under(Kernels.Own, experiments);
        var others = here.Select(kernels => (Kernels: kernels, Tables: Under(kernels, experiments))).ToArray();
        var committed = KernelSpread.All.ToDictionary(spread => (spread.Table, spread.Column));
        KernelSpread[] spreads =
        [
            .. own.Keys.SelectMany(name => KernelSpread.Between(name, own[name], [.. others.Select(other => (other.Kernels, other.Tables[name]))]))
                .Select(spread => here.Length < Kernels.Others.Count && committed.TryGetValue((spread.Table, spread.Column), out var before)
                    ? spread.OrWider(before)
                    : spread)
                .Concat(experiments.Count == 0 ? [] : committed.Values.Where(spread => !experiments.Any(spread.IsOf)))
                .OrderBy(spread => spread.Table, StringComparer.Ordinal),
        ];
        var path = Path.Combine(Suite.Root, "tests", "Replication.Experiments.Tests", "Baselines", KernelSpread.File);
        AtomicFile.Write(path, RecordTable.Format(spreads, KernelSpread.File));
        foreach (var kernels in here)
            Print($"{kernels.Name,-26} moves {spreads.Count(spread => spread.Widest == kernels.Name),4} columns most");
        Print($"{"none",-26} moves {spreads.Count(spread => spread.Widest.Length == 0),4} columns");
        Print($"written: {path}");
    }

    static Dictionary<string, DataTable> Under(Kernels kernels, IReadOnlyList<string> experiments)
    {
        var folder = Directory.CreateTempSubdirectory("replication-");
        try
        {
            var start = new ProcessStartInfo("dotnet") { ArgumentList = { typeof(KernelRuns).Assembly.Location, Tables, folder.FullName } };
            foreach (var experiment in experiments) start.ArgumentList.Add(experiment);
            foreach (var (variable, value) in WorkerEnvironment.Variables) start.Environment[variable] = value;
            foreach (var (variable, value) in kernels.Environment) start.Environment[variable] = value;
            Print($"{kernels.Name} ...");
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0
                ? folder.EnumerateFiles("*.csv").ToDictionary(
                    file => Path.GetFileNameWithoutExtension(file.Name), file => DataTableText.Parse(File.ReadAllText(file.FullName), file.Name))
                : throw new InvalidOperationException($"The run with {kernels.Name} ended with exit code {process.ExitCode}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
