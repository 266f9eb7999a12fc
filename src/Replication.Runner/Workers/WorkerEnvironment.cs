using System.Runtime.Intrinsics.X86;

namespace Replication.Runner.Workers;

/// <summary>
/// The variables that a process which computes has to be started with: libtorch, its BLAS and the runtime read them once, while they load.
/// </summary>
internal static class WorkerEnvironment
{
    /// <summary>
    /// One thread each, since a worker runs on every core, and no collection beside the arithmetic (see Directory.Build.props).
    /// Kernels of AVX2 where the processor has them, so that wider ones elsewhere round alike; a value that the user has set stays.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OMP_NUM_THREADS"] = "1",
        ["MKL_NUM_THREADS"] = "1",
        ["DOTNET_gcConcurrent"] = "0",
        // glibc would give every large tensor back to the system at once, and the next one would be zeroed page by page: twice the time of
        // a step.
        ["MALLOC_MMAP_THRESHOLD_"] = "33554432",
        ["MALLOC_TRIM_THRESHOLD_"] = "1073741824",
        ["ATEN_CPU_CAPABILITY"] = Environment.GetEnvironmentVariable("ATEN_CPU_CAPABILITY") ?? (Avx2.IsSupported ? "avx2" : "default"),
    };
}
