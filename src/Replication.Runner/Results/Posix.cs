using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Replication.Runner.Results;

/// <summary>Calls of the C library for which .NET has no counterpart. A failure is told in the system's own words.</summary>
internal static class Posix
{
    const int LongestPath = 4096;
    const int WriteAndSearch = 2 | 1;
    const int ExclusiveWithoutWaiting = 2 | 4;
    const int NoSuchEntry = 2;

    // Without it a worker would inherit the lock, and keep it when the runner has been killed.
    static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
    static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>The one absolute path of a file or folder, without symbolic links; null where there is none.</summary>
    /// <param name="path">Any path to it.</param>
    /// <exception cref="IOException">The system cannot follow the path.</exception>
    public static string? RealPath(string path)
    {
        var resolved = new byte[LongestPath];
        if (realpath(path, resolved) != 0) return Encoding.UTF8.GetString(resolved, 0, Array.IndexOf<byte>(resolved, 0));
        return Marshal.GetLastPInvokeError() == NoSuchEntry ? null : throw Failure(path);
    }

    /// <summary>Why entries of a folder cannot be made, replaced or removed by this process; null where they can.</summary>
    public static string? WriteObjection(string folder) =>
        access(folder, WriteAndSearch) == 0 ? null : Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    /// <summary>
    /// Locks a folder for this process until the handle is closed or the process ends; null where another process holds it.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be opened or locked.</exception>
    public static SafeFileHandle? TryLock(string folder)
    {
        var descriptor = open(folder, CloseOnExec);
        if (descriptor < 0) throw Failure(folder);
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (flock(descriptor, ExclusiveWithoutWaiting) == 0) return handle;
        var error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        return error == WouldBlock ? null : throw Failure(folder, error);
    }

    /// <summary>
    /// Lets a write beyond the limit of a file's size (ulimit -f) fail; the signal that comes with it would end the process before it can
    /// say so. A handler in .NET would come too late where the process ends at once.
    /// </summary>
    public static void IgnoreFileSizeSignal()
    {
        const int FileSizeExceeded = 25, Ignored = 1;
        signal(FileSizeExceeded, Ignored);
    }

    static IOException Failure(string path) => Failure(path, Marshal.GetLastPInvokeError());

    static IOException Failure(string path, int error) => new($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'");

    [DllImport("libc", SetLastError = true)]
    static extern nint realpath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] resolved);

    [DllImport("libc", SetLastError = true)]
    static extern int access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", SetLastError = true)]
    static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    static extern int flock(int descriptor, int operation);

    [DllImport("libc")]
    static extern nint signal(int number, nint handler);
}
