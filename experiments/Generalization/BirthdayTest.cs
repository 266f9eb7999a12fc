using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// The birthday test of Arora and Zhang 2017: how often a batch of outputs holds a duplicate says how many different outputs a generator
/// has. The exact interval of that share, turned into numbers of outputs, is an interval of the support's size.
/// </summary>
static class BirthdayTest
{
    public static Study<Row> Study => new(
        "birthday", Paper.BirthdayParadox, "Section 1.1", "Duplicates in a batch tell how many outputs a generator has")
    {
        Deviation = "Generators are laws on N outputs, and a program finds equal outputs where the paper has people compare pictures.",
        Seeds = Generalization.Seeds,
        Budget = Budget.Light,
        Arms = [Uniform, Skewed, Continuous],
        Claims =
        [
            new("half-of-batches")
            {
                Statement = "Half of the batches of sqrt(2 log 2 N) draws hold a duplicate.",
                Published = "support of about the square of the batch",
                Formula = @"P(\text{duplicate in } s \text{ draws}) \approx \tfrac{1}{2} \;\text{ at }\; s = \sqrt{2 \log 2 \, N}",
                Criterion = Share.MeanIs(0.5, 0.03),    // a whole number of draws is up to 0.02 beyond one half
                On = [Uniform], Control = [Skewed],
            },
            new("interval-covers")
            {
                Statement = "The 95 % interval of the number of outputs holds the true number in at least 9 of 10 tests.",
                Published = "an estimate of the support",
                Formula = @"P(N \in [N_{\text{low}}, N_{\text{high}}]) \ge 0.95",
                Criterion = Coverage.MeanAtLeast(0.9),
                On = [Uniform], Control = [Skewed],
            },
            new("finite-support-is-found")
            {
                Statement = "Every test of a generator of finite support gives it an upper limit.",
                Published = "duplicates show that the support is small",
                Criterion = Limited.AtLeast(1),
                On = [Uniform], Control = [Continuous],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Uniform =
        new("uniform", "N equally likely outputs", run => Measure((stream, n) => stream.NextInt(n), run));
    internal static readonly Arm<Row> Skewed = new(     // the test tells the size of what is drawn often
        "skewed", "55 % of the mass on a tenth of N outputs",
        run => Measure((stream, n) => stream.NextInt(stream.NextBool() ? n : n / 10), run));
    internal static readonly Arm<Row> Continuous =      // no draw repeats, whatever the seed
        new("continuous", "a continuous law", run => Measure((stream, _) => stream.NextDouble(), run)) { Random = false };

    static readonly Quantity<Row> Share =
        new("share of batches with a duplicate", row => row.Tests.Average(test => test.Duplicates / (double)Batches));
    static readonly Quantity<Row> Coverage = new(
        "share of intervals that hold N",
        row => row.Tests.Average(test => test.Low <= test.Outputs && test.Outputs <= test.High ? 1.0 : 0));
    static readonly Quantity<Row> Limited =
        new("share of tests with a finite upper limit", row => row.Tests.Average(test => double.IsFinite(test.High) ? 1.0 : 0));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var first = measurements.Points(row => row.Tests).OfReplicate(0).Where(test => test.Number, 0);
        yield return new Figure("birthday", "The number of outputs that duplicates give")
        {
            Paper = new PaperLocus("Birthday", "Section 1.1"),
            Caption = "95 % intervals of the number of outputs from 40 batches, one test for each N. They hold the true N of a uniform "
                + "generator. Where a tenth of the outputs has more than half of the mass they lie below it: the test gives the size of "
                + "what is drawn often.",
            AltText = "Log-log chart of intervals over N from 100 to 100,000 with the diagonal. Those of the uniform generator cross it; "
                + "those of the skewed one lie below.",
            Panels =
            [
                new Panel(
                    new Axis("outputs N", Axis.Dimensionless) { Log = true },
                    new Axis("outputs by the test", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        first.Of(Uniform).Line("true N", test => test.Outputs, test => test.Outputs),
                        Interval("uniform", first.Of(Uniform)),
                        Interval("skewed", first.Of(Skewed)),
                    ],
                },
            ],
        };

        static Trace Interval(string name, Points<Test> tests) =>
            new Intervals(name, tests[test => test.Outputs], tests[test => test.Low], tests[test => test.High]);
    }

    const int Batches = 40;             // of a test
    static readonly int[] Sizes = [100, 1000, 10_000, 100_000];

    /// <param name="draw">An output of a generator of so many.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal static Row Measure<T>(Func<RandomStream, int, T> draw, Run run)
    {
        var stream = new RandomStream("outputs", run.Seed);
        return new(
        [
            .. from outputs in Sizes
               let batch = Birthday.HalfwayBatch(outputs)
               from number in Enumerable.Range(0, run.Steps(smoke: 2, standard: 25))
               let duplicates = Enumerable.Range(0, Batches).Count(_ => HasDuplicate(batch, outputs))
               let interval = Birthday.Outputs(duplicates, Batches, batch)
               select new Test(outputs, number, duplicates, interval.Low, interval.High),
        ]);

        bool HasDuplicate(int batch, int outputs)
        {
            var seen = new HashSet<T>();
            return !Enumerable.Range(0, batch).All(_ => seen.Add(draw(stream, outputs)));
        }
    }

    internal sealed record Row(IReadOnlyList<Test> Tests);

    /// <param name="Outputs">N.</param>
    /// <param name="Number">Which of the tests of this N it is.</param>
    /// <param name="Duplicates">Batches that hold a duplicate.</param>
    /// <param name="Low">Lower end of the interval of N.</param>
    /// <param name="High">Upper end, infinite where no batch holds a duplicate.</param>
    internal sealed record Test(int Outputs, int Number, int Duplicates, double Low, [MayBeInfinite] double High);
}
