using System.Globalization;
using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Core.Training.Mixtures;
using Replication.Evidence;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// The best that T affine generators with weights can do, as far as a descent on the exact W1 itself finds it: what the adversaries' results are held
/// against. Target and latents are points without chance; a restart begins at fresh maps, and the best of them counts.
/// </summary>
sealed class FittedMixture(MixGan.Setting arm, Run run)
{
    /// <summary>Points of the target; the components share as many. More move W1 by less than a hundredth.</summary>
    const int Points = 240;

    readonly Draws _draws = new(run.Seed, device(run.Device));

    int Steps => run.Scale == Scale.Smoke ? 3 : 200;

    /// <summary>One component has one optimum; more can settle on top of one another.</summary>
    int Restarts => run.Scale == Scale.Smoke || arm.Generators == 1 ? 1 : 4;

    /// <summary>Fits from each start and measures the best.</summary>
    public MixRow Measure()
    {
        using var scope = NewDisposeScope();
        using var target = new MixTarget(arm.Target, _draws.Device);
        var latents = GaussianSpiral.Points(Points / arm.Generators, _draws.Device);
        var points = SampleTransport.Cloud(target.Points(Points));
        (Mixture Mixture, double Wasserstein)? best = null;
        for (var restart = 0; restart < Restarts; restart++)
        {
            using var weights = _draws.Stream(string.Create(CultureInfo.InvariantCulture, $"restart {restart}"));
            var mixture = new Mixture([.. Enumerable.Range(0, arm.Generators).Select(_ => Affine(weights, _draws.Device))]);
            var reached = TransportDescent.Fit(mixture, latents, points, Steps, rate: 0.05)[^1];
            if (best is null || reached < best.Value.Wasserstein) best = (mixture, reached);
            run.Progress?.Report((restart + 1.0) / Restarts);
        }

        using var fitted = best!.Value.Mixture;
        return new MixEvaluation(target, _draws).Row(fitted, discriminators: null, [], [.. MixEvaluation.Weights(Steps, fitted)], []);
    }

    /// <summary>An affine map of the plane with all entries N(0, 1/4): one Gaussian for each.</summary>
    public static Sequential Affine(Generator weights, Device device)
    {
        var map = Mlp.Create(weights, device, MixEvaluation.Latent, 2);
        using var guard = no_grad();
        foreach (var parameter in map.parameters()) nn.init.normal_(parameter, 0, 0.5, weights);
        return map;
    }
}
