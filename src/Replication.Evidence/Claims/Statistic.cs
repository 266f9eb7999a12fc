namespace Replication.Evidence;

/// <summary>What is measured: a quantity of an arm, or of several, summed up over runs or compared run by run.</summary>
/// <param name="Summary">How the runs come together.</param>
/// <param name="Quantity">Name of the quantity.</param>
/// <param name="Arms">The arms that take part; of a difference or ratio the first is held against the second.</param>
public sealed record Statistic(Summary Summary, string Quantity, IReadOnlyList<string> Arms)
{
    /// <summary>What the points of the series are, where its points are compared; null otherwise.</summary>
    public string? Sweep { get; init; }

    /// <summary>
    /// The statistic in a phrase, e.g. <c>mean W1 of 'clipped'</c>. It names the random stream of the statistic's interval: other words
    /// would move its ends.
    /// </summary>
    public string Name => Summary switch
    {
        Summary.Median => $"median {Quantity} of {Text.Names(Arms)}",
        Summary.Mean => $"mean {Quantity} of {Text.Names(Arms)}",
        Summary.Difference => $"mean {Quantity} of '{Arms[0]}' minus '{Arms[1]}'",
        Summary.Ratio => $"ratio of geometric means of {Quantity}, '{Arms[0]}' to '{Arms[1]}'",
        _ => $"{Quantity} of {Text.Names(Arms)}{(Sweep is null ? "" : $" over {Sweep}")}",
    };
}

/// <summary>How the runs of a statistic come together.</summary>
public enum Summary
{
    /// <summary>The median over the runs of an arm, which are counted one by one.</summary>
    Median,

    /// <summary>The mean over the runs of an arm.</summary>
    Mean,

    /// <summary>The difference of two arms' means.</summary>
    Difference,

    /// <summary>The ratio of two arms' geometric means.</summary>
    Ratio,

    /// <summary>The worst of all runs, or of all points of a series of all runs.</summary>
    Worst,
}
