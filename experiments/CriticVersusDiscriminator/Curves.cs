using Best = Replication.Oracles.Divergences.OptimalDiscriminator;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace Replication.Experiments;

/// <summary>What a function on the line is judged by: trained ones, and the optimal discriminator and critic in closed form.</summary>
static class Curves
{
    const int Atoms = 512;      // quantiles that stand for a law; the outermost are 3.1 deviations out

    static readonly double[] Grid = [.. Enumerable.Range(-32, 65).Select(i => i / 4.0)];     // [-8, 8], as in the paper's figure

    /// <summary>D* = p / (p + q), here sigmoid(-10 x), and the slope of log(1 - D*).</summary>
    public static TwoGaussians.Row OptimalDiscriminator() => Of(
        places => [.. places.Select(x => Best.At(Normal.PDFLn(-TwoGaussians.Place, 1, x), Normal.PDFLn(TwoGaussians.Place, 1, x)))
            .Select(d => (d, d * TwoGaussians.W1))],
        []);

    /// <summary>f* = -x: all mass goes one way.</summary>
    public static TwoGaussians.Row OptimalCritic() => Of(places => [.. places.Select(x => (-x, -1.0))], []);

    /// <summary>The row of a function that gives value and slope at places.</summary>
    public static TwoGaussians.Row Of(
        Func<double[], IReadOnlyList<(double Value, double Slope)>> function, IReadOnlyList<TwoGaussians.Moment> course) => new(
        function(Quantiles(TwoGaussians.Place)).Average(at => Math.Abs(at.Slope)),
        [.. Grid.Zip(function(Grid), (x, at) => new TwoGaussians.PlaceOnLine(
            x, at.Value, at.Slope, Normal.PDF(-TwoGaussians.Place, 1, x), Normal.PDF(TwoGaussians.Place, 1, x)))],
        course);

    /// <summary>The middle quantiles of N(mean, 1).</summary>
    public static double[] Quantiles(double mean) => [.. Enumerable.Range(0, Atoms).Select(i => Normal.InvCDF(mean, 1, (i + 0.5) / Atoms))];
}
