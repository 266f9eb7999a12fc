using MathNet.Numerics.Distributions;
using static TorchSharp.torch;

namespace Replication.Core.Metrics;

/// <summary>How far draws in the plane are from N(0, I), by counting them in square cells.</summary>
public static class PriorHistogram
{
    const int Bins = 64;
    const double Reach = 4;

    /// <summary>
    /// KL(q||N(0, I)) from draws of q: 64 x 64 cells on [-4, 4]^2, draws beyond clamped into the border cells, whose prior mass includes
    /// what is beyond. What differs within a cell is not seen, so it stays below the divergence, but for what finite counts add: that is
    /// corrected to first order (Miller and Madow), which falls short where cells expect less than one draw (0.001 for 400,000 draws of the
    /// prior).
    /// </summary>
    /// <param name="draws">Shape [n, 2], n positive, finite: an infinite draw is in no cell, not in one at the border.</param>
    /// <exception cref="ArgumentException">Another shape, or a draw that is NaN or infinite.</exception>
    public static double KullbackLeibler(Tensor draws)
    {
        Shapes.RequirePlane(draws);
        using var scope = NewDisposeScope();
        if (!draws.isfinite().all().item<bool>()) throw new ArgumentException("A draw is NaN or infinite.", nameof(draws));
        var cells = ((draws.to(float64) + Reach) * (Bins / (2 * Reach))).floor().clamp(0, Bins - 1).to(int64);
        var counts = bincount(cells.select(1, 0) * Bins + cells.select(1, 1), null, Bins * Bins).cpu().data<long>().ToArray();
        double[] mass = [.. Enumerable.Range(0, Bins).Select(Mass)];
        double total = counts.Sum(), divergence = 0;
        for (var cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] == 0) continue;
            var share = counts[cell] / total;
            divergence += share * Math.Log(share / (mass[cell / Bins] * mass[cell % Bins]));
        }

        return divergence - (counts.Count(count => count > 0) - 1) / (2 * total);
    }

    static double Mass(int bin)
    {
        double Below(int edge) => edge switch
        {
            0 => 0,
            Bins => 1,
            _ => Normal.CDF(0, 1, -Reach + edge * (2 * Reach / Bins)),
        };
        return Below(bin + 1) - Below(bin);
    }
}
