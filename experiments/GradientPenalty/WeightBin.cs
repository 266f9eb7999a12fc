namespace Replication.Experiments;

/// <summary>One bin of a histogram of a critic's weights.</summary>
/// <param name="Left">Left edge, as a multiple of the largest magnitude: from -1 to 1.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Share">Share of the weights in it.</param>
sealed record WeightBin(double Left, double Right, double Share)
{
    const int Bins = 50;

    /// <summary>50 equal bins from the largest magnitude's negative to itself.</summary>
    public static IReadOnlyList<WeightBin> Of(IReadOnlyList<double> weights)
    {
        var largest = weights.Max(Math.Abs);
        var counts = new int[Bins];
        foreach (var weight in weights) counts[Math.Min(Bins - 1, (int)((weight / largest + 1) / 2 * Bins))]++;
        return [.. counts.Select((count, bin) => new WeightBin(Edge(bin), Edge(bin + 1), count / (double)weights.Count))];
    }

    static double Edge(int bin) => Math.Round(2.0 * bin / Bins - 1, 12);
}
