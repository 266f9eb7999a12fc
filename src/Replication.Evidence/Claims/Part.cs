using Replication.Oracles.Statistics;

namespace Replication.Evidence;

/// <summary>One thing that was measured, what is required of it, and whether it meets that: numbers and names, no sentences.</summary>
public sealed record Part
{
    /// <summary>What was measured.</summary>
    public required Statistic Statistic { get; init; }

    /// <summary>What is required of it.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>The statistic's value; NaN where it has none, because a run diverged or nothing was decided.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>Lower end of its interval; equal to <see cref="Value"/> where nothing is random.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper end of its interval.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>How the interval was made, e.g. <c>95 % bootstrap, studentized over 8 seeds, 9999 resamples</c>.</summary>
    public string Interval { get; init; } = "none";

    /// <summary>Whether the requirement is met, the test's level apart.</summary>
    public bool Met { get; init; }

    /// <summary>The declared test; null where nothing is random.</summary>
    public Tested? Test { get; init; }

    /// <summary>p-value of the declared test, before Holm's correction; null where nothing is random.</summary>
    public double? PValue => Test?.P;

    /// <summary>
    /// The smallest p-value that the test could give with this many runs; null where there is no such limit. An exact test of 8 pairs
    /// cannot go below 1/256, which Holm's correction over many claims may exceed whatever is measured.
    /// </summary>
    public double? SmallestPValue => Test?.SmallestP;

    /// <summary>Smallest number of runs in any random arm that takes part; null where no arm is random.</summary>
    public int? Seeds { get; init; }

    /// <summary>The numbers that were averaged, tested or counted, arm by arm; empty where rows are compared one by one.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];

    /// <summary>How many runs meet the requirement; null where runs are not counted.</summary>
    public RunCount? Count { get; init; }

    /// <summary>The comparison that came out worst; null where no row is compared by itself.</summary>
    public WorstCase? Worst { get; init; }

    /// <summary>The run without a usable number, which counts against the claim; null where there is none.</summary>
    public LostRun? Lost { get; init; }

    /// <summary>Why nothing could be decided, such as a missing run, as a clause without a full stop; null where something was.</summary>
    public string? Obstacle { get; init; }
}

/// <summary>A test's name, its p-value, and the smallest one it could have given with as many runs.</summary>
/// <param name="Method">Name of the test.</param>
/// <param name="P">The p-value.</param>
/// <param name="SmallestP">The smallest p-value; null where there is no such limit.</param>
public sealed record Tested(string Method, double P, double? SmallestP);

/// <summary>Runs that meet a requirement.</summary>
/// <param name="Met">How many do.</param>
/// <param name="Runs">Of how many.</param>
/// <param name="Share">Interval of the share of all seeds that would.</param>
public sealed record RunCount(int Met, int Runs, ConfidenceInterval Share);

/// <summary>The worst of several comparisons, which decides.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Replicate">Number of the run; null where the arm is not random.</param>
/// <param name="Point">Number of the point in its series; null where rows are compared.</param>
/// <param name="Expected">What was expected there.</param>
/// <param name="Allowed">The largest difference that the tolerance allows there.</param>
/// <param name="Of">Number of comparisons.</param>
public sealed record WorstCase(string Arm, int? Replicate, int? Point, double Expected, double Allowed, int Of);

/// <summary>A run whose number cannot be averaged.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Run">0-based number of the run.</param>
/// <param name="Value">
/// Its number: NaN or infinite where the run diverged; 0 or less where a ratio of geometric means needs a positive one.
/// </param>
public sealed record LostRun(string Arm, int Run, double Value);
