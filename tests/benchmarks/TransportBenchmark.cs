using System.Diagnostics;
using System.Globalization;
using Replication.Oracles.Transport;

namespace Replication.Benchmarks;

/// <summary>
/// Exact transport against POT's emd2 on the same instances, one thread each on one core, in interleaved rounds. Ours starts from the
/// points and ends with the certificate; POT's time leaves out building its cost matrix.
/// </summary>
static class TransportBenchmark
{
    const int Rounds = 5;
    const double TargetRatio = 0.35;
    const double TargetDifference = 1e-9;
    const double TargetMegabytes = 1536;

    /// <summary>Prints the table; 0 where every target is met, 1 where one is missed, 2 without a peer.</summary>
    public static int Run()
    {
        PinToOneCore();
        using TransportPeer? peer = TransportPeer.TryStart("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "transport_peer.py"));
        if (peer is null) return 2;
        Console.WriteLine($"Exact transport, Euclidean cost; peer {peer.Version}. Median of {Rounds} interleaved rounds, milliseconds.");
        Console.WriteLine("case                    ours       POT   ratio  target  met  optimum, relative difference");
        WarmUp();
        bool met = true;
        foreach (int dimension in new[] { 2, 16 })
            foreach (bool weighted in new[] { false, true })
                met &= Growth([.. new[] { 1000, 2000, 4000 }.Select(n =>
                    Compare(TransportCase.Draw(n, dimension, weighted, seed: n + dimension), peer))]);
        met &= Large();
        return met ? 0 : 1;
    }

    static Row Compare(TransportCase instance, TransportPeer peer)
    {
        var ours = new double[Rounds];
        var theirs = new double[Rounds];
        var ratios = new double[Rounds];
        double difference = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long start = TimeProvider.System.GetTimestamp();
            TransportSolution solution = instance.Solve();
            ours[round] = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            (double seconds, double value) = peer.Solve(instance);
            theirs[round] = 1000 * seconds;
            ratios[round] = ours[round] / theirs[round];
            difference = Math.Max(difference, Math.Abs(solution.Value - value) / value);
        }
        var row = new Row(Median(ours), Median(theirs), Median(ratios) <= TargetRatio && difference <= TargetDifference);
        double ratio = Median(ratios);
        Print($"{instance.Name}   {row.Ours,9:F1} {row.Theirs,9:F1}   {ratio,5:F2}   {TargetRatio,5:F2}  {YesNo(row.Met),-4} {difference:E1}");
        return row;
    }

    static bool Growth(Row[] rows)
    {
        double ours = rows[2].Ours / rows[1].Ours, theirs = rows[2].Theirs / rows[1].Theirs;
        Print($"   growth 2000 -> 4000  {ours,5:F2}x    {theirs,5:F2}x   {ours / theirs,5:F2}   {1.0,5:F2}  {YesNo(ours <= theirs)}");
        return ours <= theirs && rows.All(row => row.Met);
    }

    // The peer would need 800 MB for the costs alone.
    static bool Large()
    {
        TransportCase instance = TransportCase.Draw(10_000, 2, weighted: false, seed: 10_000);
        long before = GC.GetTotalAllocatedBytes(precise: true), start = TimeProvider.System.GetTimestamp();
        instance.Solve();
        double milliseconds = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        double megabytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1048576.0;
        using var self = Process.GetCurrentProcess();
        double peak = self.PeakWorkingSet64 / 1048576.0;
        bool met = peak <= TargetMegabytes;
        Print($"{instance.Name}   {milliseconds,9:F1}   allocates {megabytes:F0} MB, peak {peak:F0} MB <= {TargetMegabytes:F0}: {YesNo(met)}");
        return met;
    }

    // Compiles the solver before the clock starts; tiers settle after a few solves.
    static void WarmUp()
    {
        for (int k = 0; k < 8; k++) TransportCase.Draw(800, k % 2 == 0 ? 2 : 16, k % 4 < 2, seed: k).Solve();
    }

    static void PinToOneCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return;
        using var self = Process.GetCurrentProcess();
        // The lowest core of those we may use; the peer inherits it.
        self.ProcessorAffinity = (nint)(self.ProcessorAffinity & -self.ProcessorAffinity);
    }

    static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    static string YesNo(bool met) => met ? "yes" : "NO";

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    sealed record Row(double Ours, double Theirs, bool Met);
}
