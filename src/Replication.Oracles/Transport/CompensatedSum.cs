namespace Replication.Oracles.Transport;

/// <summary>
/// Neumaier's compensated summation (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen"): the error of
/// the sum does not grow with the number of terms, and large terms that cancel leave the small ones whole.
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

    /// <summary>Adds a product with the part that its rounding drops.</summary>
    internal void AddProduct(double a, double b)
    {
        double product = a * b;
        Add(product);
        Add(Math.FusedMultiplyAdd(a, b, -product));
    }

    internal static double Of(ReadOnlySpan<double> terms)
    {
        var sum = new CompensatedSum();
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }
}
