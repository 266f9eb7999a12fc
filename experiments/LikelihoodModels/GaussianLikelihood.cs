using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.Statistics;
using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// Equation 2 with p a Gaussian. Its maximiser is mean and variance of the draws. The mean log-likelihood is the negative of entropy plus
/// KL(draws || model), so that the maximiser approaches the Gaussian of least KL from the data's law, which here is no Gaussian.
/// </summary>
static class GaussianLikelihood
{
    public static Study<Row> Study => new(
        "gaussian", Paper.Lecture, "Section 2.1, equation 2", "The maximum-likelihood Gaussian is the KL minimiser")
    {
        Seeds = LikelihoodModels.Seeds, Budget = Budget.Light,
        Deviation = "The lecture gives no data: 0.3 N(-2, 0.25) + 0.7 N(1, 1) is ours.",
        Arms = [MaximumLikelihood, Unbiased, Robust],
        Claims =
        [
            new("gaussian-fit-is-mean-and-variance")
            {
                Statement = "The Gaussian of maximum likelihood has the draws' mean and their variance with divisor n.",
                Published = "we just need to fit the mean and variance",
                Formula = @"\hat\mu = \tfrac1n \sum_i x_i, \quad \hat\sigma^2 = \tfrac1n \sum_i (x_i - \hat\mu)^2",
                Criterion = FromSearch.BoundedBy(0, Searched), On = [MaximumLikelihood], Control = [Unbiased],
            },
            new("likelihood-is-minus-kl")
            {
                Statement = "The mean log-likelihood of counted draws is the negative of their entropy plus KL(draws || model).",
                Published = "maximum likelihood of the data points",
                Formula = @"\tfrac1n \sum_i \log p_\theta(x_i) = -H(\hat p) - \mathrm{KL}(\hat p \| p_\theta)",
                Criterion = Sizes.Is(LogLikelihood, new("-H - KL(draws || model)", (_, at) => at.ByKl), Rounding),
                On = [MaximumLikelihood, Unbiased, Robust], Control = [MaximumLikelihood],
                ControlCriterion = Sizes.Is(LogLikelihood, new("-H - JSD", (_, at) => at.ByJsd), Rounding),
            },
            new("fit-approaches-the-kl-minimiser")
            {
                Statement = "The maximum-likelihood Gaussian of 10,000 draws is within 0.001 nats of the least KL from the data's law.",
                Published = "maximum likelihood of the data points",
                Formula = @"\mathrm{KL}(p \| \hat p_n) - \min_\theta \mathrm{KL}(p \| p_\theta) \to 0",
                Criterion = LastExcess.AtMost(Near), On = [MaximumLikelihood], Control = [Robust],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> MaximumLikelihood = new(
        "maximum-likelihood", "mean and variance with divisor n",
        run => Measure(run, draws => (draws.Mean(), draws.PopulationStandardDeviation())));
    internal static readonly Arm<Row> Unbiased =
        new("unbiased", "mean and variance with divisor n - 1", run => Measure(run, draws => draws.MeanStandardDeviation()));
    internal static readonly Arm<Row> Robust =
        new("quartiles", "median and scaled interquartile range", run => Measure(run, MedianAndSpread));

    static readonly Tolerance Searched = Tolerance.Absolute(1e-5, "a search finds a maximum to the square root of rounding");
    const double Near = 1e-3;           // the excess of two parameters is about 1 / n

    static readonly Quantity<Row> FromSearch = new("distance of (mean, sd) from the searched maximiser", row => row.FromSearch);
    static readonly Sweep<Row, Size> Sizes = new("numbers of draws", row => row.Sizes);
    static readonly Quantity<Size> LogLikelihood = new("mean log-likelihood of the counts", at => at.LogLikelihood);
    static readonly Quantity<Row> LastExcess = new("KL from the law less the least, 10,000 draws", row => row.Sizes[^1].Excess);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-10, "sums over a hundred cells in double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var sizes = measurements.Points(row => row.Sizes);
        yield return new Figure("excess", "The maximum-likelihood Gaussian approaches the KL minimiser")
        {
            Paper = new PaperLocus("Lecture", "Section 2.1, equation 2"),
            Caption = "KL of the fitted Gaussian from the data's law, less the least that any Gaussian has, over the number of draws. "
                + "The excess of maximum likelihood falls as 1/n. Median and quartiles lead to another Gaussian. One dot for each seed.",
            AltText = "Chart with logarithmic axes. Dots of maximum likelihood fall with the line 1/n from 30 to 10,000 draws. Dots of "
                + "median and quartiles level off below 0.1.",
            Panels =
            [
                new Panel(new Axis("draws n", Axis.Dimensionless) { Log = true }, new Axis("KL less the least KL", "nats") { Log = true })
                {
                    Traces =
                    [
                        sizes.Of(MaximumLikelihood).Dots("maximum likelihood", at => at.Draws, at => at.Excess),
                        sizes.Of(Robust).Dots("median and quartiles", at => at.Draws, at => at.Excess),
                        sizes.Of(MaximumLikelihood).OfReplicate(0).Line("1/n", at => at.Draws, at => at.PerDraw),
                    ],
                },
            ],
        };
    }

    static readonly (double Weight, double Mean, double Sd) Left = (0.3, -2, 0.5), Right = (0.7, 1, 1);
    static readonly LineDensity Law = LineDensity.Mixture(
        [Left.Weight, Right.Weight], [LineDensity.Gaussian(Left.Mean, Left.Sd), LineDensity.Gaussian(Right.Mean, Right.Sd)]);
    static readonly int[] Counts = [30, 100, 300, 1000, 3000, 10_000];
    const double Cell = 0.1;            // width of the cells that draws are counted in
    const int Reach = 60;               // cells on either side of 0; farther draws count in the outermost

    static Row Measure(Run run, Func<double[], (double Mean, double Sd)> fit)
    {
        var stream = new RandomStream("draws", run.Seed);
        double[] all = [.. Enumerable.Range(0, Counts[^1])
            .Select(_ => stream.NextDouble() < Left.Weight ? Left : Right).Select(part => part.Mean + part.Sd * stream.NextGaussian())];
        var least = GaussianFit.Minimise(FDivergences.KullbackLeibler, Law, (0, 1.5)).Divergence.Value;
        var (fitted, best) = (fit(all[..Counts[0]]), Search(all[..Counts[0]]));
        return new(
            Math.Max(Math.Abs(fitted.Mean - best.Mean), Math.Abs(fitted.Sd - best.Sd)),
            [.. Counts.Select(count => Examined(all[..count], fit(all[..count]), least))]);
    }

    static Size Examined(double[] draws, (double Mean, double Sd) fit, double least)
    {
        var model = LineDensity.Gaussian(fit.Mean, fit.Sd);
        double[] cells = [.. Enumerable.Range(-Reach, 2 * Reach + 1).Select(i => model.At(i * Cell))];
        double[] q = [.. cells.Select(density => density / cells.Sum())];
        int[] own = [.. draws.Select(x => Math.Clamp((int)Math.Round(x / Cell), -Reach, Reach) + Reach)];
        var p = new double[q.Length];
        foreach (var cell in own) p[cell] += 1.0 / draws.Length;
        var entropy = -p.Where(share => share > 0).Sum(share => share * Math.Log(share));
        return new(
            draws.Length, 1.0 / draws.Length, own.Average(cell => Math.Log(q[cell])),
            -entropy - FDivergences.KullbackLeibler.Between(p, q), -entropy - FDivergences.JensenShannon.Between(p, q),
            FDivergences.KullbackLeibler.Between(Law, model).Value - least);
    }

    /// <summary>Right for a Gaussian, whose quartiles are 1.349 standard deviations apart.</summary>
    static (double Mean, double Sd) MedianAndSpread(double[] draws) =>
        (draws.Median(), draws.InterquartileRange() / (2 * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.75)));

    /// <summary>The maximiser by Nelder and Mead's simplex over (mean, log sd), from a standard Gaussian.</summary>
    static (double Mean, double Sd) Search(double[] draws)
    {
        var at = NelderMeadSimplex.Minimum(
            ObjectiveFunction.Value(at => -draws.Average(LineDensity.Gaussian(at[0], Math.Exp(at[1])).Log)),
            Vector<double>.Build.Dense(2), 1e-14, 2000).MinimizingPoint;
        return (at[0], Math.Exp(at[1]));
    }

    /// <param name="FromSearch">Distance of the fit to 30 draws from the maximiser that a search finds, in mean or sd.</param>
    /// <param name="Sizes">The fits, by number of draws.</param>
    internal sealed record Row(double FromSearch, IReadOnlyList<Size> Sizes);

    /// <param name="Draws">n.</param>
    /// <param name="PerDraw">1 / n.</param>
    /// <param name="LogLikelihood">Mean log-likelihood of the counted draws under the fit's probabilities of the cells.</param>
    /// <param name="ByKl">The negative of the counts' entropy plus their KL from the fit.</param>
    /// <param name="ByJsd">The same with their JSD.</param>
    /// <param name="Excess">KL of the fit from the data's law, less that of the best Gaussian.</param>
    internal sealed record Size(double Draws, double PerDraw, double LogLikelihood, double ByKl, double ByJsd, double Excess);
}
