using System.Numerics;

namespace Replication.Oracles.Statistics;

/// <summary>How many arrangements there are, and how many of them are at least as extreme as the observed one.</summary>
struct ArrangementCount
{
    double _total;
    double _extreme;

    public void Add(bool extreme)
    {
        _total++;
        if (extreme) _extreme++;
    }

    /// <summary>p-value when every arrangement was counted.</summary>
    public readonly double Exact => _extreme / _total;

    /// <summary>p-value of a random sample of arrangements: the observed one counts too (Phipson and Smyth 2010).</summary>
    public readonly double MonteCarlo => (_extreme + 1) / (_total + 1);
}

/// <summary>Counts sign patterns of terms against the observed sum, in the direction of the alternative.</summary>
struct FlippedCount<T> where T : struct, IBinaryInteger<T>
{
    readonly Alternative _alternative;
    readonly Term<T> _all;
    ArrangementCount _count;

    public FlippedCount(Term<T>[] terms, Alternative alternative)
    {
        _alternative = alternative;
        foreach (var term in terms) _all += term;
    }

    public readonly double Exact => _count.Exact;

    public readonly double MonteCarlo => _count.MonteCarlo;

    /// <summary>Counts the pattern that flips terms of this sum: its own sum is less than the observed one by twice that.</summary>
    public void Add(Term<T> flipped)
    {
        var kept = _all - flipped;
        var up = T.IsNegative(_all.Value) ? -T.One : T.One;
        _count.Add(_alternative switch
        {
            Alternative.Greater => flipped.Value <= flipped.Rounding,
            Alternative.Less => -flipped.Value <= flipped.Rounding,
            // As far out on the observed side, or on the other: flipping all but these gives the negative.
            _ => up * flipped.Value <= flipped.Rounding || up * kept.Value <= kept.Rounding,
        });
    }
}

/// <summary>Counts labellings of pooled terms against the observed one, in the direction of the alternative.</summary>
struct RelabelledCount<T> where T : struct, IBinaryInteger<T>
{
    readonly Alternative _alternative;
    readonly Term<T> _first;
    readonly Term<T> _second;
    readonly T _n;
    readonly T _m;
    readonly bool _firstIsSmaller;
    readonly T _centred;
    ArrangementCount _count;

    /// <param name="pooled">The first sample, then the second.</param>
    /// <param name="n">Size of the first sample.</param>
    /// <param name="alternative">Greater: the first sample's mean is larger.</param>
    public RelabelledCount(Term<T>[] pooled, int n, Alternative alternative)
    {
        _alternative = alternative;
        foreach (var term in pooled[..n]) _first += term;
        foreach (var term in pooled[n..]) _second += term;
        (_n, _m) = (T.CreateChecked(n), T.CreateChecked(pooled.Length - n));
        // Stryker disable once Equality : of samples of one size either will do
        _firstIsSmaller = n <= pooled.Length - n;
        // The sum of the first sample less its mean over all labellings, times n + m.
        _centred = _m * _first.Value - _n * _second.Value;
    }

    public readonly double Exact => _count.Exact;

    public readonly double MonteCarlo => _count.MonteCarlo;

    /// <summary>Counts the labelling whose smaller sample has these terms of the first sample, and these of the second.</summary>
    public void AddSmaller(Term<T> ofFirst, Term<T> ofSecond)
    {
        if (_firstIsSmaller) AddFirst(ofFirst, ofSecond);
        else AddFirst(_first - ofFirst, _second - ofSecond);
    }

    /// <summary>Counts the labelling whose first sample has these terms of its own, and these of the second.</summary>
    public void AddFirst(Term<T> own, Term<T> others)
    {
        var gone = _first - own;
        var change = others.Value - gone.Value;
        var rounding = others.Rounding + gone.Rounding;
        _count.Add(_alternative switch
        {
            Alternative.Greater => change >= -rounding,
            Alternative.Less => change <= rounding,
            _ => IsFarther(change, rounding, own, others, gone),
        });
    }

    // As far out on the observed side, or on the other. There the sums of both labellings are compared with twice the mean, where a term
    // of the first sample in both counts 2m, one of the second in both -2n, and one of each m - n; all times n + m.
    readonly bool IsFarther(T change, T rounding, Term<T> own, Term<T> others, Term<T> gone)
    {
        var up = T.IsNegative(_centred) ? -T.One : T.One;
        if (up * change >= -rounding) return true;
        var two = T.One + T.One;
        var opposite = up * ((_n + _m) * change + two * _centred);
        var stayed = _second.Rounding - others.Rounding;
        return opposite <= two * (_m * own.Rounding + _n * stayed) + T.Abs(_m - _n) * (others.Rounding + gone.Rounding);
    }
}
