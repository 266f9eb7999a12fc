using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>
/// What stands behind the binding on this machine. The real package has no such class: a caller looks it up by reflection
/// (Type.GetType("TorchSharp.Backend, TorchSharp")) and says less where it is absent.
/// </summary>
public static class Backend
{
    /// <summary>The value of TorchBackend that this assembly is built for.</summary>
    public static string Name => "system";

    /// <summary>The libtorch that the native part was compiled against: "1.13.0".</summary>
    public static string LibtorchVersion => torch.__version__;

    /// <summary>The file of the libtorch that is loaded.</summary>
    public static string LibtorchPath => Text(Abi.abi_library_path());

    /// <summary>What libtorch says of its build, its CPU capability and its threads; several lines.</summary>
    public static string Configuration => Text(Abi.abi_config_text());

    /// <summary>OpenBLAS's version, build and kernels: "OpenBLAS 0.3.21 ... core=Haswell". Empty when the BLAS is another.</summary>
    public static string Blas => Text(Abi.abi_blas_text());

    /// <summary>
    /// Whether the matrix products run on OpenBLAS or MKL. Otherwise they may run on the reference BLAS, tens of times slower
    /// (Debian: install libopenblas0-pthread).
    /// </summary>
    public static bool HasFastBlas => Blas.Length > 0 || Configuration.Contains("Intel(R) oneAPI Math Kernel Library", StringComparison.Ordinal)
        || Configuration.Contains("Intel(R) Math Kernel Library", StringComparison.Ordinal);

    /// <summary>Threads of ATen's own loops.</summary>
    public static int AtenThreads => Abi.abi_aten_threads();

    /// <summary>Threads of OpenBLAS; 0 when the BLAS is another.</summary>
    public static int BlasThreads => Abi.abi_blas_threads();

    private static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";
}
