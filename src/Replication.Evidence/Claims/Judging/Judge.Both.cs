namespace Replication.Evidence;

public static partial class Judge
{
    /// <summary>
    /// Two judgements hold together. What is reported is the weaker one: one that is undecided, else one that fails, else that of the larger
    /// p-value. The p-value is the larger of both, which needs no correction for there being two (intersection-union test). What both say in the
    /// same words is said once: of one quantity with one criterion, all arms are listed.
    /// </summary>
    public static Judgement<TRow> Both<TRow>(Judgement<TRow> first, Judgement<TRow> second)
        where TRow : class
    {
        string[] arms = [.. first.Arms.Union(second.Arms, StringComparer.Ordinal)];
        var one = WithoutArms(first) == WithoutArms(second);
        var alike = first.Criterion == second.Criterion || first.Criterion == Each(second.Criterion);
        return new(
            one && alike ? first.Statistic.Replace(Text.Names(first.Arms), Text.Names(arms), StringComparison.Ordinal)
                : first.Statistic == second.Statistic ? first.Statistic : $"{first.Statistic}; {second.Statistic}",
            !alike ? $"{first.Criterion}; and {second.Criterion}" : one ? first.Criterion : Each(second.Criterion),
            arms,
            (measurements, stream) => Weaker(
                first.Decide(measurements, $"{stream}/{first.Statistic}"), second.Decide(measurements, $"{stream}/{second.Statistic}")));
    }

    static string WithoutArms<TRow>(Judgement<TRow> judgement)
        where TRow : class => judgement.Statistic.Replace(Text.Names(judgement.Arms), "", StringComparison.Ordinal);

    static string Each(string criterion) => $"each {criterion}";

    static Finding Weaker(Finding first, Finding second)
    {
        var (weaker, other) = Strength(second).CompareTo(Strength(first)) < 0 ? (second, first) : (first, second);
        return weaker with
        {
            PValue = Larger(first.PValue, second.PValue),
            SmallestPValue = Larger(first.SmallestPValue, second.SmallestPValue),
            Samples = [.. first.Samples, .. second.Samples],
            Because = Reason.Of(weaker, other),
        };
    }

    static (bool Decided, bool Met, double Confidence) Strength(Finding finding) => (finding.Obstacle is null, finding.Met, -(finding.PValue ?? 0));

    /// <summary>The one that there is where the other is null.</summary>
    static double? Larger(double? first, double? second) => new[] { first, second }.Max();
}
