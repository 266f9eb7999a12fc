using System.Runtime.Intrinsics.X86;

namespace Replication.Experiments.Tests;

/// <summary>
/// The CPU kernels that a process computes with, chosen by its environment: those that another machine's processor would be given.
/// </summary>
/// <param name="Name">What reasons call them, such as <c>AVX2</c>.</param>
/// <param name="Environment">
/// Variables that libtorch, its MKL and the runtime read when they start; the others are those of a worker.
/// </param>
sealed record Kernels(string Name, params IReadOnlyList<(string Variable, string Value)> Environment)
{
    /// <summary>Those that a worker is started with.</summary>
    public static Kernels Own { get; } = new("own");

    /// <summary>
    /// From the narrowest vectors to the widest, in libtorch's loops, MKL's products, and the runtime's sums under the double-precision
    /// oracles. MKL narrows itself on every processor, and widens itself on Intel's alone.
    /// </summary>
    public static IReadOnlyList<Kernels> Others { get; } =
    [
        new("SSE", ("ATEN_CPU_CAPABILITY", "default"), ("MKL_CBWR", "COMPATIBLE"), ("DOTNET_EnableHWIntrinsic", "0")),
        new("AVX2", ("ATEN_CPU_CAPABILITY", "avx2"), ("MKL_CBWR", "AVX2"), ("DOTNET_EnableAVX512", "0")),
        new("AVX-512", ("ATEN_CPU_CAPABILITY", "avx512"), ("MKL_CBWR", "AVX512")) { AreHere = Avx512F.IsSupported },
    ];

    /// <summary>Whether this processor has them: libtorch takes a wish at its word and dies of an illegal instruction otherwise.</summary>
    public bool AreHere { get; init; } = true;
}
