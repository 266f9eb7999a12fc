using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// Loads the native part and, with it, libtorch, when the first native function is called: first the environment that libtorch, OpenBLAS and
/// OpenMP read once while they load, then the library, then one thread each and an allocator that keeps its memory.
/// </summary>
internal static unsafe partial class NativeLoader
{
    private const string FileName = "libtorch_abi.so";

    /// <summary>
    /// What has to be set before libtorch is loaded; a value that the user has set stays. One thread each, because ATen's and OpenBLAS's pools
    /// spin against each other; fixed kernels, so that the bits of a result do not depend on the model of the CPU.
    /// </summary>
    private static readonly (string Name, string Value)[] Environment =
    [
        ("OPENBLAS_NUM_THREADS", "1"),
        ("OMP_NUM_THREADS", "1"),
        ("OMP_WAIT_POLICY", "passive"),
        ("OPENBLAS_CORETYPE", "Haswell"),
        ("ATEN_CPU_CAPABILITY", "avx2"),
    ];

    internal static void Register() => NativeLibrary.SetDllImportResolver(
        Assembly.GetExecutingAssembly(), (name, _, _) => name == Abi.Library ? Load() : 0);

    private static nint Load()
    {
        foreach (var (name, value) in Environment)
        {
            // .NET's own SetEnvironmentVariable does not reach getenv in native code.
            if (setenv(name, value, 0) != 0) throw new InvalidOperationException($"cannot set {name}");
        }

        nint library;
        try
        {
            library = NativeLibrary.Load(Find());
        }
        catch (DllNotFoundException e) when (e.InnerException is null)
        {
            throw new DllNotFoundException($"libtorch cannot be loaded: run `make setup`. ({e.Message.ReplaceLineEndings(" ")})", e);
        }

        ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "abi_initialize"))();
        ((delegate* unmanaged<int, int, int>)NativeLibrary.GetExport(library, "abi_set_threads"))(1, 1);
        return library;
    }

    private static string Find()
    {
        string?[] folders = [Path.GetDirectoryName(typeof(NativeLoader).Assembly.Location), AppContext.BaseDirectory];
        return folders.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, FileName)).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException(
                $"The native part of the Torch binding ({FileName}) is missing: run `make setup`, then build again.", new FileNotFoundException(FileName));
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
