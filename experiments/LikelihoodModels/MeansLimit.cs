using MathNet.Numerics;
using Replication.Core.Likelihood;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// K-means on the points of the mixture: its two steps never raise the distortion, and it is EM of a mixture with one fixed variance as
/// that variance goes to 0.
/// </summary>
static class MeansLimit
{
    public static Study<Row> Study => new("k-means", Paper.Lecture, "Section 2.1, K-means", "K-means is the limit of EM for small variance")
    {
        Seeds = LikelihoodModels.Seeds, Budget = Budget.Light,
        Deviation = "The lecture gives no data: three Gaussians in the plane, 300 draws, are ours.",
        Arms = [Means, Second, .. Mixtures],
        Claims =
        [
            new("k-means-never-raises-the-distortion")
            {
                Statement = "No step of K-means raises the mean squared distance of points from their means.",
                Published = "just means",
                Formula = @"\tfrac1n \sum_i \| x_i - \mu_{k(i)} \|^2",
                Criterion = LargestRise.BoundedBy(0, Rounding), On = [Means], Control = [Second],
            },
            new("k-means-is-the-limit-of-em")
            {
                Statement = "EM with variance 0.000001 in each component follows the means of K-means, step by step.",
                Published = "just means",
                Formula = @"p(k|x) \propto e^{-\|x - \mu_k\|^2 / 2 \sigma^2} \to 1[k = \arg\min_j \|x - \mu_j\|]",
                Criterion = Apart.AtMost(Near), On = [Mixtures[0]], Control = [Mixtures[^1]],
            },
        ],
        Figures = Draw,
    };

    static readonly double[] Variances = [1e-6, 1e-4, 1e-2, 1];
    internal static readonly Arm<Row> Means = new("k-means", "K-means", run => Measure(run, MeansClustering.Nearest));
    internal static readonly Arm<Row> Second = new(
        "second-nearest", "every point to its second nearest mean", run => Measure(run, SecondNearest));
    internal static readonly IReadOnlyList<Arm<Row>> Mixtures = [.. Variances.Select(variance => new Arm<Row>(
        $"em-{variance:0.######}", $"EM of the means, every variance {variance:0.######}", run => Measure(run, variance)))];

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "a mean of 300 squares in double precision");
    const double Near = 0.01;           // of data with deviations around 1; few points are near enough to a border to be shared

    static readonly Quantity<Row> LargestRise = new("largest rise of the distortion in a step", row => row.LargestRise);
    static readonly Quantity<Row> Apart = new("largest distance from the means of K-means", row => row.Apart);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        yield return new Figure("limit", "EM becomes K-means as its variance goes to 0")
        {
            Paper = new PaperLocus("Lecture", "Section 2.1"),
            Caption = "Largest distance, over 20 steps, between the means of EM with a fixed variance and those of K-means from one start. "
                + "One dot for each seed.",
            AltText = "Chart of the distance against the variance from 0.000001 to 1 on a logarithmic axis. The dots lie at 0 on the left "
                + "and between 0.4 and 2 on the right.",
            Panels =
            [
                new Panel(
                    new Axis("variance of each component", Axis.Dimensionless) { Log = true },
                    new Axis("distance of the means", Axis.Dimensionless))
                {
                    Traces = [.. Mixtures.Select(arm => measurements.Rows.Of(arm).Dots("one seed", row => row.Variance, row => row.Apart))],
                },
            ],
        };
    }

    const int Clusters = 3, Steps = 20;     // K-means itself arrives after about 10

    /// <summary>K-means with any assignment of points to means.</summary>
    static Row Measure(Run run, Func<double[][], IReadOnlyList<double[]>, int[]> assign) =>
        Followed(run, 0, (data, means) => (MeansClustering.Middles(data, assign(data, means), means), assign(data, means)));

    /// <summary>EM of the means alone, weights equal and every variance held.</summary>
    static Row Measure(Run run, double variance) => Followed(run, variance, (data, means) =>
    {
        var mixture = new IndependentMixture(
            [.. means.Select(_ => 1.0 / Clusters)], means, [.. means.Select(_ => (double[])[variance, variance])]);
        return (IndependentMixture.Maximised(data, mixture.Posterior(data)).Means, MeansClustering.Nearest(data, means));
    });

    static Row Followed(
        Run run, double variance, Func<double[][], IReadOnlyList<double[]>, (IReadOnlyList<double[]> Means, int[] Clusters)> step)
    {
        var data = MixtureLikelihood.Data(run.Seed);
        var means = IndependentMixture.At(data, Clusters, new RandomStream("start", run.Seed)).Means;
        var (nearest, apart, distortions) = (means, 0.0, new List<double>());
        for (var taken = 0; taken < Steps; taken++)
        {
            var (moved, clusters) = step(data, means);
            distortions.Add(MeansClustering.Distortion(data, clusters, means));
            (means, nearest) = (moved, MeansClustering.Middles(data, MeansClustering.Nearest(data, nearest), nearest));
            apart = Math.Max(apart, means.Zip(nearest, (one, other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Max()).Max());
        }

        return new(variance, distortions.Zip(distortions.Skip(1), (before, after) => after - before).Max(), apart, distortions[^1]);
    }

    static int[] SecondNearest(double[][] data, IReadOnlyList<double[]> means) =>
        [.. data.Select(x => Enumerable.Range(0, Clusters).OrderBy(k => Distance.SSD(x, means[k])).ElementAt(1))];

    /// <param name="Variance">The variance that EM holds; 0 for K-means.</param>
    /// <param name="LargestRise">By how much the distortion rose in the worst step; negative where it fell in every step.</param>
    /// <param name="Apart">Largest distance of a coordinate of the means from that of K-means, over the steps.</param>
    /// <param name="Distortion">Mean squared distance of the points from the means of their clusters at the end.</param>
    internal sealed record Row(double Variance, double LargestRise, double Apart, double Distortion);
}
