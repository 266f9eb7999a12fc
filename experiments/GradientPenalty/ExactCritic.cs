using Replication.Core.Metrics;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Evidence;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Proposition 1 on samples: 256 points of the ring of 8 Gaussians as P_r, 256 of N(0, I) as P_g, and their optimal critic from an exact plan.
/// </summary>
/// <param name="shared">Whether half of the generated points coincide with real ones, so that the plan joins points to themselves.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class ExactCritic(bool shared, Run run)
{
    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Solves, and looks along the lines of the plan.</summary>
    public GradientPenalty.Row Measure()
    {
        using var scope = NewDisposeScope();
        using var ring = GaussianModes.Ring8(_draws.Device);
        using var stream = _draws.Stream("samples");
        var count = run.Scale == Scale.Smoke ? 32 : 256;
        var real = ring.Stratified(count, stream);
        var generated = randn(count, 2, generator: stream, device: _draws.Device);
        if (shared) generated = cat([real.narrow(0, 0, count / 2), generated.narrow(0, 0, count / 2)]);
        var (x, y) = (SampleTransport.Cloud(generated), SampleTransport.Cloud(real));
        var critic = new OptimalCritic(x, y);
        var row = GradientPenalty.Row.Empty with
        {
            Lines = [.. Enumerable.Range(1, 9).Select(tenth => critic.Along(tenth / 10.0))],
            PlanGap = critic.WorstGap,
            ValueGap = Math.Abs(critic.Value - critic.Wasserstein),
        };
        return run.Replicate > 0 ? row : row with
        {
            Surface = PlanePoint.Surface([.. PlanePoint.Grid.Select(at => critic[at.X, at.Y])]),
            Points = [.. PlaneSample.First(count, "real", y), .. PlaneSample.First(count, "generated", x)],
        };
    }
}
