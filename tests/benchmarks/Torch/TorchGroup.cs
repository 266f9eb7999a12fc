using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace Replication.Benchmarks.Torch;

/// <summary>
/// Training steps here and in PyTorch, on one core and one thread, in turns: each round times both, so that a change of the machine's speed
/// touches both, and the median over rounds of the ratio of CPU times is judged.
/// </summary>
internal static class TorchGroup
{
    private const int Rounds = 9;
    private const double SecondsPerMeasurement = 0.25;

    /// <summary>What is timed, and the most that ours may take as a share of PyTorch's time.</summary>
    private static readonly Comparison[] Comparisons =
    [
        .. new[] { (512, 256, 0.85), (128, 256, 0.65), (64, 64, 0.35), (16, 64, 0.25) }
            .Select(size => new Comparison("gan", size.Item1, size.Item2, size.Item3, GameIteration.Gan, (width, batch) => new PlainGanStep(width, batch))),
        .. new[] { (512, 256, 0.80), (128, 256, 0.72), (64, 256, 0.48), (64, 64, 0.29), (16, 64, 0.15) }
            .Select(size => new Comparison("wgan-gp", size.Item1, size.Item2, size.Item3, GameIteration.WganGp, (width, batch) => new PlainWganGpIteration(width, batch))),
        new("ring", 64, 256, 0.50, GameIteration.Ring, null),
    ];

    internal static int Run()
    {
        BindToOneCore();
        using var pytorch = PyTorchPeer.Start();
        if (pytorch is null)
        {
            Console.Error.WriteLine("The torch benchmarks compare with PyTorch: /usr/bin/python3 has none (on Debian, install python3-torch).");
            return 2;
        }

        set_num_threads(1);
        manual_seed(0);
        Console.WriteLine($"libtorch {__version__} here, PyTorch {pytorch.Version}, one thread each on one core; median of {Rounds} rounds in turns");
        Console.WriteLine("step     width batch   ours ms  PyTorch ms   ratio  target  met   plain TorchSharp ms   ratio   GEMM rate reached");
        var met = true;
        foreach (var comparison in Comparisons) met &= Compare(pytorch, comparison);
        return met ? 0 : 1;
    }

    private static bool Compare(PyTorchPeer pytorch, Comparison comparison)
    {
        var (name, width, batch, target, make, makePlain) = comparison;
        using var step = make(width, batch);
        var plain = makePlain?.Invoke(width, batch);
        // Warm: compiled code, optimiser state, allocator.
        Timing.CpuSecondsEach(30, step.Run);
        if (plain is not null) Timing.CpuSecondsEach(30, plain.Run);
        var count = Math.Max(1, (int)(SecondsPerMeasurement / Timing.CpuSecondsEach(3, step.Run)));
        pytorch.SecondsEach(name, width, batch, 1);

        var rounds = new List<Round>();
        for (var i = 0; i < Rounds; i++)
        {
            // Who goes first alternates.
            var before = i % 2 == 0 ? pytorch.SecondsEach(name, width, batch, count) : double.NaN;
            var ours = Timing.CpuSecondsEach(count, step.Run);
            var rate = Arithmetic.ProductRate(width, batch);
            var alone = plain is null ? double.NaN : Timing.CpuSecondsEach(Math.Max(1, count / 2), plain.Run);
            rounds.Add(new(ours, i % 2 == 0 ? before : pytorch.SecondsEach(name, width, batch, count), alone, step.Operations / ours / rate));
        }

        double Median(Func<Round, double> of) => Timing.Median(rounds.Select(of));
        var ratio = Median(round => round.Ours / round.PyTorch);
        var met = ratio <= target;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-8} {width,5} {batch,5} {Median(round => round.Ours) * 1e3,9:F3} {Median(round => round.PyTorch) * 1e3,11:F3} {ratio,7:F3} {target,7:F2}  {(met ? "yes" : "NO "),-4} {Median(round => round.Plain) * 1e3,20:F3} {Median(round => round.Ours / round.Plain),7:F3} {Median(round => round.ShareOfProductRate),19:P0}"));
        return met;
    }

    /// <summary>CPU seconds per step, and the step's arithmetic as a share of what the matrix product alone reached next to it.</summary>
    private sealed record Round(double Ours, double PyTorch, double Plain, double ShareOfProductRate);

    /// <summary>A step of ours beside PyTorch's, and beside the same in TorchSharp alone where there is one.</summary>
    private sealed record Comparison(
        string Name, int Width, int Batch, double Target, Func<int, int, GameIteration> Make, Func<int, int, IStep>? MakePlain);

    // The last core: the first ones serve interrupts. The child inherits it.
    private static void BindToOneCore()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = (nint)(1L << Math.Min(62, Environment.ProcessorCount - 1));
    }
}
