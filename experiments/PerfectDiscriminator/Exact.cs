using Replication.Oracles.Divergences;

namespace Replication.Experiments;

/// <summary>
/// The two controls, by quadrature: laws on one and the same segment, and parallel segments with N(0, sd^2 I) added. D* = p / (p + q) is
/// neither perfect nor flat there.
/// </summary>
static class Exact
{
    const double Noise = TrainedDiscriminator.Noise;

    static readonly LineDensity Data = LineDensity.Beta(2, 5), Generated = LineDensity.Beta(5, 2);

    /// <summary>Beta(2, 5) against Beta(5, 2) on the segment [0, 1] x {0}.</summary>
    public static ExplicitDiscriminator.Case Aligned() => new(
        "one segment, two densities",
        0,
        // The distribution functions do not cross, so W1 is the difference of the means, 5/7 - 2/7.
        3.0 / 7,
        AlignedJensenShannon,
        FDivergences.KullbackLeibler.Between(Data, Generated).Value,
        FDivergences.ReverseKullbackLeibler.Between(Data, Generated).Value,
        (1 + FDivergences.TotalVariation.Between(Data, Generated).Value) / 2,
        Grid.Max(u => Slope(x => OptimalDiscriminator.At(Data.Log(x), Generated.Log(x)), u)));

    /// <summary>JSD of Beta(2, 5) and Beta(5, 2).</summary>
    public static double AlignedJensenShannon => FDivergences.JensenShannon.Between(Data, Generated).Value;

    /// <summary>JSD of segments at a distance under the noise: along the segments the laws agree, so only the distance counts.</summary>
    public static double NoisyJensenShannon(double distance) => ShiftedGaussians.JensenShannon(distance / Noise).Value;

    /// <summary>Parallel segments under the noise.</summary>
    public static ExplicitDiscriminator.Case Noisy(double distance)
    {
        var r = distance / Noise;
        var (data, generated) = (LineDensity.Gaussian(0, Noise), LineDensity.Gaussian(distance, Noise));
        double Optimal(double x) => OptimalDiscriminator.At(data.Log(x), generated.Log(x));
        return new(
            "parallel segments with noise",
            distance,
            distance,
            NoisyJensenShannon(distance),
            ShiftedGaussians.KullbackLeibler(r),
            ShiftedGaussians.KullbackLeibler(r),
            (1 + ShiftedGaussians.TotalVariation(r)) / 2,
            Math.Max(Slope(Optimal, 0), Slope(Optimal, distance)));
    }

    static IEnumerable<double> Grid => Enumerable.Range(1, 99).Select(i => i / 100.0);

    static double Slope(Func<double, double> f, double x)
    {
        const double step = 1e-5;
        return Math.Abs(f(x + step) - f(x - step)) / (2 * step);
    }
}
