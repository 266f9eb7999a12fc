using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Replication.Runner.Fingerprints;

/// <summary>What of the machine and the .NET runtime can change a floating-point result.</summary>
internal static class RuntimeKernels
{
    const int BitsOfByte = 8;

    static string Platform => OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "macos" : "windows";

    /// <summary>E.g. <c>.NET 10.0, linux-x64, fma, avx512, vectors of 256 bits</c>, as the runtime was told to use the processor.</summary>
    public static string Text { get; } = string.Join(", ", new[]
    {
        FormattableString.Invariant($".NET {Environment.Version.Major}.{Environment.Version.Minor}"),
        $"{Platform}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}",
        Fma.IsSupported ? "fma" : "",
        Avx512F.IsSupported ? "avx512" : Avx2.IsSupported ? "avx2" : Avx.IsSupported ? "avx" : "",
        FormattableString.Invariant($"vectors of {Vector<byte>.Count * BitsOfByte} bits"),
        Vector512.IsHardwareAccelerated ? "512 at most" : "",
    }.Where(part => part.Length > 0));
}
