using Replication.Evidence.Tables;

namespace Replication.Evidence;

/// <summary>What counts as a run that diverged: the one rule of experiments, tables, summaries and judgements.</summary>
/// <remarks>
/// <para>A number that is NaN has diverged. An infinite one has too, unless its quantity may truly be infinite
/// (<see cref="MayBeInfiniteAttribute"/>).</para>
/// <para>Tables of measurements keep such a number as it is, in rows whose flag is true and in no other
/// (<see cref="MayDivergeAttribute"/>).
/// Figures and summaries over seeds (<see cref="OverSeeds"/>) leave it out, as they do an absent one; an infinity that is a value has a
/// rank, and counts
/// in medians and ranges.</para>
/// <para>A judgement of means counts it against the claim. A judgement of order alone (bounds, the worst seed, ranks) compares an infinite
/// number like
/// any other: a quantity that an infinity would not be an answer of has to be NaN there.</para>
/// </remarks>
public static class RunDivergence
{
    /// <summary>Whether a number says that its run diverged.</summary>
    /// <param name="number">Any number.</param>
    /// <param name="mayBeInfinite">Whether the quantity may truly be infinite.</param>
    public static bool Of(double number, bool mayBeInfinite = false) =>
        double.IsNaN(number) || (double.IsInfinity(number) && !mayBeInfinite);
}
