namespace Replication.Experiments.Tests;

/// <summary>The CPU kernels that a process computes with, chosen by its environment: those that another machine's processor would be given.</summary>
/// <param name="Name">What reasons call them, such as <c>AVX2</c>.</param>
/// <param name="Environment">Variables that libtorch, OpenBLAS and the runtime read when they start.</param>
sealed record Kernels(string Name, params IReadOnlyList<(string Variable, string Value)> Environment)
{
    /// <summary>Those of the processor at hand.</summary>
    public static Kernels Own { get; } = new("own");

    /// <summary>
    /// From the narrowest vectors to the widest, in libtorch's loops, OpenBLAS's products, and the runtime's sums under the double-precision oracles.
    /// A processor that lacks the widest computes with its own instead, and finds them to part from nothing.
    /// </summary>
    public static IReadOnlyList<Kernels> Others { get; } =
    [
        new("SSE", ("ATEN_CPU_CAPABILITY", "default"), ("OPENBLAS_CORETYPE", "Prescott"), ("DOTNET_EnableHWIntrinsic", "0")),
        new("AVX2", ("ATEN_CPU_CAPABILITY", "avx2"), ("OPENBLAS_CORETYPE", "Haswell"), ("DOTNET_EnableAVX512", "0")),
        new("AVX-512", ("ATEN_CPU_CAPABILITY", "avx512"), ("OPENBLAS_CORETYPE", "SkylakeX")),
    ];
}
