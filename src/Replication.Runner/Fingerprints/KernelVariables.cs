namespace Replication.Runner.Fingerprints;

/// <summary>
/// Environment variables that choose kernels, and so the last bits of a result, with the values that a worker gets, which
/// are not always the user's. Nothing says which values are equivalent: any change counts.
/// </summary>
internal static class KernelVariables
{
    // ATen and PyTorch, MKL, oneDNN, OpenBLAS, BLIS, OpenMP (GNU, Intel, LLVM), CUDA with cuBLAS and cuDNN.
    static readonly string[] NativeFamilies =
    [
        "ATEN_", "TORCH_", "PYTORCH_", "MKL_", "DNNL_", "ONEDNN_", "OPENBLAS_", "GOTO_", "BLIS_", "OMP_", "GOMP_", "KMP_", "CUDA_", "CUBLAS_", "CUDNN_",
        "NVIDIA_TF32_",
    ];

    // What .NET's own arithmetic depends on: instruction sets and vector widths of its compiler, and the C library's choice of functions.
    static readonly string[] RuntimePrefixes = ["DOTNET_", "COMPlus_"];

    /// <summary>Those that count where Torch is used.</summary>
    /// <param name="environment">What a worker is started with.</param>
    public static IReadOnlyDictionary<string, string> Native(IDictionary<string, string?> environment) =>
        Of(environment, name => IsManaged(name) || IsNative(name));

    /// <summary>Those that count in any measurement.</summary>
    /// <param name="environment">What a worker is started with.</param>
    public static IReadOnlyDictionary<string, string> Managed(IDictionary<string, string?> environment) => Of(environment, IsManaged);

    static SortedDictionary<string, string> Of(IDictionary<string, string?> environment, Func<string, bool> counts) => new(
        environment.Where(variable => counts(variable.Key)).ToDictionary(variable => variable.Key, variable => variable.Value ?? ""),
        StringComparer.Ordinal);

    static bool IsNative(string name) => NativeFamilies.Any(family => name.StartsWith(family, StringComparison.Ordinal));

    static bool IsManaged(string name) => name == "GLIBC_TUNABLES" || RuntimePrefixes.Any(prefix =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && ChoosesInstructions(name.AsSpan(prefix.Length)));

    // E.g. EnableAVX2, EnableHWIntrinsic, PreferredVectorBitWidth, MaxVectorTBitWidth; not EnableDiagnostics and its like.
    static bool ChoosesInstructions(ReadOnlySpan<char> setting) =>
        setting.EndsWith("VectorBitWidth", StringComparison.OrdinalIgnoreCase) || setting.EndsWith("VectorTBitWidth", StringComparison.OrdinalIgnoreCase)
        || (setting.StartsWith("Enable", StringComparison.OrdinalIgnoreCase) && !IsNotArithmetic(setting["Enable".Length..]));

    static bool IsNotArithmetic(ReadOnlySpan<char> feature) =>
        feature.StartsWith("Diagnostics", StringComparison.OrdinalIgnoreCase) || feature.StartsWith("EventPipe", StringComparison.OrdinalIgnoreCase)
        || feature.StartsWith("EventLog", StringComparison.OrdinalIgnoreCase) || feature.Equals("WriteXorExecute", StringComparison.OrdinalIgnoreCase);
}
