using Replication.Core.Metrics;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Evidence;
using Replication.Oracles.ClosedForms.PrincipledMethods;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>What noise costs in W1: Lemma 4, W(P_X, P_{X + eps}) at most V^(1/2), V = E ||eps||^2.</summary>
/// <param name="Support">What X is uniform on.</param>
/// <param name="Dimension">d, of the space.</param>
/// <param name="Deviation">sd of each coordinate of the noise.</param>
/// <param name="Wasserstein">W1, measured.</param>
/// <param name="ClosedForm">W1 where it has a closed form: of a point.</param>
/// <param name="Bound">V^(1/2) = sd d^(1/2).</param>
/// <param name="Careless">The bound if V were the variance of one coordinate.</param>
sealed record NoiseCost(
    string Support, int Dimension, double Deviation, double Wasserstein, double? ClosedForm, double Bound, double Careless)
{
    /// <summary>The lemma's table by draws of the noise, and a circle by exact transport.</summary>
    public static IReadOnlyList<NoiseCost> Table(Run run)
    {
        var draws = new Draws(run.Seed, device(run.Device));
        using var stream = draws.Stream("noise");
        return
        [
            .. from dimension in new[] { 1, 2, 10, 100 } from deviation in new[] { 1, 0.1 } select OfPoint(dimension, deviation, stream, run),
            .. new[] { 1, 0.1 }.Select(deviation => OfCircle(deviation, stream)),
        ];
    }

    /// <summary>There is one coupling with a point, so that W1 is E ||eps||.</summary>
    static NoiseCost OfPoint(int dimension, double deviation, Generator stream, Run run)
    {
        using var scope = NewDisposeScope();
        var count = run.Scale == Scale.Smoke ? 1000 : Math.Min(200_000, 10_000_000 / dimension);
        var length = (randn(count, dimension, dtype: float64, generator: stream, device: stream.device) * deviation).square().sum(1).sqrt().mean();
        var (exact, bound) = (PointMassNoise.Wasserstein1(deviation, dimension), PointMassNoise.Bound(deviation, dimension));
        return new("point", dimension, deviation, length.ToDouble(), exact, bound, deviation);
    }

    static NoiseCost OfCircle(double deviation, Generator stream)
    {
        using var scope = NewDisposeScope();
        var circle = new Circle([0, 0], 1).EvenlySpaced(256).to(stream.device);
        var noisy = circle + randn(256, 2, dtype: float64, generator: stream, device: stream.device) * deviation;
        return new("circle", 2, deviation, SampleTransport.Wasserstein(circle, noisy), null, PointMassNoise.Bound(deviation, 2), deviation);
    }
}
