namespace Replication.Evidence;

static partial class Judge
{
    /// <summary>Two judgements hold together: the conditions of both, in their order.</summary>
    public static Judgement<TRow> Both<TRow>(Judgement<TRow> first, Judgement<TRow> second)
        where TRow : class => new([.. first.Conditions, .. second.Conditions]);
}
