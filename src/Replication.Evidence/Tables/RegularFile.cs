using System.IO.Enumeration;
using System.Runtime.InteropServices;

namespace Replication.Evidence.Tables;

/// <summary>
/// Reads files that have an end. A FIFO keeps its reader waiting for a writer, and a device such as <c>/dev/zero</c> never ends: both are
/// refused before they are opened.
/// </summary>
public static class RegularFile
{
    /// <summary>The whole file as text: UTF-8 unless a byte-order mark says otherwise.</summary>
    /// <exception cref="IOException">The path is a FIFO, a device or a socket, or the file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static string ReadText(string path)
    {
        Require(path);
        return File.ReadAllText(path);
    }

    /// <summary>The whole file.</summary>
    /// <exception cref="IOException">See <see cref="ReadText"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="ReadText"/>.</exception>
    public static byte[] ReadBytes(string path)
    {
        Require(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>
    /// Refuses a FIFO, a device or a socket, also behind a symbolic link. A path that does not exist passes: to open it says more. Only
    /// Linux can be asked; elsewhere every path passes.
    /// </summary>
    /// <exception cref="IOException">The path is none of a file and a folder.</exception>
    public static void Require(string path)
    {
        if (OperatingSystem.IsLinux() && Type(path) is { } type and not (Regular or Folder))
            throw new IOException($"'{path}' is no regular file but {Name(type)}.");
    }

    /// <summary>
    /// Refuses a folder below which <see cref="Require"/> refuses anything. What lies behind a link to a folder is not looked at.
    /// </summary>
    /// <param name="folder">The folder; one that does not exist passes.</param>
    /// <exception cref="IOException">A path below it is none of a file and a folder, or a folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static void RequireBelow(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(folder)) return;
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };
        var paths = new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), everything)
        {
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        foreach (var path in paths) Require(path);
    }

    // The file type bits of a mode, in octal 0170000 (POSIX sys/stat.h as Linux numbers them).
    const int TypeMask = 0xF000;
    const int Regular = 0x8000;
    const int Folder = 0x4000;

    static string Name(int type) => type switch
    {
        0x1000 => "a FIFO",
        0x2000 => "a character device",
        0x6000 => "a block device",
        _ => "a socket",
    };

    // .NET tells folders and links apart, but not what else is no file. Null where the path cannot be followed.
    static int? Type(string path)
    {
        const int CurrentFolder = -100, TypeOnly = 1, ModeOffset = 28;
        // struct statx has 256 bytes and the same layout on every architecture (statx(2)).
        var status = new byte[256];
        return Statx(CurrentFolder, path, 0, TypeOnly, status) == 0
            ? BitConverter.ToUInt16(status, ModeOffset) & TypeMask
            : null;
    }

    [DllImport("libc", EntryPoint = "statx")]
    static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);
}
