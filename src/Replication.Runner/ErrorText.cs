using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using Replication.Evidence;
using Replication.Figures;
using Replication.Notebooks;

namespace Replication.Runner;

/// <summary>What an error that the user can mend comes to in one line: the suite's own, and the operating system's.</summary>
internal static partial class ErrorText
{
    // Numbers of errors that are the same on Linux and macOS (errno.h).
    const int Exists = 17, TooManyInSystem = 23, TooManyOpen = 24, NoSpace = 28;

    /// <summary>The line; null where the error is a fault of the suite, which shows its stack trace.</summary>
    public static string? Of(Exception error)
    {
        var cause = Cause(error);
        var text = cause is UserError or EvidenceException or ExternalProgramException or NotebookException ? cause.Message
            : IsSystem(cause) ? SystemText(cause)
            : null;
        return text?.ReplaceLineEndings(" ").TrimEnd();
    }

    /// <summary>Whether the operating system refused a file, a folder or a process.</summary>
    public static bool IsSystem(Exception error) => Cause(error) is IOException or UnauthorizedAccessException or Win32Exception;

    /// <summary>Whether a file could not be opened because another process holds it, and for no other reason.</summary>
    public static bool IsHeld(IOException error)
    {
        const int LinuxWouldBlock = 11, MacWouldBlock = 35, WindowsSharingViolation = unchecked((int)0x80070020);
        return error.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation;
    }

    /// <summary>The error inside those that say only where it was met.</summary>
    public static Exception Cause(Exception error) =>
        error is TypeInitializationException or TargetInvocationException or AggregateException && error.InnerException is { } inner
            ? Cause(inner)
            : error;

    static string SystemText(Exception error)
    {
        var said = error.Message.TrimEnd('.');
        // Where no file can be opened, an assembly that .NET loads late is reported as missing.
        if (error is FileNotFoundException or FileLoadException && !OpenFiles.OneMore()) return OpenFiles.Exhausted;
        if (Quoted().Match(said) is { Success: true } match && Obstacle(match.Groups[1].Value, error) is { } obstacle) return obstacle;
        return error.HResult switch
        {
            NoSpace => $"{said}: make room there, or give another folder.",
            _ when Number(error) is TooManyOpen or TooManyInSystem => OpenFiles.Exhausted,
            _ when error is UnauthorizedAccessException => $"{said}: it may not be read or written; check its owner and mode.",
            _ => $"{said}.",
        };
    }

    static int Number(Exception error) => error is Win32Exception native ? native.NativeErrorCode : error.HResult;

    /// <summary>What is wrong above a path that is to become a folder or a file, as a sentence; null where nothing is.</summary>
    public static string? NoFolderAbove(string path)
    {
        for (var above = Path.GetDirectoryName(Path.GetFullPath(path)); above is not null; above = Path.GetDirectoryName(above))
        {
            if (IsNoFolder(above)) return $"'{above}' is no folder, and one is expected there.";
        }

        return null;
    }

    // The system's own words are about what follows from a file in a folder's place, or a folder in a file's.
    static string? Obstacle(string path, Exception error) => error switch
    {
        _ when NoFolderAbove(path) is { } above => above,
        IOException { HResult: Exists } when IsNoFolder(path) => $"'{path}' is no folder, and one is expected there.",
        UnauthorizedAccessException when Directory.Exists(path) && CanList(path) => $"'{path}' is a folder, and a file is expected there.",
        _ => null,
    };

    static bool IsNoFolder(string path) => File.Exists(path) && !Directory.Exists(path);

    static bool CanList(string folder)
    {
        try
        {
            _ = Directory.GetFileSystemEntries(folder);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The path that .NET sets in its messages.
    [GeneratedRegex("'(.+)'", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
