using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace Replication.Benchmarks.Torch;

/// <summary>
/// Training steps here and in PyTorch, on one core and one thread, in turns: each round times both, so that a change of the machine's speed
/// touches both, and the median over rounds of the ratio is judged.
/// </summary>
internal static class TorchGroup
{
    private const int Rounds = 9;
    private const double SecondsPerMeasurement = 0.25;

    /// <summary>The most that a step may take, as a share of PyTorch's time.</summary>
    private static readonly (int Width, int Batch, double Target)[] Sizes = [(512, 256, 0.95), (128, 256, 0.90), (64, 64, 0.65), (16, 64, 0.55)];

    /// <summary>The size at which the experiments train, and the most that an iteration of theirs may take.</summary>
    private static readonly (int Width, int Batch, double Target)[] ExperimentSizes = [(64, 256, 0.65)];

    private static readonly (string Name, Func<int, int, IStep> Make, Func<int, int, double> Arithmetic, (int Width, int Batch, double Target)[] Sizes)[] Steps =
    [
        ("gan", (width, batch) => new GanStep(width, batch), Arithmetic.OfGanStep, Sizes),
        ("wgan-gp", (width, batch) => new WganGpIteration(width, batch), Arithmetic.OfWganGpIteration, Sizes),
        ("ring", (width, batch) => new ExperimentIteration(width, batch), ExperimentIteration.Arithmetic, ExperimentSizes),
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
        Console.WriteLine("step     width batch   ours ms  PyTorch ms   ratio  target  met   GEMM rate reached");
        var met = true;
        foreach (var (name, make, arithmetic, sizes) in Steps)
            foreach (var (width, batch, target) in sizes) met &= Compare(pytorch, name, make(width, batch), width, batch, target, arithmetic(width, batch));

        return met ? 0 : 1;
    }

    private static bool Compare(PyTorchPeer pytorch, string name, IStep step, int width, int batch, double target, double operations)
    {
        // Warm: compiled code, optimiser state, allocator.
        Timing.SecondsEach(30, step.Run);
        var count = Math.Max(1, (int)(SecondsPerMeasurement / Timing.SecondsEach(3, step.Run)));
        pytorch.SecondsEach(name, width, batch, 1);

        var rounds = new List<Round>();
        for (var i = 0; i < Rounds; i++)
        {
            // Who goes first alternates.
            var before = i % 2 == 0 ? pytorch.SecondsEach(name, width, batch, count) : double.NaN;
            var ours = Timing.SecondsEach(count, step.Run);
            var rate = Arithmetic.ProductRate(width, batch);
            rounds.Add(new(ours, i % 2 == 0 ? before : pytorch.SecondsEach(name, width, batch, count), operations / ours / rate));
        }

        var ratio = Timing.Median(rounds.Select(round => round.Ours / round.PyTorch));
        var met = ratio <= target;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-8} {width,5} {batch,5} {Timing.Median(rounds.Select(round => round.Ours)) * 1e3,9:F3} {Timing.Median(rounds.Select(round => round.PyTorch)) * 1e3,11:F3} {ratio,7:F3} {target,7:F2}  {(met ? "yes" : "NO "),-4} {Timing.Median(rounds.Select(round => round.ShareOfProductRate)),10:P0}"));
        return met;
    }

    /// <summary>Seconds per step, and the step's arithmetic as a share of what the matrix product alone reached next to it.</summary>
    private sealed record Round(double Ours, double PyTorch, double ShareOfProductRate);

    // The last core: the first ones serve interrupts. The child inherits it.
    private static void BindToOneCore()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = (nint)(1L << Math.Min(62, Environment.ProcessorCount - 1));
    }
}
