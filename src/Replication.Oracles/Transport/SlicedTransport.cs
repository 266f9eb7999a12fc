namespace Replication.Oracles.Transport;

/// <summary>A Monte Carlo estimate of a sliced Wasserstein distance.</summary>
/// <param name="Value">The estimate, not negative; +infinity where a distance overflows.</param>
/// <param name="StandardError">Its standard error from the choice of directions, by the delta method; 0 in one dimension; NaN for a
/// single direction and for an infinite value.</param>
/// <param name="Directions">Number of directions drawn.</param>
public readonly record struct SlicedEstimate(double Value, double StandardError, int Directions);

/// <summary>
/// The sliced Wasserstein distance (Rabin, Peyre, Delon and Bernot 2011). Pure apart from the generator handed in.
/// </summary>
public static class SlicedTransport
{
    /// <summary>
    /// SW_p = (E_theta W_p(theta'x, theta'y)^p)^(1/p), theta uniform on the unit sphere, estimated over random directions.
    /// </summary>
    /// <param name="source">Points with weights.</param>
    /// <param name="target">Points of the same dimension, with weights of the same total.</param>
    /// <param name="directions">How many directions to draw, at least 1.</param>
    /// <param name="random">The seeded generator that directions come from; advanced by this call, so not to be shared between
    /// threads.</param>
    /// <param name="p">The order, finite and at least 1.</param>
    /// <exception cref="ArgumentException">Dimensions or totals that differ, no direction, p below 1 or not finite, or coordinates so large
    /// that a projection overflows.</exception>
    /// <remarks>POT: <c>ot.sliced_wasserstein_distance</c>.</remarks>
    /// <example>
    /// <code>
    /// double[,] x = { { 0, 0 }, { 1, 0 } }, y = { { 0, 3 }, { 1, 3 } };
    /// var sliced = SlicedTransport.Wasserstein(x, y, directions: 1000, new Random(1), p: 2);
    /// // A shift by 3 is seen by a direction as 3 times the cosine of its angle: 3 / sqrt 2 in the mean square.
    /// Console.WriteLine(Math.Abs(sliced.Value - 3 / Math.Sqrt(2)) &lt; 4 * sliced.StandardError);  // True
    /// </code>
    /// </example>
    public static SlicedEstimate Wasserstein(PointCloud source, PointCloud target, int directions, Random random, double p = 1)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(random);
        if (source.Dimension != target.Dimension)
            throw new ArgumentException(
                $"The source has dimension {source.Dimension}, the target {target.Dimension}; they live in one space.");
        if (directions < 1) throw new ArgumentOutOfRangeException(nameof(directions), directions, "At least one direction is needed.");
        var direction = new double[source.Dimension];
        var distances = new double[directions];
        for (int k = 0; k < directions; k++)
        {
            DrawDirection(direction, random);
            distances[k] = OneDimensionalTransport.Wasserstein(
                Project(source, direction), source.Weights, Project(target, direction), target.Weights, p);
        }
        return Average(distances, p);
    }

    static SlicedEstimate Average(double[] distances, double p)
    {
        double largest = distances.Max();
        if (double.IsInfinity(largest)) return new SlicedEstimate(largest, double.NaN, distances.Length);
        if (largest == 0) return new SlicedEstimate(0, distances.Length == 1 ? double.NaN : 0, distances.Length);
        double[] powers = Array.ConvertAll(distances, distance => Math.Pow(distance / largest, p));
        double mean = powers.Average(), root = Math.Pow(mean, 1 / p);
        double deviation = Math.Sqrt(powers.Sum(power => (power - mean) * (power - mean)) / (powers.Length - 1.0) / powers.Length);
        return new SlicedEstimate(largest * root, largest * root / (p * mean) * deviation, distances.Length);
    }

    static double[] Project(PointCloud cloud, double[] direction)
    {
        var projected = new double[cloud.Count];
        for (int i = 0; i < projected.Length; i++)
        {
            ReadOnlySpan<double> point = cloud[i];
            for (int d = 0; d < direction.Length; d++) projected[i] += point[d] * direction[d];
        }
        return projected;
    }

    // A standard normal vector (Box and Muller 1958), normalised.
    static void DrawDirection(double[] direction, Random random)
    {
        double norm;
        do
        {
            norm = 0;
            for (int d = 0; d < direction.Length; d++)
            {
                direction[d] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                norm += direction[d] * direction[d];
            }
        }
        while (!(norm > 1e-300));
        for (int d = 0; d < direction.Length; d++) direction[d] /= Math.Sqrt(norm);
    }
}
