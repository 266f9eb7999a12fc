using System.Globalization;

namespace Replication.Runner;

/// <summary>
/// The limit of open files. .NET keeps two files open for every assembly that it has loaded; where the limit stops it, it says that the
/// assembly does not exist. So the limit is looked at before it is met.
/// </summary>
internal static class OpenFiles
{
    /// <summary>Files that a command needs: about 150 with Torch, more than 200 where it compiles.</summary>
    public const int Command = 256;

    /// <summary>Files that a worker adds to the command that started it: its streams and what the process itself takes.</summary>
    public const int Worker = 8;

    /// <summary>What to say when no file can be opened any more.</summary>
    public const string Exhausted = "Too many files are open: raise the limit (ulimit -n).";

    /// <summary>Why a number of open files is not to be had, in one line; null where it is, or where the system does not tell.</summary>
    public static string? Shortage(int needed)
    {
        const string Limits = "/proc/self/limits", Row = "Max open files";
        if (!File.Exists(Limits)) return null;
        foreach (var line in File.ReadAllLines(Limits))
        {
            if (!line.StartsWith(Row, StringComparison.Ordinal)) continue;
            var soft = line[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
            return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit < needed
                ? string.Create(CultureInfo.InvariantCulture, $"At most {limit} files may be open and {needed} are needed: raise the limit (ulimit -n).")
                : null;
        }

        return null;
    }

    /// <summary>Whether a file can still be opened.</summary>
    public static bool OneMore()
    {
        try
        {
            using var file = File.OpenRead(typeof(OpenFiles).Assembly.Location);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
