using System.Diagnostics;
using Replication.Runner.Fingerprints;
using static TorchSharp.torch;

namespace Replication.Runner.Diagnosis;

/// <summary>Loads Torch, says what it is, and measures how fast it multiplies matrices.</summary>
internal static class TorchCheck
{
    const int Size = 512;
    const int Repeats = 20;

    /// <summary>
    /// Single-precision GFLOP/s of one core below which the BLAS cannot be an optimised one: the reference BLAS reaches 1 to 4, OpenBLAS on
    /// any x86-64 processor with AVX2 above 40.
    /// </summary>
    const double SlowBlas = 12;

    /// <summary>What was found.</summary>
    public static IReadOnlyList<Finding> Findings()
    {
        try
        {
            var native = NativeLibraries.Load();
            var speed = Gemm();
            return
            [
                new("Torch", $"backend {TorchBackend.Name}"),
                .. TorchBackend.Describe().Select(fact => new Finding("", $"{fact.Name}: {fact.Value.ReplaceLineEndings(" ")}")),
                .. native.Libraries.Select(library => new Finding("", $"{library.Path} (sha256 {library.Sha256[..16]})")),
                new("CUDA", native.CudaDevices == 0 ? "none" : FormattableString.Invariant($"{native.CudaDevices} device(s)")),
                new("threads", FormattableString.Invariant($"{get_num_threads()} in each worker")),
                new("BLAS", FormattableString.Invariant($"{speed:0.0} GFLOP/s on one core ({Size} x {Size} float32)"))
                {
                    Warning = speed < SlowBlas
                        ? "this is the slow reference BLAS: on Debian, apt-get install libopenblas0-pthread, and run make doctor again."
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
