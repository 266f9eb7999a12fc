using MathNet.Numerics;
using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// Theorems 3.1 and 3.2 (Lemma 1 of the final version): two samples of one law, mu = N(0, I/d), keep JSD log 2 and W at least 1.1 however
/// large they are, as long as log m is far below d.
/// </summary>
static class SampleDistances
{
    public static Study<Row> Study => new(
        "samples", Paper.GeneralizationAndEquilibrium, "Theorem 3.1", "JSD and W between samples of one law do not shrink")
    {
        Deviation = "Version 3 of the paper has d_JS = 1 in the proof, read as log 2, and a closest pair at distance 1, read as 1.1.",
        Seeds = Generalization.Seeds,
        Arms = [High, Middle, Low, Atoms],
        Claims =
        [
            new("jsd-stays-log-2")
            {
                Statement = "JSD between two samples of one law is log 2 at every size, in low dimension too.",
                Published = "log 2",
                Formula = @"d_{JS}(\hat\mu, \hat\nu) = \log 2",
                Criterion = Sizes.Is(Jsd, Expected<Pair>.Constant("log 2", Math.Log(2)), Rounding),
                On = [High, Low], Control = [Atoms],
            },
            new("w-stays-above-1.1")
            {
                Statement = "At d = 500 W between two samples, and between the law and a sample, is at least 1.1 at every size.",
                Published = "at least 1.1",
                Formula = @"W(\hat\mu, \hat\nu) \ge 1.1, \quad W(\mu, \hat\mu) \ge \mathbb{E}_{y \sim \mu} \min_i \|y - x_i\| \ge 1.1",
                Criterion = Sizes.BoundedBelowBy(W, Least, Room).And(Sizes.BoundedBelowBy(ToNearest, Least, Room)),
                On = [High], Control = [Low],
            },
            new("closest-pair")
            {
                Locus = "Theorem 3.1, proof",
                Statement = "At d = 500 no two draws are closer than 1.1, which is how the theorem is proved.",
                Published = "all pairs are at least 1.1 apart with high probability",
                Formula = @"\min_{i,j} \|x_i - y_j\| \ge 1.1",
                Criterion = Sizes.BoundedBelowBy(Closest, Least, Room)
                    .And(Sizes.BoundedBy(PairBound, Expected<Pair>.Constant("1e-6", 1e-6), Room)),
                On = [High], Control = [Middle],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> High = new("d-500", "N(0, I/d) at d = 500", run => Measure(500, run));
    internal static readonly Arm<Row> Middle = new("d-100", "N(0, I/d) at d = 100", run => Measure(100, run));
    internal static readonly Arm<Row> Low = new("d-2", "N(0, I/d) at d = 2", run => Measure(2, run));
    internal static readonly Arm<Row> Atoms = new(      // finitely many outcomes: not continuous
        "atoms", "20 equally likely draws from N(0, I/d) at d = 500", run => Measure(500, run, atoms: 20));

    static readonly Sweep<Row, Pair> Sizes = new("sample sizes", row => row.Pairs);
    static readonly Quantity<Pair> Jsd = new("JSD", at => at.JensenShannon);
    static readonly Quantity<Pair> W = new("W between two samples", at => at.Wasserstein);
    static readonly Quantity<Pair> ToNearest = new("mean distance of draws from a sample", at => at.ToNearest);
    static readonly Quantity<Pair> Closest = new("least distance between two samples", at => at.Closest);
    static readonly Quantity<Pair> PairBound = new(
        "bound on P(a pair is closer)", at => HighDimensionalGaussian.AnyPairWithinBound(at.Dimension, 1.1, 2 * at.Samples));
    static readonly Expected<Pair> Least = Expected<Pair>.Constant("1.1", 1.1);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "samples without a common point have it but for rounding");
    static readonly Tolerance Room = Tolerance.Exact("the bound leaves room");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var pairs = measurements.Points(row => row.Pairs);
        var samples = new Axis("draws in each sample m", Axis.Dimensionless) { Log = true };
        (string Name, Arm<Row> Arm)[] shown = [("d = 500", High), ("d = 100", Middle), ("d = 2", Low), ("20 atoms", Atoms)];
        yield return new Figure("samples", "W and JSD between two samples of one law")
        {
            Paper = new PaperLocus("MIX+GAN", "Theorem 3.1"),
            Caption = "Both samples are from one law, whose distance from itself is 0. At d = 500 W falls so slowly that it stays above "
                + "1.1; at d = 2 it falls towards 0. JSD is log 2 for every continuous law, and falls for a law on 20 atoms. Each line is "
                + "one seed.",
            AltText = "Two panels over sample sizes 25 to 200. W is nearly level at 1.35 and 1.24 for d = 500 and 100, and falls from "
                + "0.5 to 0.2 for d = 2; for 20 atoms it falls too. JSD is level at 0.69 for all but the atoms, for which it falls "
                + "towards 0.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels =
            [
                new Panel(samples, new Axis("W", Axis.Dimensionless))
                {
                    Title = "earth mover's distance",
                    Traces = Lines(at => at.Wasserstein),
                    References = [new HorizontalLine("1.1", Level.ClosedForm("Theorem 3.1", 1.1))],
                },
                new Panel(samples, new Axis("JSD", "nats"))
                {
                    Title = "Jensen-Shannon divergence",
                    Traces = Lines(at => at.JensenShannon),
                    References = [new HorizontalLine("log 2", Level.ClosedForm("log 2", Math.Log(2)))],
                },
            ],
        };

        IReadOnlyList<Trace> Lines(Expression<Func<Pair, object?>> y) =>
            [.. shown.SelectMany(one => pairs.Of(one.Arm).LinePerSeed(one.Name, at => at.Samples, y))];
    }

    static int[] Counts(Run run) => run.Scale == Scale.Smoke ? [25, 50] : [25, 50, 100, 200];   // 400 give the same at four times the cost
    const int Fresh = 200;      // draws whose distance from the sample bounds W(mu, sample) from below

    internal static Row Measure(int dimension, Run run, int? atoms = null)
    {
        var stream = new RandomStream("samples", run.Seed);
        var support = Gaussian(dimension, atoms ?? 0, stream);
        return new([.. Counts(run).Select(count => Compare(Sample(count), Sample(count), Sample(Fresh)))]);

        double[][] Sample(int count) => atoms is null
            ? Gaussian(dimension, count, stream)
            : [.. Enumerable.Range(0, count).Select(_ => support[stream.NextInt(support.Length)])];
    }

    static Pair Compare(double[][] x, double[][] y, double[][] fresh) => new(
        x[0].Length,
        x.Length,
        JensenShannon(x, y),
        ExactTransport.Solve(x, y, GroundCost.Euclidean).Value,
        fresh.Average(draw => x.Min(one => Distance.Euclidean(one, draw))),
        x.Min(one => y.Min(other => Distance.Euclidean(one, other))));

    /// <summary>Of two samples as laws on their points: equal points are one.</summary>
    static double JensenShannon(double[][] x, double[][] y)
    {
        string[] points = [.. x.Concat(y).Select(Key).Distinct()];
        return FDivergences.JensenShannon.Between(Law(x), Law(y));

        double[] Law(double[][] sample)
        {
            var counts = sample.CountBy(Key).ToDictionary();
            return [.. points.Select(point => counts.GetValueOrDefault(point) / (double)sample.Length)];
        }

        static string Key(double[] point) => string.Join(' ', point);
    }

    internal static double[][] Gaussian(int dimension, int count, RandomStream stream) =>
    [
        .. from _ in Enumerable.Range(0, count)
           select Enumerable.Range(0, dimension).Select(_ => stream.NextGaussian() / Math.Sqrt(dimension)).ToArray(),
    ];

    internal sealed record Row(IReadOnlyList<Pair> Pairs);

    /// <param name="Dimension">d.</param>
    /// <param name="Samples">Draws m in each of two samples of one law.</param>
    /// <param name="JensenShannon">JSD between the samples.</param>
    /// <param name="Wasserstein">W between them, exact.</param>
    /// <param name="ToNearest">Mean distance of fresh draws from the first sample: W from the law to the sample is no smaller.</param>
    /// <param name="Closest">Least distance between a point of one sample and a point of the other.</param>
    internal sealed record Pair(int Dimension, int Samples, double JensenShannon, double Wasserstein, double ToNearest, double Closest);
}
