namespace Replication.Oracles.Statistics;

/// <summary>
/// Counts how many arrangements give a statistic at least as extreme as the observed one, in the direction of the alternative. The
/// statistic is centred: its mean over all arrangements is zero, so that two-sided means at least as far from zero.
/// </summary>
/// <remarks>Statistics are integers, so that equal ones are equal.</remarks>
struct TailCount(double observed, Alternative alternative)
{
    readonly double _least =
        alternative == Alternative.TwoSided ? Math.Abs(observed) : alternative == Alternative.Less ? -observed : observed;

    /// <summary>Arrangements seen.</summary>
    public double Total { get; private set; }

    /// <summary>Arrangements at least as extreme as the observed one.</summary>
    public double Extreme { get; private set; }

    public void Add(double statistic, double weight = 1)
    {
        Total += weight;
        var oriented = alternative switch
        {
            Alternative.TwoSided => Math.Abs(statistic),
            Alternative.Less => -statistic,
            _ => statistic,
        };
        if (oriented >= _least) Extreme += weight;
    }

    /// <summary>p-value when every arrangement was counted.</summary>
    public readonly double Exact => Extreme / Total;
}
