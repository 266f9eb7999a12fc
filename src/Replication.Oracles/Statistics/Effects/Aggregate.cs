namespace Replication.Oracles.Statistics;

/// <summary>
/// Scores of several groups, the runs of each task, summed up in one number; <see cref="Bootstrap"/>'s stratified intervals take them.
/// Elsewhere: the module <c>metrics</c> of the package rliable.
/// </summary>
/// <remarks>Source: Agarwal et al. (2021), "Deep reinforcement learning at the edge of the statistical precipice", section 4.</remarks>
public static class Aggregate
{
    /// <summary>The mean over groups of the mean of each, which weighs every group the same.</summary>
    /// <param name="groups">1 or more groups of 1 or more finite values.</param>
    /// <exception cref="ArgumentException">No group, an empty one, NaN or infinity.</exception>
    public static double Mean(IReadOnlyList<IReadOnlyList<double>> groups) => Means(groups).Average();

    /// <summary>The median over groups of the mean of each.</summary>
    /// <param name="groups">1 or more groups of 1 or more finite values.</param>
    /// <exception cref="ArgumentException">No group, an empty one, NaN or infinity.</exception>
    public static double Median(IReadOnlyList<IReadOnlyList<double>> groups) => Location.Median(Means(groups));

    /// <summary>The interquartile mean of all values of all groups together, as <see cref="Location.InterquartileMean"/>.</summary>
    /// <param name="groups">1 or more groups of 1 or more finite values.</param>
    /// <exception cref="ArgumentException">No group, an empty one, NaN or infinity.</exception>
    public static double InterquartileMean(IReadOnlyList<IReadOnlyList<double>> groups) =>
        Location.InterquartileMean([.. Require.Groups(groups, 1).SelectMany(group => group)]);

    /// <summary>By how much the values of all groups together fall short of a target on average; what exceeds it counts as 0.</summary>
    /// <param name="groups">1 or more groups of 1 or more finite values.</param>
    /// <param name="target">The score that is good enough; finite.</param>
    /// <exception cref="ArgumentException">No group, an empty one, NaN or infinity, or a target that is not finite.</exception>
    public static double OptimalityGap(IReadOnlyList<IReadOnlyList<double>> groups, double target = 1)
    {
        Require.Finite(target);
        return Require.Groups(groups, 1).SelectMany(group => group).Average(score => Math.Max(0, target - score));
    }

    /// <summary>The mean over groups of <see cref="Statistics.ProbabilityOfImprovement"/>: X of one arm above Y of the other.</summary>
    /// <param name="x">1 or more groups of 1 or more finite values.</param>
    /// <param name="y">As many groups of the other arm, matched by index; each of 1 or more finite values.</param>
    /// <exception cref="ArgumentException">No group, an empty one, NaN or infinity, or different numbers of groups.</exception>
    public static double ProbabilityOfImprovement(IReadOnlyList<IReadOnlyList<double>> x, IReadOnlyList<IReadOnlyList<double>> y)
    {
        double[][] first = Require.Groups(x, 1), second = Require.Groups(y, 1);
        if (first.Length != second.Length)
            throw new ArgumentException($"Groups are matched: x has {first.Length}, y has {second.Length}.", nameof(y));
        return first.Zip(second, Statistics.ProbabilityOfImprovement.Estimate).Average();
    }

    static double[] Means(IReadOnlyList<IReadOnlyList<double>> groups) =>
        Array.ConvertAll(Require.Groups(groups, 1), group => Location.Mean(group));
}
