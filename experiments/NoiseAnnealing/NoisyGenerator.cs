using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Quadrature;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Corollary 3.2 on the line, in float64: with the noise also in the generator, the gradient of E log(1 - D*(g(z) + eps')) is that of 2 JSD of
/// the noisy laws. P_r is uniform on three points, g(z) = theta + z on three others.
/// </summary>
static class NoisyGenerator
{
    static readonly double[] Data = [0, 0.5, 1], Latents = [-0.2, 0.3, 0.7];

    /// <summary>Gradients over theta and the noise: with it in the generator, without, and of 2 JSD by central differences of quadrature.</summary>
    public static IReadOnlyList<CorollaryPoint> Sweep() =>
    [
        .. from deviation in new[] { 0.25, 0.5, 1, 2 }
           from theta in Enumerable.Range(-8, 33).Select(i => i / 8.0)
           select new CorollaryPoint(
               deviation, theta, Automatic(theta, deviation, noisy: true), Automatic(theta, deviation, noisy: false), Slope(theta, deviation)),
    ];

    static double Automatic(double theta, double deviation, bool noisy)
    {
        using var scope = NewDisposeScope();
        var place = tensor(theta, dtype: float64, requires_grad: true);
        var latents = tensor(Latents);

        // The mean over eps' by the trapezoidal rule, which for a Gaussian weight is exact to rounding at this spacing.
        var spread = linspace(-9, 9, 1801, dtype: float64);
        var weight = noisy ? (spread.square() * -0.5).exp() * (0.01 / Math.Sqrt(2 * Math.PI)) : ones(1, dtype: float64);
        var noise = noisy ? spread * deviation : zeros(1, dtype: float64);
        var samples = place + latents.unsqueeze(1) + noise.unsqueeze(0);
        var toData = LogDensity(samples, tensor(Data), deviation);
        var toGenerated = LogDensity(samples, latents + theta, deviation);
        var cost = ((toGenerated - logsumexp(stack([toData, toGenerated]), 0)) * weight).sum() / Latents.Length;
        return autograd.grad([cost], [place])[0].ToDouble();
    }

    static Tensor LogDensity(Tensor at, Tensor points, double deviation) =>
        logsumexp((at.unsqueeze(2) - points).square() * (-1 / (2 * deviation * deviation)), 2);

    static double Slope(double theta, double deviation)
    {
        var step = 1e-3 * deviation;
        return (Twice(theta + step) - Twice(theta - step)) / (2 * step);

        double Twice(double at) => new SmoothedPoints(Data, Latents, at, deviation).TwiceJensenShannon(new Tolerance(1e-13, 1e-12)).Value;
    }
}

/// <summary>The generator's gradient at one place.</summary>
/// <param name="Deviation">sd of the noise.</param>
/// <param name="Theta">The generator's parameter.</param>
/// <param name="WithNoise">d/dtheta E log(1 - D*(g(z) + eps')), by automatic differentiation.</param>
/// <param name="WithoutNoise">d/dtheta E log(1 - D*(g(z))), by automatic differentiation.</param>
/// <param name="TwiceJensenShannon">d/dtheta 2 JSD(P_{r + eps}, P_{g + eps}), by central differences of quadrature.</param>
sealed record CorollaryPoint(double Deviation, double Theta, double WithNoise, double WithoutNoise, double TwiceJensenShannon);
