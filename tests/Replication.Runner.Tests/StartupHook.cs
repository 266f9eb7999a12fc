using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;

/// <summary>
/// What the runtime calls in a process of the command before anything else, where a test asks for it: it ends the process, with the
/// signal that nothing can catch, at a moment that no clock could hit.
/// </summary>
internal static class StartupHook
{
    /// <summary>Number, from 1, of the change to the results folder before which the process ends.</summary>
    public const string EndsAtStep = "REPLICATION_TEST_ENDS_AT_STEP";

    /// <summary>A file that the first worker makes before it ends while it starts; later workers find it and live.</summary>
    public const string EndsFirstWorker = "REPLICATION_TEST_ENDS_FIRST_WORKER";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(EndsAtStep) is { } step) _ = new Steps(int.Parse(step, CultureInfo.InvariantCulture));
        if (Environment.GetEnvironmentVariable(EndsFirstWorker) is { } mark && Environment.GetCommandLineArgs().Contains("worker") && IsFirst(mark)) End();
    }

    static bool IsFirst(string mark)
    {
        try
        {
            using var made = new FileStream(mark, FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    static void End() => Process.GetCurrentProcess().Kill();

    sealed class Steps(int last) : EventListener
    {
        int _seen;

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "Replication.Publication") EnableEvents(source, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs written)
        {
            if (written.EventSource.Name == "Replication.Publication" && ++_seen == last) End();
        }
    }
}
