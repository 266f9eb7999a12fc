namespace Replication.Evidence;

/// <summary>What a judgement found in the rows.</summary>
public sealed record Finding
{
    /// <summary>The statistic's value.</summary>
    public required double Ours { get; init; }

    /// <summary>Lower end of its interval; equal to <see cref="Ours"/> where nothing is random.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public required double High { get; init; }

    /// <summary>How the interval was made, e.g. <c>95 % BCa bootstrap over 8 seeds, 10,000 resamples</c> or <c>exact</c>.</summary>
    public required string Interval { get; init; }

    /// <summary>What the closed form, bound or comparison expects of it.</summary>
    public required double Expected { get; init; }

    /// <summary>The declared practical margin.</summary>
    public required double Margin { get; init; }

    /// <summary>Smallest number of runs in any random arm that takes part; null where no arm is random.</summary>
    public int? Seeds { get; init; }

    /// <summary>p-value of the declared test, before Holm's correction; null where nothing is random.</summary>
    public double? PValue { get; init; }

    /// <summary>
    /// The smallest p-value that the test could give with this many runs; null where there is no such limit. An exact test of 8 pairs cannot
    /// go below 1/256, which Holm's correction over many claims may exceed whatever is measured.
    /// </summary>
    public double? SmallestPValue { get; init; }

    /// <summary>Whether the criterion is met, the test's level apart: effect, distance or bound. Not unless a judgement says so.</summary>
    public bool Met { get; init; }

    /// <summary>One sentence with the numbers that decided, for `replicate explain`.</summary>
    public string Because { get; init; } = "";

    /// <summary>The numbers that were averaged, tested or counted, arm by arm; empty where rows are compared one by one.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];

    /// <summary>Why nothing could be decided, such as a missing run; null where something was.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The finding where nothing can be decided: NaN throughout, not met.</summary>
    /// <param name="obstacle">Why, as a clause without a full stop.</param>
    public static Finding Undecided(string obstacle) => new()
    {
        Ours = double.NaN,
        Low = double.NaN,
        High = double.NaN,
        Interval = "none",
        Expected = double.NaN,
        Margin = double.NaN,
        Because = $"Nothing was decided: {obstacle}.",
        Obstacle = obstacle,
    };
}
