using System.Globalization;

namespace Replication.Oracles.Transport;

/// <summary>What two weight vectors must satisfy to be the marginals of a plan. Pure and safe to call from several threads.</summary>
public static class Marginals
{
    /// <summary>
    /// Largest difference of the two totals, relative to the larger, that counts as rounding: 1e-5. Weights that were normalised in float32
    /// sum to 1 within that, up to ten thousand of them added one by one; a forgotten normalisation does not.
    /// </summary>
    /// <remarks>
    /// Totals that differ by no more than the rounding of double sums, 2^-52 for each weight, leave the weights as they are but for the
    /// largest of the target, which takes the difference. Beyond that the target's weights are rescaled to the source's total.
    /// </remarks>
    public const double BalanceTolerance = 1e-5;

    const double Roundoff = 1.0 / (1L << 52);

    internal static void RequireWeights(ReadOnlySpan<double> weights, int count, string parameter)
    {
        if (weights.IsEmpty) throw new ArgumentException("There is no weight at all; expected at least one.", parameter);
        if (weights.Length != count) throw new ArgumentException($"{weights.Length} weights for {count} points.", parameter);
        double total = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            if (!double.IsFinite(weights[k]) || weights[k] < 0)
                throw new ArgumentException($"Weight {k} is {weights[k]}; weights are finite and not negative.", parameter);
            total += weights[k];
        }
        if (!(total > 0) || !double.IsFinite(total))
            throw new ArgumentException($"The weights sum to {total}; expected a positive, finite mass.", parameter);
    }

    /// <summary>Weights 1/n, n of them.</summary>
    internal static double[] Equal(int count)
    {
        var weights = new double[count];
        Array.Fill(weights, 1.0 / count);
        return weights;
    }

    /// <summary>Weights of one total; see <see cref="BalanceTolerance"/>.</summary>
    /// <exception cref="ArgumentException">The totals differ by more.</exception>
    internal static (double[] Source, double[] Target) Balance(ReadOnlySpan<double> source, ReadOnlySpan<double> target)
    {
        double a = CompensatedSum.Of(source), b = CompensatedSum.Of(target), larger = Math.Max(a, b), difference = Math.Abs(a - b);
        if (difference > BalanceTolerance * larger) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"The weights do not balance: the source holds {a:R}, the target {b:R}, which differ by more than {BalanceTolerance:G} of it. "
            + $"Give both the same total."));
        double[] balanced = target.ToArray();
        if (difference > Roundoff * (source.Length + target.Length) * larger)
            for (int j = 0; j < balanced.Length; j++) balanced[j] *= a / b;
        var rest = new CompensatedSum();
        foreach (double weight in source) rest.Add(weight);
        foreach (double weight in balanced) rest.Add(-weight);
        balanced[IndexOfLargest(balanced)] += rest.Value;
        return (source.ToArray(), balanced);
    }

    static int IndexOfLargest(double[] weights)
    {
        int largest = 0;
        for (int k = 1; k < weights.Length; k++)
            if (weights[k] > weights[largest]) largest = k;
        return largest;
    }
}
