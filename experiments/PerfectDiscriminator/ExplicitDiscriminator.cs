using Replication.Core.Metrics;
using Replication.Core.Targets;
using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Divergences;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// The perfect discriminator of Theorems 2.1 and 2.2 written down: D*(x) = step(s), s = d(x, M) / (d(x, M) + d(x, P)), where M carries the data
/// and P the generator, and step is Urysohn's smooth step from 1 on s &lt;= 1/3 to 0 on s >= 2/3. It is constant near every point of either
/// support that is not on both.
/// </summary>
static class ExplicitDiscriminator
{
    const int Points = 256;

    /// <summary>Everything about one pair, on 256 evenly spaced points of each support.</summary>
    public static ExactCase Examine(Supports pair)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var data = SampleTransport.Cloud(pair.Data.EvenlySpaced(Points));
        var generated = SampleTransport.Cloud(pair.Generated.EvenlySpaced(Points));

        // The laws of "D* says data" under P_r and under P_g. By the data-processing inequality no divergence of the laws themselves is
        // smaller; the two are disjoint, so none is larger either.
        double hits = Share(data, pair), falseAlarms = Share(generated, pair);
        double[] p = [hits, 1 - hits], q = [falseAlarms, 1 - falseAlarms];
        return new ExactCase(
            pair.Name,
            pair.Distance,
            ExactTransport.Solve(data, generated, GroundCost.Euclidean).Value,
            FDivergences.JensenShannon.Between(p, q),
            FDivergences.KullbackLeibler.Between(p, q),
            FDivergences.ReverseKullbackLeibler.Between(p, q),
            (hits + 1 - falseAlarms) / 2,
            Math.Max(Steepest(data, pair, pair.Generated), Steepest(generated, pair, pair.Data)));
    }

    /// <summary>D*(x).</summary>
    public static double At(ReadOnlySpan<double> x, Supports pair)
    {
        double toData = pair.Data.Distance(x), toGenerated = pair.Generated.Distance(x);
        return SmoothStep.At(toData / (toData + toGenerated));
    }

    static double Share(PointCloud points, Supports pair)
    {
        var data = 0;
        for (var i = 0; i < points.Count; i++)
            if (At(points[i], pair) > 0.5) data++;
        return (double)data / points.Count;
    }

    /// <summary>
    /// Greatest |grad D*| by central differences, whose step is a hundredth of the distance to the other support: the theorems speak of a
    /// neighbourhood, and that one shrinks towards a crossing.
    /// </summary>
    static double Steepest(PointCloud points, Supports pair, Curve other)
    {
        var steepest = 0.0;
        var moved = new double[points.Dimension];
        for (var i = 0; i < points.Count; i++)
        {
            var step = other.Distance(points[i]) / 100;
            double square = 0;
            for (var k = 0; k < moved.Length; k++)
            {
                points[i].CopyTo(moved);
                moved[k] += step;
                var ahead = At(moved, pair);
                moved[k] -= 2 * step;
                var slope = (ahead - At(moved, pair)) / (2 * step);
                square += slope * slope;
            }

            steepest = Math.Max(steepest, Math.Sqrt(square));
        }

        return steepest;
    }
}
