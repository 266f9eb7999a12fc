using System.Diagnostics;
using Replication.Runner.Fingerprints;
using Replication.Runner.Workers;
using static TorchSharp.torch;

namespace Replication.Runner.Diagnosis;

/// <summary>
/// Loads Torch, says what it is, and measures how fast it multiplies matrices: in a process that was started as a worker is.
/// </summary>
internal static class TorchCheck
{
    const int Size = 512;
    const int Repeats = 20;

    /// <summary>
    /// Single-precision GFLOP/s of one core below which something is wrong: libtorch's own BLAS reaches above 40 on any x86-64 processor
    /// with AVX2.
    /// </summary>
    const double SlowBlas = 12;

    /// <summary>What was found.</summary>
    public static IReadOnlyList<Finding> Findings()
    {
        try
        {
            var native = NativeLibraries.Load();
            var before = Threads();
            var speed = Gemm();
            var started = Threads() - before;
            return
            [
                new("Torch", $"TorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3)}, libtorch {__version__}"),
                .. native.Libraries.Select(library => new Finding("", $"{library.Path} (sha256 {library.Sha256[..16]})")),
                new("CUDA", native.CudaDevices == 0 ? "none" : FormattableString.Invariant($"{native.CudaDevices} device(s)")),
                new("threads", FormattableString.Invariant($"{get_num_threads()} of libtorch in each worker, {started} started by its arithmetic"))
                {
                    Warning = get_num_threads() != 1 || started != 0 ? "workers on all cores compete for them: set OMP_NUM_THREADS=1." : null,
                },
                new("kernels", string.Join(", ", WorkerEnvironment.Variables.Select(variable => $"{variable.Key}={variable.Value}"))),
                new("BLAS", FormattableString.Invariant($"{speed:0.0} GFLOP/s on one core ({Size} x {Size} float32)"))
                {
                    Warning = speed < SlowBlas
                        ? "this is slow for libtorch's BLAS: is the machine busy, or emulated? Run make doctor again."
                        : null,
                },
            ];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            var cause = failure is TypeInitializationException { InnerException: { } inner } ? inner : failure;
            return [new("Torch", "cannot be loaded") { Warning = $"{cause.Message.ReplaceLineEndings(" ")} Run make setup.", Fatal = true }];
        }
    }

    // .NET gives its own threads names, and starts them when it likes.
    static int Threads()
    {
        const string Tasks = "/proc/self/task";
        return Directory.Exists(Tasks)
            ? Directory.GetDirectories(Tasks).Count(task => !File.ReadAllText(Path.Combine(task, "comm")).StartsWith(".NET", StringComparison.Ordinal))
            : 0;
    }

    // The best of several: what the machine can do when nobody else uses it.
    static double Gemm()
    {
        using var scope = NewDisposeScope();
        var a = ones(Size, Size);
        var b = ones(Size, Size);
        var best = double.PositiveInfinity;
        for (var i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            a.mm(b).Dispose();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return 2.0 * Size * Size * Size / best * 1e-9;
    }
}
