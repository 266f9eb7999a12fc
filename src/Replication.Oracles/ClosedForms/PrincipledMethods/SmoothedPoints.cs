using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// Theorem 3.2 and Corollary 3.2 of Arjovsky and Bottou 2017 on the line: P_r uniform on data points, P_g uniform on theta + latent points,
/// both smoothed with N(0, sd^2), and D* optimal between the smoothed laws. The generator g_theta(z) = theta + z moves all its points.
/// NaN and infinity are refused on construction; a quadrature that misses its tolerance throws <see cref="QuadratureException"/>.
/// </summary>
public sealed class SmoothedPoints
{
    readonly double[] _data;
    readonly double[] _generated;
    readonly double _sd;
    readonly LineDensity _noisyData;
    readonly LineDensity _noisyGenerated;

    /// <summary>Describes the two laws.</summary>
    /// <param name="data">The support of P_r; at least one finite number.</param>
    /// <param name="latent">The values of z; at least one finite number.</param>
    /// <param name="theta">The generator's parameter; finite.</param>
    /// <param name="sd">Standard deviation of the noise; positive and finite.</param>
    /// <exception cref="ArgumentException">A list is empty, or a number is outside its domain.</exception>
    public SmoothedPoints(IReadOnlyList<double> data, IReadOnlyList<double> latent, double theta, double sd)
    {
        if (data.Count == 0 || latent.Count == 0) throw new ArgumentException("Each law needs at least one point.", nameof(data));
        (_data, _generated, _sd) = ([.. data], [.. latent.Select(z => theta + z)], sd);
        (_noisyData, _noisyGenerated) = (Smoothed(_data), Smoothed(_generated));
    }

    /// <summary>
    /// E_z d/dtheta log(1 - D*(g_theta(z))) with D* frozen and no noise in the generator, by the chain rule on the log-densities: the left
    /// side of Theorem 3.2.
    /// </summary>
    public double GradientWithoutNoise() => _generated.Average(LogOneMinusDSlope);

    /// <summary>
    /// The right side of Theorem 3.2: E_z[a(z) E_{y~P_r} P_eps(g - y) grad ||g - y||^2 - b(z) E_{y~P_g} P_eps(g - y) grad ||g - y||^2],
    /// with a = 1 / (2 sd^2 (P_{g+eps} + P_{r+eps})) and b = a P_{r+eps} / P_{g+eps}: pulled towards the data, pushed off the generator's
    /// own mass.
    /// </summary>
    public double AttractionAndRepulsion() => _generated.Average(x =>
    {
        double r = _noisyData.At(x), g = _noisyGenerated.At(x);
        double a = 1 / (2 * _sd * _sd * (g + r)), b = a * r / g;
        return (a * Pull(_data, x)) - (b * Pull(_generated, x));
    });

    /// <summary>
    /// Corollary 3.2's left side: the same gradient with the noise also in the generator, E_{z, eps'} d/dtheta log(1 - D*(g_theta(z) +
    /// eps')).
    /// </summary>
    public Integral GradientWithNoise() => _noisyGenerated.Expectation(LogOneMinusDSlope);

    /// <summary>2 JSD of the smoothed laws, whose derivative in theta is Corollary 3.2's right side.</summary>
    public Integral TwiceJensenShannon(Tolerance? tolerance = null) =>
        FDivergences.JensenShannonUnnormalised.Between(_noisyData, _noisyGenerated, tolerance);

    LineDensity Smoothed(double[] points) => LineDensity.Mixture(
        [.. Enumerable.Repeat(1.0 / points.Length, points.Length)], [.. points.Select(point => LineDensity.Gaussian(point, _sd))]);

    // d/dx log(q / (p + q)) = D* (d log q - d log p).
    double LogOneMinusDSlope(double x) =>
        OptimalDiscriminator.At(_noisyData.Log(x), _noisyGenerated.Log(x)) * (LogSlope(_generated, x) - LogSlope(_data, x));

    // d/dx log of the smoothed density: the mean pull of the points, weighted by their share in the density at x.
    double LogSlope(double[] points, double x)
    {
        double[] logs = [.. points.Select(point => -(x - point) * (x - point) / (2 * _sd * _sd))];
        var total = LogSumExp.Of(logs);
        return points.Zip(logs, (point, log) => Math.Exp(log - total) * (point - x) / (_sd * _sd)).Sum();
    }

    double Pull(double[] points, double x) => points.Average(point => Math.Exp(LineDensity.Gaussian(point, _sd).Log(x)) * 2 * (x - point));
}
