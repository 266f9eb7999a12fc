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
/// The best that T affine generators with weights can do, as far as a descent on the exact W1 itself finds it: what the adversaries' results are
/// held against. Target and latents are points without chance. The first start puts the components on points of the target far from one another, each
/// further start on maps as training begins with; the best end counts.
/// </summary>
sealed class FittedMixture(MixGan.Setting arm, Run run)
{
    /// <summary>Points of the target; the components share as many. More move W1 by less than a hundredth.</summary>
    const int Points = 240;

    readonly Draws _draws = new(run.Seed, device(run.Device));

    int Steps => run.Scale == Scale.Smoke ? 3 : 200;

    /// <summary>One component has one optimum; more can settle on top of one another.</summary>
    int Starts => run.Scale == Scale.Smoke || arm.Generators == 1 ? 1 : 3;

    /// <summary>Fits from each start and measures the best.</summary>
    public MixRow Measure()
    {
        using var scope = NewDisposeScope();
        using var target = new MixTarget(arm.Target, _draws.Device);
        var latents = GaussianSpiral.Points(Points / arm.Generators, _draws.Device);
        var data = target.Points(Points);
        var points = SampleTransport.Cloud(data);
        (Mixture Mixture, double Wasserstein)? best = null;
        for (var start = 0; start < Starts; start++)
        {
            using var weights = _draws.Stream(string.Create(CultureInfo.InvariantCulture, $"start {start}"));
            var mixture = new Mixture([.. Enumerable.Range(0, arm.Generators).Select(_ => Affine(weights, _draws.Device))]);
            if (start == 0) Spread(mixture, data);
            var reached = TransportDescent.Fit(mixture, latents, points, Steps, rate: 0.05)[^1];
            if (best is null || reached < best.Value.Wasserstein) best = (mixture, reached);
            run.Progress?.Report((start + 1.0) / Starts);
        }

        using var fitted = best!.Value.Mixture;
        return new MixEvaluation(target, _draws, run.Scale).Row(fitted, discriminators: null, [], [.. MixEvaluation.Weights(Steps, fitted)], []);
    }

    /// <summary>Puts each component on the point of the data farthest from those before it (Gonzalez 1985), as a small round Gaussian.</summary>
    static void Spread(Mixture mixture, Tensor data)
    {
        using var guard = no_grad();
        var nearest = full(data.shape[0], double.PositiveInfinity, dtype: data.dtype, device: data.device);
        var at = data[0];
        foreach (var map in mixture.Players)
        {
            foreach (var parameter in map.parameters()) parameter.copy_(parameter.dim() == 1 ? at : eye(2, device: data.device) * 0.1);
            nearest = minimum(nearest, (data - at).square().sum(1));
            at = data.index_select(0, nearest.argmax().reshape(1)).squeeze(0);
        }
    }

    /// <summary>An affine map of the plane with all entries N(0, 1/4): one Gaussian for each.</summary>
    public static Sequential Affine(Generator weights, Device device)
    {
        var map = Mlp.Create(weights, device, MixEvaluation.Latent, 2);
        foreach (var parameter in map.parameters()) Initialisation.Normal(parameter, 0.5, weights);
        return map;
    }
}
