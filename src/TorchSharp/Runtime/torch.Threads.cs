using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// With OpenBLAS, more than one thread goes to the matrix products and ATen's own loops keep one: two spinning pools on the same cores are
    /// slower than one thread. With another BLAS both share ATen's pool.
    /// </summary>
    public static void set_num_threads(int num) => NativeFailure.Check(Abi.abi_set_threads(Abi.abi_blas_threads() > 0 && num > 0 ? 1 : num, num));

    public static int get_num_threads() => Math.Max(Abi.abi_aten_threads(), Abi.abi_blas_threads());

    public static void set_num_interop_threads(int num) => NativeFailure.Check(Abi.abi_set_interop_threads(num));

    public static int get_num_interop_threads() => Abi.abi_interop_threads();
}
