using System.Diagnostics;

namespace Replication.Notebooks.Execution;

/// <summary>How notebooks are executed.</summary>
/// <param name="Start">How to start a process that calls <see cref="SessionLoop.Run"/>, its three streams redirected.</param>
/// <param name="Folder">The folder of the notebooks, which relative paths in cells start from.</param>
/// <param name="Limit">How long one notebook may take.</param>
public sealed record SessionSettings(Func<ProcessStartInfo> Start, string Folder, TimeSpan Limit);
