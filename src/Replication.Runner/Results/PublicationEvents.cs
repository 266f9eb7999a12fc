using System.Diagnostics.Tracing;

namespace Replication.Runner.Results;

/// <summary>Tells listeners in this process of every change to the results folder just before it is made.</summary>
[EventSource(Name = "Replication.Publication")]
internal sealed class PublicationEvents : EventSource
{
    /// <summary>The source.</summary>
    public static PublicationEvents Log { get; } = new();

    /// <summary>A file is about to be written, renamed or deleted.</summary>
    [Event(1, Level = EventLevel.Informational)]
    public void Step(string what, string path) => WriteEvent(1, what, path);
}
