using MathNet.Numerics;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// Theorem 3.2: Gaussian noise on two samples of N(0, I/d) leaves the JSD between them near log 2, unless it is far wider than the distance
/// between draws.
/// </summary>
static class NoisySamples
{
    public static Study<Row> Study => new("noise", Paper.GeneralizationAndEquilibrium, "Theorem 3.2", "Noise does not make JSD shrink")
    {
        Seeds = Generalization.Seeds,
        Arms = [Narrow, Wide],
        Claims =
        [
            new("noise-does-not-help")
            {
                Statement = "With noise N(0, sigma^2 I/d) on both samples, sigma up to 1/sqrt(log m), JSD stays above log 2 - 1/m.",
                Published = "above log 2 - 1/m for sigma < c/sqrt(log m)",
                Formula = @"d_{JS}(\hat\mu * \mathcal{N}(0, \tfrac{\sigma^2}{d} I), \hat\nu * \mathcal{N}(0, \tfrac{\sigma^2}{d} I))"
                    + @" > \log 2 - 1/m",
                Criterion = Noises.BoundedBelowBy(
                    new("JSD", at => at.JensenShannon), new("log 2 - 1/m", (_, at) => Math.Log(2) - 1.0 / at.Samples),
                    Tolerance.Exact("the bound leaves room")),
                On = [Narrow], Control = [Wide],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Narrow = new("narrow", "noise of sigma up to 1/sqrt(log m)",
        run => Measure(samples => [.. new[] { 0.25, 0.5, 1 }.Select(c => c / Math.Sqrt(Math.Log(samples)))], run));
    internal static readonly Arm<Row> Wide = new("wide", "noise of sigma 2.5 to 40", run => Measure(_ => [2.5, 5, 10, 20, 40], run));

    static readonly Sweep<Row, Noise> Noises = new("sample sizes and noises", row => row.Noises);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var noises = measurements.Points(row => row.Noises);
        yield return new Figure("noise", "JSD between two samples with noise on both")
        {
            Paper = new PaperLocus("MIX+GAN", "Theorem 3.2"),
            Caption = "Two samples of m draws from N(0, I/d) at d = 500, with noise N(0, σ²I/d) on both. JSD stays at log 2 with "
                + "the theorem's noise, whose σ is below 0.6. It falls from σ = 5 on, where noise moves a draw several times as far as "
                + "draws are apart.",
            AltText = "Dots over sigma on a logarithmic axis, from 0.1 to 40, for 25, 100 and 200 draws. All lie on log 2 below sigma "
                + "1 and fall to 0 between 5 and 20, those of larger samples first.",
            Panels =
            [
                new Panel(new Axis("σ", Axis.Dimensionless) { Log = true }, new Axis("JSD", "nats"))
                {
                    Traces =
                    [
                        .. from count in Counts
                           from arm in new[] { Narrow, Wide }
                           select noises.Of(arm).Where(at => at.Samples, count)
                               .Dots($"m = {count}", at => at.Sigma, at => at.JensenShannon),
                    ],
                    References = [new HorizontalLine("log 2", Level.ClosedForm("log 2", Math.Log(2)))],
                },
            ],
        };
    }

    const int Dimension = 500;
    const int Drawn = 100;                          // draws of each noisy law that JSD is a mean over
    static readonly int[] Counts = [25, 100, 200];

    internal static Row Measure(Func<int, double[]> sigmas, Run run)
    {
        var stream = new RandomStream("noise", run.Seed);
        return new(
        [
            .. from count in Counts
               let x = SampleDistances.Gaussian(Dimension, count, stream)
               let y = SampleDistances.Gaussian(Dimension, count, stream)
               from sigma in sigmas(count)
               let ratios = LogRatios(x, y, sigma, stream).Concat(LogRatios(y, x, sigma, stream)).ToArray()
               select new Noise(count, sigma, Math.Log(2) - ratios.Average(Softplus), ratios.Average()),
        ]);
    }

    /// <summary>log(1 + e^x): of log(q/p), what a draw of p lacks of log 2 in JSD.</summary>
    static double Softplus(double x) => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>log(q/p) at noisy draws of p.</summary>
    static IEnumerable<double> LogRatios(double[][] p, double[][] q, double sigma, RandomStream stream) =>
        Enumerable.Range(0, Drawn).Select(_ =>
    {
        var atom = p[stream.NextInt(p.Length)];
        var noise = SampleDistances.Gaussian(Dimension, 1, stream)[0];
        double[] draw = [.. atom.Zip(noise, (at, step) => at + sigma * step)];
        return LogDensity(q) - LogDensity(p);

        // Up to the normaliser, which both laws share.
        double LogDensity(double[][] atoms)
        {
            double[] exponents =
                [.. atoms.Select(one => -Dimension * Math.Pow(Distance.Euclidean(one, draw) / sigma, 2) / 2)];
            var largest = exponents.Max();
            return largest + Math.Log(exponents.Average(exponent => Math.Exp(exponent - largest)));
        }
    });

    internal sealed record Row(IReadOnlyList<Noise> Noises);

    /// <summary>
    /// The JSD between two samples of so many draws with noise of standard deviation sigma/sqrt(d) a coordinate on both, and the mean
    /// logarithm of how likely a draw is under the other law rather than its own.
    /// </summary>
    internal sealed record Noise(int Samples, double Sigma, double JensenShannon, double LogRatio);
}
