using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Replication.Notebooks.Execution;

/// <summary>
/// Calls of the C library that keep a session's process apart: its streams out of the reach of cells, and everything that cells start in
/// one group, which can be ended as a whole. Elsewhere than on Linux and macOS they do nothing.
/// </summary>
static class Posix
{
    const int Kill = 9;
    const int ReadAndWrite = 2;

    // F_DUPFD_CLOEXEC
    static readonly int DuplicateForThisProcess = OperatingSystem.IsMacOS() ? 67 : 1030;

    static bool IsAbsent => OperatingSystem.IsWindows();

    /// <summary>Makes this process the leader of a new group; what it starts from now on belongs to the group.</summary>
    public static void LeadGroup()
    {
        if (!IsAbsent) setsid();
    }

    /// <summary>Ends every process of the group that a process led, whether the leader still runs or not.</summary>
    public static void EndGroup(int leader)
    {
        if (!IsAbsent) kill(-leader, Kill);
    }

    /// <summary>
    /// Takes the standard input and output for the caller, who alone can use them from now on. In their place stand nothing to read and
    /// the standard error.
    /// </summary>
    public static (Stream Input, Stream Output) TakeStreams()
    {
        if (IsAbsent) return (Console.OpenStandardInput(), Console.OpenStandardOutput());
        var (input, output) = (fcntl(0, DuplicateForThisProcess, 3), fcntl(1, DuplicateForThisProcess, 3));
        var nothing = open("/dev/null", ReadAndWrite);
        if (input < 0 || output < 0 || nothing < 0) throw new IOException("The standard streams cannot be taken.");
        dup2(nothing, 0);
        dup2(2, 1);
        close(nothing);
        return (Opened(input, FileAccess.Read), Opened(output, FileAccess.Write));
    }

    static FileStream Opened(int descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0);

    [DllImport("libc")]
    static extern int setsid();

    [DllImport("libc")]
    static extern int kill(int process, int signal);

    [DllImport("libc")]
    static extern int fcntl(int descriptor, int command, int argument);

    [DllImport("libc")]
    static extern int dup2(int from, int to);

    [DllImport("libc")]
    static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc")]
    static extern int close(int descriptor);
}
