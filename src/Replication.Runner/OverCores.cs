using System.Runtime.ExceptionServices;

namespace Replication.Runner;

/// <summary>Work that is done for each of some items, on every core: judging and drawing. Nothing of it may use Torch.</summary>
internal static class OverCores
{
    /// <summary>What a function gives for each item, in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="function">Called from several threads at once.</param>
    /// <remarks>An exception is that of the first item that failed, as a loop would have thrown it.</remarks>
    public static IReadOnlyList<TResult> Each<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> function)
    {
        var results = new TResult[items.Count];
        var failures = new ExceptionDispatchInfo?[items.Count];
        Parallel.For(0, items.Count, index =>
        {
            try
            {
                results[index] = function(items[index]);
            }
            catch (Exception failure)
            {
                failures[index] = ExceptionDispatchInfo.Capture(failure);
            }
        });
        failures.FirstOrDefault(failure => failure is not null)?.Throw();
        return results;
    }
}
