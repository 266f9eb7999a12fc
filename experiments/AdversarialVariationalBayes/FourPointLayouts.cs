using Replication.Figures;
using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

namespace Replication.Experiments;

/// <summary>
/// The two best ways in which four Gaussians can share the latent plane, each with the decoder that is best for it: two crossed pairs, at which
/// the paper's VAE and most of ours stand, and four parallel strips, which are better and where a few of ours end. Computed, not measured.
/// </summary>
static class FourPointLayouts
{
    static readonly Lazy<FourPointSolution> BestKnown = new(FourPointOptimum.Strips);

    static readonly Lazy<FourPointSolution> OfThePaper = new(() => FourPointOptimum.From(
        [new(1.3, 0, 0.4, 1), new(-1.3, 0, 0.4, 1), new(0, 0.9, 0.35, 0.5), new(0, -0.9, 0.35, 0.5)]));

    /// <summary>Four parallel strips: nothing better is known.</summary>
    public static FourPointSolution Strips => BestKnown.Value;

    /// <summary>Two crossed pairs: the optimum whose numbers the paper's VAE row has.</summary>
    public static FourPointSolution Crossed => OfThePaper.Value;

    static IEnumerable<(string Name, FourPointSolution Solution)> Both => [("crossed pairs", Crossed), ("parallel strips", Strips)];

    /// <summary>Table 1's terms of both.</summary>
    public static DataTable Terms => new DataTable("four-point-layouts.csv")
        .With("layout", [.. Both.Select(layout => layout.Name)])
        .With("log-likelihood", [.. Both.Select(layout => layout.Solution.LogLikelihood)])
        .With("elbo", [.. Both.Select(layout => layout.Solution.Elbo)])
        .With("reconstruction", [.. Both.Select(layout => layout.Solution.Reconstruction / FourPoints.Count)])
        .With("aggregate-divergence", [.. Both.Select(layout => layout.Solution.AggregateKullbackLeibler)]);

    /// <summary>Where each of the four Gaussians has its standard deviation, as closed curves.</summary>
    public static DataTable Ellipses
    {
        get
        {
            var points = Both.SelectMany(layout => layout.Solution.Encoder.SelectMany((q, point) => Enumerable.Range(0, 49).Select(i => (
                layout.Name, Point: point + 1.0, X: q.MeanX + q.SdX * Math.Cos(i * Math.PI / 24), Y: q.MeanY + q.SdY * Math.Sin(i * Math.PI / 24))))).ToArray();
            return new DataTable("four-point-ellipses.csv")
                .With("layout", [.. points.Select(point => point.Name)])
                .With("point", [.. points.Select(point => point.Point)])
                .With("z1", [.. points.Select(point => Math.Round(point.X, 4))])
                .With("z2", [.. points.Select(point => Math.Round(point.Y, 4))]);
        }
    }
}
