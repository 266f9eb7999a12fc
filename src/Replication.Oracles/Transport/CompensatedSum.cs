namespace Replication.Oracles.Transport;

/// <summary>
/// Neumaier's compensated summation (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen"): the error of
/// the sum does not grow with the number of terms, which lets a certificate of a large plan be tight.
/// </summary>
struct CompensatedSum
{
    double _sum;
    double _lost;

    internal readonly double Value => _sum + _lost;

    internal void Add(double term)
    {
        double next = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    internal static double Of(ReadOnlySpan<double> terms)
    {
        var sum = new CompensatedSum();
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }
}
