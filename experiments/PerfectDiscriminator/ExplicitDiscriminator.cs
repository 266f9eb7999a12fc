using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Divergences;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// Theorems 2.1 to 2.3 by the perfect discriminator written down: D*(x) = step(s), s = d(x, M) / (d(x, M) + d(x, P)), where M carries the
/// data, P the generator, and step is Urysohn's smooth step from 1 on s &lt;= 1/3 to 0 on s >= 2/3. D* is constant near every point of
/// either support that is not on both.
/// </summary>
static class ExplicitDiscriminator
{
    public static Study<Row> Study => new("explicit", Paper.TowardsPrincipledMethods, "Theorems 2.1 to 2.3", "D* written down is perfect")
    {
        Arms = [OnSupports, Noisy, Aligned],
        Claims =
        [
            new("disjoint-perfect")
            {
                Locus = "Theorem 2.1",
                Statement = "A smooth discriminator between disjoint compact supports has accuracy 1 and no gradient on either.",
                Published = "accuracy 1, gradient 0",
                Formula = @"D^*|_{\mathcal{M}} = 1,\ D^*|_{\mathcal{P}} = 0,\ \nabla D^*|_{\mathcal{M} \cup \mathcal{P}} = 0",
                Criterion = Disjoint.Is(Accuracy, 1, Rounding).And(Disjoint.Is(Gradient, 0, Rounding)),
                On = [OnSupports], Control = [Noisy],
            },
            new("crossing-perfect")
            {
                Locus = "Theorem 2.2",
                Statement = "A discriminator between crossing supports has accuracy 1 and no gradient at almost every point of either.",
                Published = "accuracy 1, gradient 0",
                Formula = @"D^* = 1_{\mathcal{M}} \text{ and } \nabla D^* = 0 \text{ almost everywhere on } \mathcal{M} \cup \mathcal{P}",
                Criterion = Crossing.Is(Accuracy, 1, Rounding).And(Crossing.Is(Gradient, 0, Rounding)),
                On = [OnSupports], Control = [Aligned],
            },
            new("jsd-is-log-2")
            {
                Locus = "Theorem 2.3",
                Statement = "JSD is log 2 at every distance of the supports, while W1 is that distance.",
                Published = "log 2",
                Formula = @"\mathrm{JSD}(P_r, P_g) = \log 2",
                Criterion = Everywhere.Is(Jsd, new("log 2", (_, _) => Math.Log(2)), Rounding).And(Disjoint.Is(W, Distance, Rounding)),
                On = [OnSupports], Control = [Noisy],
            },
            new("kl-is-infinite")
            {
                Locus = "Theorem 2.3",
                Statement = "KL is infinite in both directions where supports are disjoint or only cross.",
                Published = "+infinity",
                Formula = @"\mathrm{KL}(P_r \| P_g) = \mathrm{KL}(P_g \| P_r) = +\infty",
                Criterion = Everywhere.Is(SmallerKl, double.PositiveInfinity, Rounding),
                On = [OnSupports], Control = [Aligned],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> OnSupports =
        new("exact", "D* written down, divergences exact", _ => new([.. Pairs.Select(Examine)])) { Random = false };
    internal static readonly Arm<Row> Noisy = new(
        "exact-noisy", "parallel segments with N(0, 0.25 I) added, by quadrature", _ => new([.. Apart.Select(Exact.Noisy)]))
    {
        Random = false,
    };
    internal static readonly Arm<Row> Aligned = new(
        "exact-aligned", "Beta(2, 5) against Beta(5, 2) on one segment, by quadrature", _ => new([Exact.Aligned()]))
    {
        Random = false,
    };

    static readonly Sweep<Row, Case> Everywhere = new("all pairs of supports", row => row.Cases);
    static readonly Sweep<Row, Case> Disjoint = new("pairs that do not meet", row => [.. row.Cases.Where(one => one.Distance > 0)]);
    static readonly Sweep<Row, Case> Crossing = new("pairs that meet", row => [.. row.Cases.Where(one => one.Distance == 0)]);
    static readonly Quantity<Case> Accuracy = new("accuracy of D*", one => one.Accuracy);
    static readonly Quantity<Case> Gradient = new("greatest |grad D*| on the supports", one => one.LargestGradient);
    static readonly Quantity<Case> Jsd = new("JSD", one => one.JensenShannon);
    static readonly Quantity<Case> SmallerKl =
        new("the smaller of both KLs", one => Math.Min(one.KullbackLeibler, one.ReverseKullbackLeibler));
    static readonly Quantity<Case> W = new("W1", one => one.Wasserstein);
    static readonly Quantity<Case> Distance = new("distance", one => one.Distance);

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are computed to double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var cases = measurements.Points(row => row.Cases).OrderBy(one => one.Distance);
        var segments = cases.Of(OnSupports).Where(one => one.Supports, Supports.ParallelSegments(1).Name);
        var circles = cases.Of(OnSupports).Where(one => one.Supports, Supports.ShiftedCircles(1).Name);

        yield return new Figure("divergences", "JSD is log 2 at every distance of the supports")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.3"),
            Caption = "Exact divergences of parallel segments, and of a circle of R^3 and the same one lifted, over their distance. JSD "
                + "stays at log 2 while W1 is the distance. With N(0, 0.25 I) added to the segments JSD falls with the distance, so it "
                + "has a gradient.",
            AltText = "Log-log chart over distance from 0.001 to 1: JSD is flat at 0.69 for segments and circles, W1 falls in proportion "
                + "to the distance, JSD with noise falls with its square.",
            Panels =
            [
                new Panel(new("distance of supports", Axis.Dimensionless) { Log = true }, new("divergence", "JSD in nats") { Log = true })
                {
                    Traces =
                    [
                        segments.Line("JSD, segments", at => at.Distance, at => at.JensenShannon) with { Markers = true },
                        circles.Line("JSD, circles", at => at.Distance, at => at.JensenShannon) with { Markers = true },
                        segments.Line("W1", at => at.Distance, at => at.Wasserstein) with { Markers = true },
                        cases.Of(Noisy).Line("JSD, segments with noise", at => at.Distance, at => at.JensenShannon) with { Markers = true },
                    ],
                },
            ],
        };
    }

    const int Points = 256;     // evenly spaced on each support

    static double[] Apart => [1, 0.1, 0.01, 0.001];     // down to a thousandth of the supports' own size

    static IEnumerable<Supports> Pairs =>
    [
        .. Apart.Select(Supports.ParallelSegments),
        .. Apart.Select(Supports.ShiftedCircles),
        .. new[] { 30.0, 60, 90 }.Select(Supports.CrossingSegments),
        Supports.CrossingCircles(),
    ];

    static Case Examine(Supports pair)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var data = SampleTransport.Cloud(pair.Data.EvenlySpaced(Points));
        var generated = SampleTransport.Cloud(pair.Generated.EvenlySpaced(Points));

        // The laws of "D* says data" under P_r and under P_g. By the data-processing inequality no divergence of the laws themselves is
        // smaller; the two are disjoint, so none is larger either.
        double hits = Share(data, pair), falseAlarms = Share(generated, pair);
        double[] p = [hits, 1 - hits], q = [falseAlarms, 1 - falseAlarms];
        return new(
            pair.Name,
            pair.Distance,
            ExactTransport.Solve(data, generated, GroundCost.Euclidean).Value,
            FDivergences.JensenShannon.Between(p, q),
            FDivergences.KullbackLeibler.Between(p, q),
            FDivergences.ReverseKullbackLeibler.Between(p, q),
            (hits + 1 - falseAlarms) / 2,
            Math.Max(Steepest(data, pair, pair.Generated), Steepest(generated, pair, pair.Data)));
    }

