namespace Replication.Oracles.Transport;

/// <summary>What two weight vectors must satisfy to be the marginals of a plan.</summary>
static class Marginals
{
    /// <summary>
    /// Largest relative difference of the two totals that counts as rounding. Summing 1e6 float32 weights stays below it; a forgotten
    /// normalisation does not.
    /// </summary>
    internal const double BalanceTolerance = 1e-7;

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

    /// <summary>The common total; the second marginal is rescaled to the first one's total.</summary>
    internal static (double[] Source, double[] Target) Balance(ReadOnlySpan<double> source, ReadOnlySpan<double> target)
    {
        double a = CompensatedSum.Of(source), b = CompensatedSum.Of(target);
        if (Math.Abs(a - b) > BalanceTolerance * Math.Max(a, b))
            throw new ArgumentException($"The weights do not balance: the source holds {a:R}, the target {b:R}. Give both the same total.");
        double[] rescaled = target.ToArray();
        if (a != b)
            for (int j = 0; j < rescaled.Length; j++) rescaled[j] *= a / b;
        return (source.ToArray(), rescaled);
    }
}
