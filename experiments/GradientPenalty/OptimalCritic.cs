using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// The optimal critic between two samples in the plane, from the Kantorovich potentials of an exact plan; no training. The potentials fix
/// f* on the samples alone: the lowest 1-Lipschitz function through its real values and the highest through its generated ones are both optimal,
/// and f* is the mean of the two, so that nothing is claimed of one choice that another would not show.
/// </summary>
/// <param name="generated">The samples x of P_g.</param>
/// <param name="real">The samples y of P_r.</param>
sealed class OptimalCritic(PointCloud generated, PointCloud real)
{
    readonly TransportSolution _transport = ExactTransport.Solve(generated, real, GroundCost.Euclidean);

    /// <summary>E_r f* - E_g f*, the same up to rounding as W1.</summary>
    public double Value => Mean(real) - Mean(generated);

    /// <summary>W1, the cost of the plan.</summary>
    public double Wasserstein => _transport.Value;

    /// <summary>f* on the samples where the plan fixes it: on the generated ones, then on the real ones.</summary>
    public IReadOnlyList<double> OnSamples => [.. _transport.SourcePotentials.ToArray().Select(potential => -potential), .. _transport.TargetPotentials];

    /// <summary>Pairs that the plan joins: index of x, index of y.</summary>
    public IEnumerable<(int X, int Y)> Pairs => _transport.Plan.ToArray().Select(shipment => (shipment.Source, shipment.Target));

    /// <summary>Largest |f*(y) - f*(x) - |x - y|| over the pairs of the plan.</summary>
    public double WorstGap => Pairs.Max(pair => Math.Abs(
        this[real[pair.Y][0], real[pair.Y][1]] - this[generated[pair.X][0], generated[pair.X][1]] - Length(pair)));

    /// <summary>f*.</summary>
    public double this[double x, double y]
    {
        get
        {
            double lowest = double.NegativeInfinity, highest = double.PositiveInfinity;
            for (var j = 0; j < real.Count; j++)
                lowest = Math.Max(lowest, _transport.TargetPotentials[j] - double.Hypot(x - real[j][0], y - real[j][1]));
            for (var i = 0; i < generated.Count; i++)
                highest = Math.Min(highest, double.Hypot(x - generated[i][0], y - generated[i][1]) - _transport.SourcePotentials[i]);
            return (lowest + highest) / 2;
        }
    }

    /// <summary>The worst of all pairs at a share t of the way from x to y.</summary>
    public OptimalLine Along(double t)
    {
        var (worst, least) = (0.0, double.PositiveInfinity);
        foreach (var pair in Pairs)
        {
            ReadOnlySpan<double> x = generated[pair.X], y = real[pair.Y];
            var length = Length(pair);
            // Between its two bounding cones f* is flat to second order across the line, so a step of a millionth of the way is exact to as much.
            var step = 1e-6 * (length > 0 ? length : 1);
            double atX = x[0] + t * (y[0] - x[0]), atY = x[1] + t * (y[1] - x[1]);
            var dx = (this[atX + step, atY] - this[atX - step, atY]) / (2 * step);
            var dy = (this[atX, atY + step] - this[atX, atY - step]) / (2 * step);
            least = Math.Min(least, double.Hypot(dx, dy));
            worst = Math.Max(worst, length > 0
                ? double.Hypot(dx - (y[0] - x[0]) / length, dy - (y[1] - x[1]) / length)
                : Math.Abs(double.Hypot(dx, dy) - 1));
        }

        return new OptimalLine(t, worst, least);
    }

    double Length((int X, int Y) pair) =>
        double.Hypot(real[pair.Y][0] - generated[pair.X][0], real[pair.Y][1] - generated[pair.X][1]);

    double Mean(PointCloud cloud) => Enumerable.Range(0, cloud.Count).Average(i => this[cloud[i][0], cloud[i][1]]);
}