    static double At(ReadOnlySpan<double> x, Supports pair)
    {
        double toData = pair.Data.Distance(x), toGenerated = pair.Generated.Distance(x);
        return SmoothStep.At(toData / (toData + toGenerated));
    }

    static double Share(PointCloud points, Supports pair) =>
        (double)Enumerable.Range(0, points.Count).Count(i => At(points[i], pair) > 0.5) / points.Count;

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

    internal sealed record Row(IReadOnlyList<Case> Cases);

    /// <param name="Supports">The two laws.</param>
    /// <param name="Distance">The least distance between their supports.</param>
    /// <param name="Wasserstein">W1.</param>
    /// <param name="JensenShannon">JSD, natural logarithm.</param>
    /// <param name="KullbackLeibler">KL(P_r || P_g).</param>
    /// <param name="ReverseKullbackLeibler">KL(P_g || P_r).</param>
    /// <param name="Accuracy">Share of samples on the right side of 1/2, classes weighted equally.</param>
    /// <param name="LargestGradient">Greatest |grad D*| on either support.</param>
    internal sealed record Case(
        string Supports,
        double Distance,
        double Wasserstein,
        double JensenShannon,
        [MayBeInfinite] double KullbackLeibler,
        [MayBeInfinite] double ReverseKullbackLeibler,
        double Accuracy,
        double LargestGradient);
}
