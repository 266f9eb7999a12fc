using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Turns the code of a failed native call into the exception that TorchSharp throws, with libtorch's own message.</summary>
internal static class NativeFailure
{
    internal static void Check(int failure)
    {
        if (failure != 0) Throw(failure);
    }

    /// <summary>The value of a getter that says with a negative number that libtorch refused.</summary>
    internal static long CheckValue(long value)
    {
        if (value < 0) Throw(1);
        return value;
    }

    /// <exception cref="ExternalException">Always.</exception>
    [DoesNotReturn]
    internal static void Throw(int failure) =>
        throw new ExternalException(Marshal.PtrToStringUTF8(Abi.abi_failure_text()) ?? "libtorch failed", failure);
}
