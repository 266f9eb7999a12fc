namespace TorchSharp;

/// <summary>
/// Keeps bounded what tensors hold that nobody disposes. The garbage collector sees 48-byte objects and would never run; its own means,
/// GC.AddMemoryPressure, collects in the background, so that its bound depends on how busy the machine is (770 MiB were seen). So the large tensors
/// are counted here, and one too many waits for a collection and its finalizers. Scoped code never gets there.
/// </summary>
internal static class HeldMemory
{
    /// <summary>Smaller tensors are not worth an interlocked addition: the collector's own budget for their objects bounds them.</summary>
    internal const int ThresholdKib = 64;

    private const long SlackKib = 128 * 1024;

    private static readonly Lock Gate = new();

    private static long _heldKib;
    private static long _limitKib = SlackKib;

    internal static void Add(int kib)
    {
        if (Interlocked.Add(ref _heldKib, kib) > Volatile.Read(ref _limitKib)) Collect();
    }

    internal static void Remove(int kib) => Interlocked.Add(ref _heldKib, -kib);

    private static void Collect()
    {
        if (!Gate.TryEnter()) return;
        try
        {
            // What was dropped since the last time is young.
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
            if (Interlocked.Read(ref _heldKib) <= _limitKib - SlackKib / 2) return;

            GC.Collect();
            GC.WaitForPendingFinalizers();
            // What is left is in use: the next time comes when it has doubled.
            var held = Interlocked.Read(ref _heldKib);
            Volatile.Write(ref _limitKib, held + Math.Max(SlackKib, held));
        }
        finally
        {
            Gate.Exit();
        }
    }
}
